using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Conversations;

/// <summary>Clicks that wait for their answer.</summary>
public sealed class InvokeTests(SharedDay shared) : IClassFixture<SharedDay>
{
    private readonly ConferenceDay day = shared.Day;

    [Fact]
    public async Task A_clicked_card_becomes_its_result_at_once_and_for_good()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Jef");
        var (card, yes) = await ProposalAsync(chat, "schrijf me in voor workshop 6");
        var (status, body) = await chat.Executes(yes, "execute-1", card);
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (status, TypeOf(body)));
        Assert.StartsWith("In orde. Je bent ingeschreven voor workshop 6", body!.Value.GetProperty("value").GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        await chat.Becomes(card, "Je bent ingeschreven voor workshop 6");
        Assert.Single(chat.Conversation.Standing);
        Assert.Equal("6 registered", await HasAsync(chat));
        Assert.Empty(teams.Service.Complaints);
    }

    [Fact]
    public async Task A_click_that_Teams_sends_again_gets_the_same_answer_and_acts_once()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Jef");
        var (card, yes) = await ProposalAsync(chat, "schrijf me in voor workshop 6");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => chat.Executes(yes, "execute-2", card)));
        Assert.Single(answers.Select(answer => answer.Body!.Value.GetRawText()).Distinct());
        Assert.Single(await day.QueryAsync<long>("select id from registration_event where person_id = @PersonId", new { chat.PersonId }));
    }

    [Fact]
    public async Task A_double_tap_with_another_id_acts_once_and_the_card_says_how_it_stands()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Jef");
        var (card, yes) = await ProposalAsync(chat, "schrijf me in voor workshop 6");
        await chat.Executes(yes, "tap-1", card);
        var (status, body) = await chat.Executes(yes, "tap-2", card);
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (status, TypeOf(body)));
        Assert.Single(await day.QueryAsync<long>("select id from registration_event where person_id = @PersonId", new { chat.PersonId }));
        Assert.Equal("6 registered", await HasAsync(chat));
    }

    [Fact]
    public async Task A_card_that_was_answered_in_words_loses_its_buttons()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Mia");
        var (card, _) = await ProposalAsync(chat, "schrijf me in voor workshop 6");
        await chat.Says("ja");
        Assert.StartsWith("In orde. Je bent ingeschreven", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        var before = Seen.WordsOf(card);
        while (Seen.ButtonsOf(Standing(chat, card)).Any())
        {
            await Task.Delay(20);
        }

        Assert.NotEqual(before, Seen.WordsOf(Standing(chat, card)));
    }

    [Fact]
    public async Task A_client_that_does_not_wait_sends_the_same_button_as_a_message()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Mia");
        var (card, _) = await ProposalAsync(chat, "schrijf me in voor workshop 5");
        var execute = card.Attachments![0].Content!.Value.GetProperty("actions")[0];
        Assert.Equal("Action.Execute", execute.GetProperty("type").GetString());
        Assert.Equal("Action.Submit", execute.GetProperty("fallback").GetProperty("type").GetString());
        await chat.Submits(execute.GetProperty("fallback").GetProperty("data"));
        Assert.StartsWith("In orde. Je bent ingeschreven voor workshop 5", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_on_a_card_that_the_channel_does_not_name_is_answered_in_the_chat()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Mia");
        var (_, yes) = await ProposalAsync(chat, "schrijf me in voor workshop 5");
        var (status, body) = await chat.Executes(yes);
        Assert.Equal((200, "application/vnd.microsoft.activity.message"), (status, TypeOf(body)));
        Assert.StartsWith("In orde. Je bent ingeschreven voor workshop 5", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_that_takes_too_long_gets_a_word_in_time_and_its_result_later()
    {
        var holding = new TaskCompletionSource();
        await using var slow = await ConferenceDay.OpenAsync(new DayPlan { FirstRoom = new SlowRoom(holding.Task) });
        await using var teams = await Teams.OpenAsync(slow);
        var chat = teams.Chat("Jef");
        var (card, yes) = await ProposalAsync(chat, "schrijf me in voor workshop 6");
        var (status, body) = await chat.Executes(yes, on: card);
        Assert.Equal((200, "application/vnd.microsoft.activity.message"), (status, TypeOf(body)));
        Assert.StartsWith("Een ogenblik", body!.Value.GetProperty("value").GetString(), StringComparison.Ordinal);
        holding.SetResult();
        await chat.Becomes(card, "Je bent ingeschreven voor workshop 6");
    }

    [Fact]
    public async Task A_card_with_places_that_is_looked_at_again_shows_how_it_stands_now_and_says_nothing_in_the_chat()
    {
        await using var counted = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Registration:Workshops:3:Capacity"] = "20" } });
        await using var teams = await Teams.OpenAsync(counted);
        var (els, mia) = (teams.Chat("Els"), teams.Chat("Mia"));
        await els.Says("hoeveel plaatsen zijn er nog in workshop 3?");
        var card = await els.Hears();
        Assert.Contains("20", Seen.WordsOf(card), StringComparison.Ordinal);
        var (_, yes) = await ProposalAsync(mia, "schrijf me in voor workshop 3");
        await mia.Submits(yes);
        await mia.Hears();
        var refresh = card.Attachments![0].Content!.Value.GetProperty("refresh").GetProperty("action");
        var (status, body) = await els.Invokes("adaptiveCard/action", new { action = refresh, trigger = "automatic" }, card);
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (status, TypeOf(body)));
        Assert.Contains("19", body!.Value.GetProperty("value").GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        await els.Says("welke workshops zijn er?");
        Assert.StartsWith("De 8 workshops", Seen.WordsOf(await els.Hears()), StringComparison.Ordinal);
        Assert.Contains("20", Seen.WordsOf(Standing(els, card)), StringComparison.Ordinal);
        Assert.Empty(teams.Service.Complaints);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"action":5}""")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","data":"x"}}""")]
    [InlineData("5")]
    public async Task A_click_without_data_is_refused_as_malformed(string value)
    {
        await using var teams = await Teams.OpenAsync(day);
        var (status, body) = await teams.Chat("Els").PushAsync(
            new Activity { Type = ActivityTypes.Invoke, Name = "adaptiveCard/action", Value = JsonSerializer.Deserialize<JsonElement>(value) });
        Assert.Equal((400, "application/vnd.microsoft.error"), (status, TypeOf(body)));
    }

    [Fact]
    public async Task An_invoke_that_nobody_handles_is_refused_as_such()
    {
        await using var teams = await Teams.OpenAsync(day);
        Assert.Equal(501, (await teams.Chat("Els").Invokes("frobnicate", new { })).Status);
    }

    private static async Task<(Activity Card, JsonElement Yes)> ProposalAsync(TeamsChat chat, string wish)
    {
        await chat.Says(wish);
        var card = await chat.Hears();
        return (card, Seen.ButtonsOf(card).Single(one => one.Title == "Ja, schrijf me in").Data);
    }

    private static Activity Standing(TeamsChat chat, Activity message) => chat.Conversation.Standing[message.Id!].Deserialize<Activity>(ActivityJson.Options)!;

    private static string? TypeOf(JsonElement? body) => body!.Value.GetProperty("type").GetString();

    private async Task<string> HasAsync(TeamsChat chat) =>
        string.Join(", ", (await day.RegistrationsAsync()).Where(one => one.PersonId == chat.PersonId).Select(one => $"{one.Workshop} {one.State}"));

    /// <summary>A room that keeps the first click waiting.</summary>
    private sealed class SlowRoom(Task until) : ITurnHandler
    {
        public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
        {
            if (turn.Kind == TurnKind.Click)
            {
                await until.WaitAsync(cancel);
            }

            return null;
        }
    }
}
