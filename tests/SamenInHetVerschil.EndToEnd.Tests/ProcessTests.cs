namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>The program as a stranger starts it.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task After_a_kill_the_conversation_goes_on_where_it_was()
    {
        await using var bot = await BotProcess.StartAsync();
        var person = await WebPerson.MeetAsync(bot, "anna", "Anna");
        var first = await person.SayAsync("schrijf me in voor workshop 3");
        var before = await person.ReadAsync();

        await bot.KillAsync();
        await bot.StartAgainAsync();

        Assert.Equal(before.Select(activity => activity.ToJsonString()), (await person.ReadAsync()).Select(activity => activity.ToJsonString()));
        var card = WebPerson.CardOf(Assert.Single(await person.RepliesAsync(first)));
        await person.PressAsync(WebPerson.Button(card, "confirm"));
        Assert.Contains("3,directline,dl_anna,Anna,,registered", await bot.VerbAsync("export", "registrations"), StringComparison.Ordinal);
    }
}
