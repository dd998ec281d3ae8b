using Microsoft.Extensions.DependencyInjection;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

public sealed class RestartTests
{
    [Fact]
    public async Task After_a_restart_the_page_shows_the_same_and_the_conversation_goes_on()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says("waarover gaat workshop 2?");
        await els.Says("schrijf me in voor workshop 3");
        var before = els.Page.Select(Written).ToList();

        await day.RestartAsync();

        var after = await els.Reloads();
        Assert.Equal(before, after.All.Select(Written));
        await els.Says("ja");
        Assert.Equal("3 registered", await day.HasAsync(els));
    }

    [Fact]
    public async Task A_message_sent_again_after_the_restart_is_still_the_same_message()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Opens();
        var message = els.Message("schrijf me in voor workshop 3", "kept");
        var id = await els.PostsOnly(message);
        await els.Reads();
        await day.RestartAsync();
        Assert.Equal(id, await els.PostsOnly(message));
        Assert.Empty((await els.Reads()).All);
    }

    [Fact]
    public async Task A_message_that_was_stored_before_the_program_died_is_answered_at_the_next_start()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        await StoreAsync(day, els, "ja");

        await day.RestartAsync();

        await TakenUpAsync(day, els);
        Assert.Contains("Je bent ingeschreven voor workshop 3", (await els.Reads()).Text, StringComparison.Ordinal);
        Assert.Equal("3 registered", await day.HasAsync(els));
        await day.RestartAsync();
        Assert.Empty((await els.Reads()).All);
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task Stored_messages_of_one_conversation_are_answered_in_their_order()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Opens();
        string[] texts = ["schrijf me in voor workshop 3", "ja", "schrijf me uit voor workshop 3", "ja"];
        foreach (var text in texts)
        {
            await StoreAsync(day, els, text);
        }

        await day.RestartAsync();
        await TakenUpAsync(day, els);
        Assert.Equal("", await day.HasAsync(els));
        Assert.Equal(["registered", "cancelled"], await day.QueryAsync<string>("select state_after from registration_event order by id"));
    }

    [Fact]
    public async Task A_message_that_brought_the_program_down_again_and_again_gets_a_sorry_and_the_next_one_works()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Opens();
        await StoreAsync(day, els, "welke workshops zijn er?");
        await day.Get<Database>().WriteAsync((session, cancel) => session.ExecuteAsync("update inbox set attempts = 4 where done_at is null", null, cancel), CancellationToken.None);
        await day.RestartAsync();
        await TakenUpAsync(day, els);
        Assert.StartsWith("Sorry", (await els.Reads()).Text, StringComparison.Ordinal);
        Assert.Contains("workshops", (await els.Says("welke workshops zijn er?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Teams_sent_before_the_program_died_is_answered_there_after_the_next_start()
    {
        // Without its worker the program takes in and acknowledges, and dies before the turn.
        await using var day = await ConferenceDay.OpenAsync(new DayPlan
        {
            Also = services => services.Remove(services.Single(service => service.ImplementationType == typeof(UnfinishedTurnsWorker))),
        });
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        Assert.Equal(202, (await chat.Says("waarover gaat workshop 3?")).Status);
        Assert.Single(await day.QueryAsync<long>("select ordinal from inbox where done_at is null"));

        await day.RestartAsync(plan => plan with { Also = null });

        Assert.Contains("Verontrustende situatie", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    private static string Written(Activity activity) => System.Text.Json.JsonSerializer.Serialize(activity, ActivityJson.Options);

    /// <summary>What the first half of a post does: the message stands in the conversation and in the inbox, its turn has not run.</summary>
    private static Task StoreAsync(ConferenceDay day, Attendee attendee, string text) => day.Get<Database>().WriteAsync(
        async (session, cancel) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var conversation = await day.Get<ConversationBook>().FindAsync(session, ConversationBook.IdOf("directline", attendee.ConversationId), cancel);
            var message = new Activity { Type = ActivityTypes.Message, Text = text, Locale = "nl", From = new ChannelAccount { Id = attendee.UserId, Role = "user" } };
            var placed = await day.Get<Transcript>().AddAsync(session, conversation!, message, now, cancel);
            await day.Get<Inbox>().AcceptAsync(session, conversation!.Id, "c:" + text + Guid.NewGuid(), placed, now, cancel);
        },
        CancellationToken.None);

    /// <summary>Returns when the program itself has finished what was open.</summary>
    private static async Task TakenUpAsync(ConferenceDay day, Attendee attendee)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var (open, last) = (await day.QueryAsync<(long Open, long Last)>(
                "select (select count(*) from inbox where conversation_id = c.id and done_at is null), last_sequence from conversation c where channel_conversation_id = @ConversationId",
                new { attendee.ConversationId })).Single();
            if (open == 0)
            {
                return;
            }

            await day.Get<WebConversations>().WaitForNewsAsync(attendee.ConversationId, last, patience.Token);
        }
    }
}
