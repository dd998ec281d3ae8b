using System.Text.Json;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Unanswered;

namespace SamenInHetVerschil.Bot.Tests.Unanswered;

/// <summary>The thumbs below an answer in Teams.</summary>
public class ThumbTests
{
    [Fact]
    public async Task A_thumb_below_an_answer_is_kept_with_the_kind_of_question_and_the_last_one_counts()
    {
        await using var day = await ConferenceDay.OpenAsync();
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.Says("hoeveel workshops zijn er?");
        await chat.Hears();
        await chat.Says("wat is een brugfiguur?");
        var answer = await HearsAsync(day, chat);
        Assert.Equal("default", answer.ChannelData!.Value.GetProperty("feedbackLoop").GetProperty("type").GetString());

        Assert.Equal((200, "{}"), await ThumbAsync(chat, answer, "like"));
        Assert.Equal((200, "{}"), await ThumbAsync(chat, answer, "dislike", "mijn naam is Els en ik snap het niet"));
        Assert.Equal([(chat.PersonId, 2L, "nl", 0L, "")], await day.QueryAsync<(string, long, string, long, string)>("select person_id, workshop, language, helped, note from thumb"));

        using var output = new MemoryStream();
        await day.Get<UnansweredCsv>().ExportAsync(output, CancellationToken.None);
        Assert.Contains("1,NotHelpful,Definition,2,nl,,", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.Empty(teams.Service.Complaints);
    }

    [Fact]
    public async Task What_was_written_with_it_is_kept_only_when_texts_may_be_kept()
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Questions:KeepTexts"] = "true" } });
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.Says("wat is een brugfiguur?");
        await ThumbAsync(chat, await HearsAsync(day, chat), "dislike", "te kort");
        Assert.Equal(["te kort"], await day.QueryAsync<string>("select note from thumb"));
    }

    [Fact]
    public async Task Nothing_is_asked_below_what_answers_no_question_and_a_thumb_elsewhere_is_forgotten()
    {
        await using var day = await ConferenceDay.OpenAsync();
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.Says("schrijf me in voor workshop 3");
        var proposal = await chat.Hears();
        Assert.Null(proposal.ChannelData);
        Assert.Equal((200, "{}"), await ThumbAsync(chat, proposal, "like"));
        Assert.Empty(await day.QueryAsync<string>("select about from thumb"));
        await chat.Says("wat is een brugfiguur?");
        Assert.Equal(200, (await ThumbAsync(teams.Chat("Mia"), await HearsAsync(day, chat), "like")).Status);
        Assert.Empty(await day.QueryAsync<string>("select about from thumb"));
    }

    [Theory]
    [InlineData("""{"actionName":"other"}""")]
    [InlineData("""{"actionName":"feedback"}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"shrug"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":5}""")]
    [InlineData("5")]
    public async Task A_thumb_that_is_none_is_refused_as_malformed(string value)
    {
        await using var day = await ConferenceDay.OpenAsync();
        await using var teams = await Teams.OpenAsync(day);
        Assert.Equal(400, (await teams.Chat("Els").Invokes("message/submitAction", JsonSerializer.Deserialize<JsonElement>(value))).Status);
    }

    /// <summary>The answer, once the bot has noted which id Teams gave it: a person is slower than that, a test is not.</summary>
    private static async Task<ActivityProtocol.Activity> HearsAsync(ConferenceDay day, TeamsChat chat)
    {
        var heard = await chat.Hears();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await day.QueryAsync<long>("select count(*) from outbox where channel_activity_id = @Id", new { heard.Id })).Single() == 0)
        {
            Assert.False(patience.IsCancellationRequested, "The id of the answer was never noted.");
            await Task.Delay(20);
        }

        return heard;
    }

    private static async Task<(int Status, string? Body)> ThumbAsync(TeamsChat chat, ActivityProtocol.Activity on, string reaction, string? written = null)
    {
        var (status, body) = await chat.Invokes(
            "message/submitAction",
            new { actionName = "feedback", actionValue = new { reaction, feedback = JsonSerializer.Serialize(new { feedbackText = written ?? "" }) } }, on);
        return (status, body?.GetRawText());
    }
}
