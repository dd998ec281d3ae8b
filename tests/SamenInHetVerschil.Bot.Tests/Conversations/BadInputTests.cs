using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Conversations;

/// <summary>What strangers send. People get a clear sentence, programs a 4xx with a reason; nothing changes, nothing is lost, the program lives.</summary>
public sealed class BadInputTests(SharedDay shared) : IClassFixture<SharedDay>, IAsyncLifetime
{
    private const string Unreadable = "Ik kan alleen tekst lezen";
    private const string Unclear = "Dat begrijp ik niet goed.";

    private readonly ConferenceDay day = shared.Day;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>After every one of them.</summary>
    public async Task DisposeAsync()
    {
        Assert.Empty(await day.RegistrationsAsync());
        Assert.Empty(await day.QueryAsync<long>("select ordinal from inbox where done_at is null"));
        Assert.DoesNotContain(day.Log.Lines, line => line.Level >= LogLevel.Error);
        using var ready = await day.SendAsync(HttpMethod.Get, "/health/ready", null);
        Assert.Equal(200, (int)ready.StatusCode);
    }

    [Theory]
    [InlineData("", Unreadable)]
    [InlineData("   \n\t ", Unreadable)]
    [InlineData("😀😀👍🏽", Unclear)]
    [InlineData("?!?!", Unclear)]
    [InlineData("\u200b\u200e\u0301", Unclear)]
    public async Task A_message_without_words_is_answered_with_a_way_on(string text, string says)
    {
        var seen = await day.Attendee("Els").Says(text);
        Assert.StartsWith(says, Assert.Single(seen.Replies).Summary, StringComparison.Ordinal);
        Assert.NotEmpty(seen.Buttons);
    }

