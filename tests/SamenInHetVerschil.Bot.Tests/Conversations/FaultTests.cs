using Microsoft.Extensions.Logging;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.People;

namespace SamenInHetVerschil.Conversations;

/// <summary>A room that breaks: the person hears a sorry with a number, and nothing of that turn stands.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("a fault")]
    [InlineData("a time-out of its own")]
    public async Task A_room_that_breaks_leaves_everything_as_it_was_and_the_next_message_works(string how)
    {
        var people = new PeopleDesk();
        await using var day = await ConferenceDay.OpenAsync(new DayPlan
        {
            FirstRoom = new OddRoom(async (turn, cancel) =>
            {
                if (turn.Text != "boem")
                {
                    return null;
                }

                await people.IntroduceAsync(turn.Session, turn.Person.Id, "Overwritten", null, cancel);
                throw how == "a fault" ? new InvalidTimeZoneException("secret detail") : new TaskCanceledException("secret detail");
            }),
        });
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        var before = await StateAsync(day, els);

        var sorry = await els.Says("boem");

        Assert.Matches("^Sorry, er ging iets mis bij ons\\. .* B-[0-9]+\\.$", sorry.Text);
        Assert.DoesNotContain("secret detail", sorry.Text, StringComparison.Ordinal);
        var number = sorry.Text[(sorry.Text.IndexOf("B-", StringComparison.Ordinal) + 2)..^1];
        var logged = Assert.Single(day.Log.Lines, line => line.Level == LogLevel.Error);
        Assert.StartsWith($"Turn {number} failed", logged.Text, StringComparison.Ordinal);
        Assert.Contains("secret detail", logged.Text, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(day, els));
        Assert.Equal(["Els"], await day.QueryAsync<string>("select name from person where id = @PersonId", new { els.PersonId }));

        await els.Says("ja"); // still confirms the proposal from before
        Assert.Equal("3 registered", await day.HasAsync(els));
        await day.AssertIsWholeAsync();
    }

    [Theory]
    [InlineData("en", "Sorry, something went wrong on our side.")]
    [InlineData("fr", "Désolé, il y a eu un problème chez nous.")]
    public async Task The_sorry_is_in_the_language_of_the_conversation(string language, string begins)
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { FirstRoom = new OddRoom((turn, _) => turn.Text == "boem" ? throw new InvalidTimeZoneException() : Task.FromResult<Reply?>(null)) });
        Assert.StartsWith(begins, (await day.Attendee("Els", language).Says("boem")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_on_a_button_that_breaks_can_be_clicked_again()
    {
        var broken = true;
        await using var day = await ConferenceDay.OpenAsync(new DayPlan
        {
            FirstRoom = new OddRoom((turn, _) => turn.Button?.Do == "confirm" && broken ? throw new InvalidTimeZoneException() : Task.FromResult<Reply?>(null)),
        });
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        Assert.StartsWith("Sorry", (await els.Clicks("Ja, schrijf me in")).Text, StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els));
        broken = false;
        await els.Clicks("Ja, schrijf me in");
        Assert.Equal("3 registered", await day.HasAsync(els));
    }

    private static async Task<string> StateAsync(ConferenceDay day, Attendee attendee) =>
        (await day.QueryAsync<string>("select state from conversation where channel_conversation_id = @ConversationId", new { attendee.ConversationId })).Single();
}
