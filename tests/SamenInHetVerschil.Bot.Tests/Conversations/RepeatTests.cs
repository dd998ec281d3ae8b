using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Conversations;

public sealed class RepeatTests(SharedDay shared) : IClassFixture<SharedDay>
{
    private readonly ConferenceDay day = shared.Day;

    [Fact]
    public async Task A_message_that_a_client_sends_again_gets_the_same_id_and_nothing_more()
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var message = els.Message("schrijf me in voor workshop 3", "once");
        var first = await els.PostsOnly(message);
        Assert.Single((await els.Reads()).Replies);
        var again = await els.PostsOnly(message);
        Assert.Equal(first, again);
        Assert.Empty((await els.Reads()).All);
        Assert.Single(await day.QueryAsync<string>("select id from proposal where person_id = @PersonId", new { els.PersonId }));
    }

    [Fact]
    public async Task Twenty_of_the_same_message_at_once_are_one_message()
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var message = els.Message("waarover gaat workshop 5?", "storm");
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => els.PostsOnly(message)));
        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        var seen = await els.Reads();
        Assert.Equal(2, seen.All.Count);
        Assert.Equal(ids[0], seen.Replies.Single().ReplyToId);
    }

    [Fact]
    public async Task A_repeat_waits_until_the_answer_of_the_first_stands_there()
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var message = els.Message("welke workshops zijn er?", "waits");
        var answered = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            await els.PostsOnly(message);
            return (await day.QueryAsync<long>(
                "select count(*) from transcript where conversation_id = 'directline:' || @ConversationId", new { els.ConversationId })).Single();
        }));
        Assert.All(answered, count => Assert.Equal(3, count)); // welcome, question, answer
    }

    [Fact]
    public async Task A_click_that_is_sent_again_acts_once()
    {
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 4");
        var button = els.Page.SelectMany(Seen.ButtonsOf).Single(one => one.Title == "Ja, schrijf me in");
        var click = new { type = "message", locale = "nl", value = button.Data, channelData = new { postBack = true, clientActivityID = "click" } };
        var ids = await Task.WhenAll(els.PostsOnly(click), els.PostsOnly(click), els.PostsOnly(click));
        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        Assert.Single((await els.Reads()).Replies);
        Assert.Equal("4 registered", await day.HasAsync(els));
        Assert.Single(await day.QueryAsync<long>("select id from registration_event where person_id = @PersonId", new { els.PersonId }));
    }

    [Fact]
    public async Task The_same_key_in_another_conversation_is_another_message()
    {
        var (els, jan) = (day.Attendee("Els"), day.Attendee("Jan"));
        await els.Opens();
        await jan.Opens();
        await els.PostsOnly(els.Message("hallo", "shared"));
        await jan.PostsOnly(jan.Message("hallo", "shared"));
        Assert.Single((await els.Reads()).Replies);
        Assert.Single((await jan.Reads()).Replies);
    }

    [Fact]
    public async Task A_program_without_keys_of_its_own_repeats_by_the_id_of_the_activity()
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var message = new { type = "message", id = "mine-1", text = "hallo", locale = "nl" };
        Assert.Equal(await els.PostsOnly(message), await els.PostsOnly(message));
        Assert.Single((await els.Reads()).Replies);
    }

    [Fact]
    public async Task Without_any_key_the_same_words_are_said_twice()
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var message = new { type = "message", text = "hallo", locale = "nl" };
        Assert.NotEqual(await els.PostsOnly(message), await els.PostsOnly(message));
        Assert.Equal(2, (await els.Reads()).Replies.Count);
    }
}