    [Fact]
    public async Task A_thousand_characters_are_read_and_one_more_are_not()
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var longest = "waarover gaat workshop 3? " + new string('a', 974);
        Assert.Contains("Verontrustende situatie", (await els.Says(longest)).Text, StringComparison.Ordinal);
        var seen = await els.Says("schrijf me in voor workshop 3 " + new string('a', 971));
        Assert.Equal("Je bericht is te lang voor mij. Kun je het korter zeggen, in hoogstens 1000 tekens? Er is niets veranderd.", seen.Text);
        Assert.Empty(await day.QueryAsync<string>("select id from proposal where person_id = @PersonId", new { els.PersonId }));
    }

    [Theory]
    [InlineData("<b>waarover gaat workshop 3?</b> <img src=x onerror=alert(1)>")]
    [InlineData("<script>alert('onerror')</script>")]
    [InlineData("**waarover** gaat [workshop 3](https://example.org)? _x_ `y`")]
    [InlineData("waarover gaat workshop 3?'; drop table registration; --")]
    public async Task Markup_is_echoed_as_plain_text_and_none_of_it_comes_back_in_the_answer(string text)
    {
        var seen = await day.Attendee("Els").Says(text);
        var echo = seen.All.Single(activity => activity.From!.Role == "user");
        Assert.Equal((text, "plain"), (echo.Text, echo.TextFormat));
        var card = Assert.Single(seen.Cards).GetRawText();
        Assert.All(["onerror", "<b>", "example.org", "drop table"], foreign => Assert.DoesNotContain(foreign, card, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://example.org/photo.jpg")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    public async Task A_file_is_refused_in_words(string address)
    {
        var seen = await day.Attendee("Els").Posts(new { type = "message", locale = "nl", attachments = new[] { new { contentType = "image/jpeg", contentUrl = address, name = "photo.jpg" } } });
        Assert.StartsWith(Unreadable, Assert.Single(seen.Replies).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beside_a_question_does_not_hide_the_question()
    {
        var seen = await day.Attendee("Els").Posts(new { type = "message", locale = "nl", text = "waarover gaat workshop 3?", attachments = new[] { new { contentType = "image/jpeg", contentUrl = "https://example.org/a.jpg" } } });
        Assert.Contains("Verontrustende situatie", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("typing")]
    [InlineData("conversationUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("invoke")]
    [InlineData("event")]
    public async Task A_type_that_means_nothing_to_the_bot_is_taken_and_not_answered(string type)
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var seen = await els.Posts(new { type, name = "x", value = new { @do = "signup", workshops = new[] { 3 } } });
        Assert.Empty(seen.Replies);
        Assert.Single((await els.Says("welke workshops zijn er?")).Replies);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{\"text\":\"hallo\"}")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\",\"text\":{\"a\":1}}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    public async Task Broken_JSON_is_refused_with_a_reason(string body)
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var (status, answer) = await els.PostsRaw(body);
        AssertRefused(400, status, answer);
        Assert.Empty((await els.Reads()).All);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_with_a_reason()
    {
        var (status, answer) = await day.Attendee("Els").PostsRaw(JsonSerializer.Serialize(new { type = "message", text = new string('a', 70_000) }));
        AssertRefused(413, status, answer);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"do":5}""")]
    [InlineData("""{"do":null}""")]
    [InlineData("""{"do":""}""")]
    [InlineData("""{"do":"drop table"}""")]
    [InlineData("""{"do":"say"}""")]
    [InlineData("""{"do":"say","say":7}""")]
    [InlineData("""{"do":"confirm"}""")]
    [InlineData("""{"do":"confirm","id":"p_0123456789abcdef01"}""")]
    [InlineData("""{"do":"confirm","id":{"a":1}}""")]
    [InlineData("""{"do":"decline","id":"p_0123456789abcdef01"}""")]
    [InlineData("""{"do":"give-back"}""")]
    [InlineData("""{"do":"give-back","id":"99999999999999999999","workshops":[3]}""")]
    [InlineData("""{"do":"signup","workshops":"3"}""")]
    [InlineData("""{"do":"signup","workshops":[99,-1,0,2147483648,3.5,"3",null,{},[]]}""")]
    [InlineData("""{"do":"cancel","workshops":[3,99]}""")]
    [InlineData("""{"do":"change","workshops":[]}""")]
    [InlineData("""{"do":"change","workshops":[3,3]}""")]
    [InlineData("""{"do":"theme","workshops":[999]}""")]
    [InlineData("""{"do":"theme"}""")]
    [InlineData("""{"do":"places","workshops":[999]}""")]
    [InlineData("""{"do":"mine","id":"x","workshops":[1],"say":"y","foreign":{"deep":[1,2,3]}}""")]
    [InlineData("""{"msteams":{"type":"messageBack"}}""")]
    public async Task The_data_of_a_card_with_missing_or_foreign_fields_gets_one_answer_and_changes_nothing(string data)
    {
        var seen = await day.Attendee("Els").Submits(JsonNode.Parse(data)!.AsObject());
        var reply = Assert.Single(seen.Replies);
        Assert.NotEqual("", Seen.WordsOf(reply));
        Assert.DoesNotContain("Sorry, er ging iets mis", Seen.WordsOf(reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    [InlineData("1;drop table transcript")]
    public async Task A_watermark_of_nonsense_is_refused_with_a_reason(string watermark)
    {
        var els = day.Attendee("Els");
        await els.Opens();
        using var answer = await day.SendAsync(HttpMethod.Get, $"{els.Activities}?watermark={Uri.EscapeDataString(watermark)}", els.Token);
        AssertRefused(400, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_watermark_beyond_the_end_misses_nothing_that_is_said_later()
    {
        var els = day.Attendee("Els");
        await els.Opens();
        var set = await day.CallAsync(HttpMethod.Get, $"{els.Activities}?watermark=5000", els.Token, null);
        Assert.Empty(set.GetProperty("activities").EnumerateArray());
        await els.Says("welke workshops zijn er?");
        set = await day.CallAsync(HttpMethod.Get, $"{els.Activities}?watermark={set.GetProperty("watermark").GetString()}", els.Token, null);
        Assert.Equal(2, set.GetProperty("activities").GetArrayLength());
    }

    [Fact]
    public async Task The_token_of_somebody_else_opens_nothing()
    {
        var (els, jan) = (day.Attendee("Els"), day.Attendee("Jan"));
        await els.Opens();
        await jan.Opens();
        foreach (var (method, path) in new[] { (HttpMethod.Get, els.Activities), (HttpMethod.Post, els.Activities), (HttpMethod.Get, els.Activities[..^"/activities".Length]) })
        {
            using var answer = await day.SendAsync(method, path, jan.Token, method == HttpMethod.Post ? ConferenceDay.Json("""{"type":"message","text":"ja"}""") : null);
            AssertRefused(403, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        Assert.Empty((await els.Reads()).All);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("nonsense", 401)]
    [InlineData("a.b.c", 401)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJ1c2VyIjoiZGxfYSIsImNvbnYiOiJ4IiwicHVycG9zZSI6InRva2VuIiwiZXhwIjo5OTk5OTk5OTk5fQ.", 401)]
    public async Task Without_a_good_token_nobody_gets_in(string? token, int status)
    {
        var els = day.Attendee("Els");
        await els.Opens();
        using var answer = await day.SendAsync(HttpMethod.Get, els.Activities, token);
        AssertRefused(status, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whoever_claims_to_be_somebody_else_in_the_activity_is_still_only_themselves()
    {
        var (els, jan) = (day.Attendee("Els"), day.Attendee("Jan"));
        await els.Opens();
        await jan.Opens();
        var seen = await jan.Posts(new { type = "message", text = "hallo", from = new { id = els.UserId, name = "Els", role = "bot" }, conversation = new { id = els.ConversationId } });
        Assert.Equal(jan.UserId, seen.All.Single(activity => activity.Text == "hallo").From!.Id);
        Assert.Empty((await els.Reads()).All);
    }

    [Fact]
    public async Task An_expired_token_is_refused_by_its_name_and_what_was_said_is_kept()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 4, 1, 10, 0, 0, TimeSpan.Zero));
        await using var later = await ConferenceDay.OpenAsync(new DayPlan { Clock = clock });
        var els = later.Attendee("Els");
        await els.Says("waarover gaat workshop 3?");
        clock.Advance(TimeSpan.FromHours(13));
        using var answer = await later.SendAsync(HttpMethod.Get, els.Activities, els.Token);
        var body = await answer.Content.ReadAsStringAsync();
        AssertRefused(403, (int)answer.StatusCode, body);
        Assert.Contains("TokenExpired", body, StringComparison.Ordinal);
        Assert.Single(await later.QueryAsync<string>("select activity_id from transcript where activity like '%waarover gaat workshop 3%'"));
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("""{"type":"message"}""", 400)]
    [InlineData("""{"type":"message","conversation":{"id":"x"}}""", 400)]
    public async Task The_messages_door_refuses_what_is_no_activity(string body, int status)
    {
        using var answer = await day.SendAsync(HttpMethod.Post, "/api/messages", null, ConferenceDay.Json(body));
        AssertRefused(status, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static void AssertRefused(int expected, int status, string body)
    {
        Assert.True(expected == status, $"{status} instead of {expected}: {body}");
        var error = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("error");
        Assert.NotEqual("", error.GetProperty("code").GetString());
        Assert.NotEqual("", error.GetProperty("message").GetString());
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
    }
}
