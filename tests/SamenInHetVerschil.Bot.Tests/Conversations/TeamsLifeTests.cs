using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Faking;

namespace SamenInHetVerschil.Conversations;

/// <summary>What happens around the messages: apps come and go, messages are edited, people block, Teams sends again.</summary>
public sealed class TeamsLifeTests(SharedDay shared) : IClassFixture<SharedDay>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private readonly ConferenceDay day = shared.Day;

    [Fact]
    public async Task A_new_version_of_the_app_brings_no_second_welcome()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.PushAsync(Installation("add"));
        Assert.Contains("Samen in het verschil", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        await chat.PushAsync(Installation("add-upgrade"));
        var other = teams.Chat("Mia");
        await other.PushAsync(Installation("add-upgrade"));
        foreach (var one in new[] { chat, other })
        {
            await one.Says("welke workshops zijn er?");
            Assert.StartsWith("De 8 workshops", Seen.WordsOf(await one.Hears()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_the_app_was_taken_away_the_conversation_is_closed_until_somebody_speaks_there()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.Says("welke workshops zijn er?");
        await chat.Hears();
        await chat.PushAsync(Installation("remove"));
        Assert.Equal("removed", await ClosedAsync(chat));
        await chat.PushAsync(Installation("add"));
        Assert.Null(await ClosedAsync(chat));
        await chat.PushAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersRemoved = [new ChannelAccount { Id = teams.Service.BotId }] });
        Assert.Equal("removed", await ClosedAsync(chat));
        await chat.Says("welke workshops zijn er?");
        Assert.StartsWith("De 8 workshops", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        Assert.Null(await ClosedAsync(chat));
    }

    [Fact]
    public async Task That_somebody_blocked_the_bot_is_learned_from_the_refusal()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        teams.Service.Meets(call => call.Conversation == chat.Conversation.Id, TeamsFault.WritesBlocked);
        await chat.Says("welke workshops zijn er?");
        await UntilAsync(async () => await ClosedAsync(chat) == "MessageWritesBlocked");
        await chat.Says("welke workshops zijn er?");
        Assert.StartsWith("De 8 workshops", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_changes_the_words_of_a_question_gets_the_answer_to_the_new_words()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.Says("waarover gaat workshop 5?", "asked");
        await chat.Hears();
        var edited = new Activity
        {
            Type = ActivityTypes.MessageUpdate, Id = "asked", Text = "waarover gaat workshop 3?", ChannelData = JsonSerializer.SerializeToElement(new { eventType = "editMessage" }),
        };
        await chat.PushAsync(edited);
        await chat.PushAsync(edited);
        Assert.Contains("Verontrustende situatie", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        foreach (var type in new[] { ActivityTypes.MessageDelete, ActivityTypes.MessageReaction })
        {
            Assert.Equal(202, (await chat.PushAsync(new Activity { Type = type, ChannelData = JsonSerializer.SerializeToElement(new { eventType = "softDeleteMessage" }) })).Status);
        }

        await chat.Says("welke workshops zijn er?");
        Assert.StartsWith("De 8 workshops", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_that_Teams_sends_again_under_a_new_id_signs_up_once()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.Says("schrijf me in voor workshop 4");
        await chat.Hears();
        await Task.WhenAll(chat.Says("ja", "first"), chat.Says("ja", "first"), chat.Says("ja", "thirty seconds later"));
        Assert.Contains("ingeschreven voor workshop 4", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        await chat.Hears();
        Assert.Single(await day.QueryAsync<long>("select id from registration_event where person_id = @PersonId", new { chat.PersonId }));
    }

    [Fact]
    public async Task A_message_that_arrives_with_an_older_time_is_answered_all_the_same()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.PushAsync(new Activity { Type = ActivityTypes.Message, Text = "waarover gaat workshop 3?", Timestamp = Now });
        await chat.PushAsync(new Activity { Type = ActivityTypes.Message, Text = "welke workshops zijn er?", Timestamp = Now.AddMinutes(-5) });
        Assert.Contains("Verontrustende situatie", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        Assert.StartsWith("De 8 workshops", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_answer_takes_long_the_person_sees_that_the_bot_is_busy()
    {
        var holding = new TaskCompletionSource();
        await using var slow = await ConferenceDay.OpenAsync(new DayPlan { FirstRoom = new SlowRoom(holding.Task) });
        await using var teams = await Teams.OpenAsync(slow);
        var chat = teams.Chat("Els");
        await chat.Says("welke workshops zijn er?");
        await UntilAsync(() => Task.FromResult(teams.Service.Calls.Any(call => call.Body?.GetProperty("type").GetString() == "typing")));
        Assert.Empty(chat.Conversation.Standing);
        holding.SetResult();
        Assert.StartsWith("De 8 workshops", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        Assert.Empty(teams.Service.Complaints);
    }

    private static Activity Installation(string action) => new() { Type = ActivityTypes.InstallationUpdate, Action = action };

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await happened())
        {
            Assert.False(patience.IsCancellationRequested, "It did not happen.");
            await Task.Delay(20);
        }
    }

    private async Task<string?> ClosedAsync(TeamsChat chat) =>
        (await day.QueryAsync<string?>("select closed from conversation where channel_conversation_id = @Id", new { chat.Conversation.Id })).Single();

    private sealed class SlowRoom(Task until) : ITurnHandler
    {
        public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
        {
            await until.WaitAsync(cancel);
            return null;
        }
    }
}
