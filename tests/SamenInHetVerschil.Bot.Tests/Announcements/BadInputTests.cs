using System.Text.Json.Nodes;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Announcements;

/// <summary>What an organiser reads when something cannot be sent, in three languages; and that nothing was.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    // Two weeks before the night in which an hour comes twice; the night in which one does not exist is in March.
    private static readonly DateTimeOffset Now = new(2026, 10, 12, 9, 0, 0, TimeSpan.Zero);

    private ConferenceDay day = null!;

    public async Task InitializeAsync()
    {
        day = await ConferenceDay.OpenAsync(new DayPlan { Clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now) });
        await day.SignedUpAsync("An", 3);
    }

    public async Task DisposeAsync() => await day.DisposeAsync();

    [Theory]
    [InlineData("nl", "text", "", "Er staat geen tekst in het bericht.")]
    [InlineData("en", "text", "", "There is no text in the message.")]
    [InlineData("fr", "text", "", "Il n'y a pas de texte dans le message.")]
    [InlineData("nl", "text", "20000", "De tekst is te lang: 4000 tekens kunnen.")]
    [InlineData("en", "text", "20000", "The text is too long: 4000 characters are possible.")]
    [InlineData("fr", "text", "20000", "Le texte est trop long : 4000 caractères au plus.")]
    [InlineData("nl", "link", "http://example.org", "https://")]
    [InlineData("en", "link2", "javascript:alert(1)", "https://")]
    [InlineData("fr", "link3", "https://", "https://")]
    [InlineData("nl", "image", "data:image/png;base64,AAAA", "https://")]
    [InlineData("en", "image", "http://127.0.0.1/a.png", "https://")]
    [InlineData("fr", "image", "file:///etc/passwd", "https://")]
    public async Task What_cannot_be_sent_is_said_beside_its_field_and_what_was_typed_stays(string language, string field, string value, string said)
    {
        var organiser = day.Attendee("Oda", language).Organises(day);
        value = value == "20000" ? new string('a', 20_000) : value;
        var answer = await organiser.Submits(new()
        {
            ["do"] = AnnouncementVerbs.Rewrite, ["say"] = "everyone|||", ["text"] = "Dag", ["title"] = "Lunch", [field.Replace("link", "linkTitle", StringComparison.Ordinal)] = "Route", [field] = value,
        });
        var body = Assert.Single(answer.Cards).GetProperty("body").EnumerateArray().ToList();
        var alert = body.FindIndex(one => one.TryGetProperty("color", out _));
        Assert.True(alert > 0 && body[alert].GetProperty("text").GetString()!.Contains(said, StringComparison.Ordinal), answer.Text);
        Assert.StartsWith("Input.", body[alert + 1].GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Contains(body, one => one.TryGetProperty("value", out var kept) && kept.GetString() == "Lunch");
        Assert.Empty(await day.QueryAsync<string>("select id from announcement"));
    }

    [Fact]
    public async Task A_long_text_within_the_limit_arrives_whole()
    {
        var organiser = day.Attendee("Oda").Organises(day);
        var text = string.Join(' ', Enumerable.Repeat("laptop", 500));
        await organiser.WritesAsync(text);
        Assert.Contains(text, (await day.QueryAsync<string>("select content from announcement")).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "op 1 september 2026 om 9 uur", "is al voorbij")]
    [InlineData("en", "on 1 september 2026 at 9 am", "has already passed")]
    [InlineData("fr", "le 1 septembre 2026 à 9h", "est déjà passé")]
    [InlineData("nl", "op 28 maart 2027 om 2u30", "bestaat die nacht niet")]
    [InlineData("en", "on 28 march 2027 at 2:30 am", "does not exist")]
    [InlineData("fr", "le 28 mars 2027 à 2h30", "n'existe pas")]
    public async Task A_moment_that_is_over_or_never_comes_is_asked_again(string language, string moment, string said)
    {
        var organiser = day.Attendee("Oda", language).Organises(day);
        await DraftAsync(organiser);
        await organiser.Clicks(language switch { "en" => "Plan for later", "fr" => "Planifier", _ => "Plan voor later" });
        Assert.Contains(said, (await organiser.Says(moment)).Text, StringComparison.Ordinal);
        Assert.Equal(["draft"], await day.QueryAsync<string>("select state from announcement"));
        await NothingLeftAsync();
    }

    [Fact]
    public async Task Of_the_hour_that_comes_twice_the_first_is_meant()
    {
        var organiser = day.Attendee("Oda").Organises(day);
        await DraftAsync(organiser);
        await organiser.Clicks("Plan voor later");
        await organiser.Says("op 25 oktober 2026 om 2u30");
        Assert.StartsWith("2026-10-25T00:30", (await day.QueryAsync<string>("select due_at from announcement")).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "kan alleen de organisatie")]
    [InlineData("en", "Only the organisers can")]
    [InlineData("fr", "Seuls les organisateurs")]
    public async Task An_attendee_who_tries_every_button_gets_nothing_done(string language, string said)
    {
        var organiser = day.Attendee("Oda").Organises(day);
        await DraftAsync(organiser);
        var before = await StoredAsync();
        var id = (await day.QueryAsync<string>("select id from announcement")).Single();
        var attendee = day.Attendee("Nel", language);
        var verbs = typeof(AnnouncementVerbs).GetFields().Where(field => field.IsLiteral && field.Name.EndsWith("Input", StringComparison.Ordinal) is false)
            .Select(field => (string)field.GetRawConstantValue()!).Where(verb => verb is not (AnnouncementVerbs.Prefix or AnnouncementVerbs.Seen)).ToList();
        Assert.True(verbs.Count >= 18, "This proved little: " + string.Join(' ', verbs));
        foreach (var verb in verbs)
        {
            var answer = await attendee.Submits(new JsonObject { ["do"] = verb, ["id"] = id + ":1", ["say"] = "everyone|||", ["text"] = "Kom", ["when"] = "morgen om 9 uur", ["number"] = "1" });
            Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await StoredAsync());
        await NothingLeftAsync();
    }

    private static Task<Seen> DraftAsync(Attendee organiser) =>
        organiser.Submits(new() { ["do"] = AnnouncementVerbs.Rewrite, ["say"] = "signedup|3||", ["text"] = "Dag allemaal" });

    private async Task<string> StoredAsync() => string.Join('\n', (await day.QueryAsync<string>("select state || version || content || audience from announcement"))
        .Concat(await day.QueryAsync<string>("select event from announcement_event")));

    private async Task NothingLeftAsync() => Assert.Empty(await day.QueryAsync<string>("select person_id from delivery"));
}
