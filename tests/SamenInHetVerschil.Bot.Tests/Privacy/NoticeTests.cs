using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Privacy;

/// <summary>The pages about privacy and use, as a browser gets them.</summary>
public sealed partial class NoticeTests(SharedDay shared) : IClassFixture<SharedDay>
{
    [Theory]
    [InlineData("/privacy", "nl-BE,nl;q=0.9", "nl", "Wat wordt er bewaard?")]
    [InlineData("/privacy", "de,fr;q=0.8,nl;q=0.2", "fr", "Qu'est-ce qui est gardé ?")]
    [InlineData("/privacy", "en-GB", "en", "What is kept?")]
    [InlineData("/privacy", "de", "nl", "Wat wordt er bewaard?")]
    [InlineData("/privacy?lang=en", "nl", "en", "What is kept?")]
    [InlineData("/privacy?lang=xx", "fr", "fr", "Qu'est-ce qui est gardé ?")]
    [InlineData("/terms", "fr", "fr", "En cas d'urgence")]
    [InlineData("/terms?lang=nl", "fr", "nl", "In nood")]
    public async Task They_are_in_the_language_of_the_reader(string path, string accepts, string language, string heading)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shared.Day.Address, path));
        request.Headers.AcceptLanguage.ParseAdd(accepts);
        using var response = await shared.Day.Http.SendAsync(request);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new MediaTypeHeaderValue("text/html", "utf-8"), response.Content.Headers.ContentType);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<h2>{heading}</h2>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_they_say_that_the_organisers_have_not_told_who_they_are_and_invent_nobody()
    {
        var privacy = await ReadAsync(shared.Day, "/privacy?lang=nl");
        Assert.Contains("De organisatie heeft hier nog niet ingevuld wie ze is.", privacy, StringComparison.Ordinal);
        Assert.Contains("nog niet ingevuld waar je met vragen terechtkunt", privacy, StringComparison.Ordinal);
        Assert.DoesNotMatch(Address(), privacy);
    }

    [Fact]
    public async Task With_settings_they_name_the_organisation_as_it_was_written_and_how_long_people_are_remembered()
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan
        {
            Settings = new()
            {
                ["Organisation:Name"] = "Jan & <b>Els</b>", ["Organisation:Contact"] = "privacy@example.org", ["Organisation:Website"] = "https://www.example.org",
                ["Attendance:Date"] = "2099-11-05", ["Privacy:RetentionDays"] = "17", ["Questions:KeepTexts"] = "true",
            },
        });
        var raw = await RawAsync(day, "/privacy?lang=nl");
        Assert.DoesNotContain("<b>", raw, StringComparison.Ordinal);
        var privacy = WebUtility.HtmlDecode(raw);
        Assert.Contains("Jan & <b>Els</b> is verantwoordelijk voor deze bot", privacy, StringComparison.Ordinal);
        Assert.Contains("ga je naar: privacy@example.org", privacy, StringComparison.Ordinal);
        Assert.Contains("Tot 17 dagen na de dag van de workshops.", privacy, StringComparison.Ordinal);
        Assert.Contains("De woorden van vragen waarop geen antwoord is, voor de organisatie.", privacy, StringComparison.Ordinal);
        Assert.Contains("Jan & <b>Els</b> is verantwoordelijk voor deze bot", await ReadAsync(day, "/terms?lang=nl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_long_as_the_day_is_not_known_silence_counts_and_questions_are_only_counted()
    {
        var privacy = await ReadAsync(shared.Day, "/privacy?lang=nl");
        Assert.Contains("Tot 365 dagen nadat je hier laatst was.", privacy, StringComparison.Ordinal);
        Assert.Contains("Niet de woorden, en niet wie het vroeg.", privacy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_emergency_the_number_of_the_event_is_the_one_to_call() =>
        Assert.Contains("Is er nu gevaar, bel 112.", await ReadAsync(shared.Day, "/terms?lang=nl"), StringComparison.Ordinal);

    [Theory]
    [InlineData("nl", "wat weet je over mij", "Verbeteren", "vergeet mij")]
    [InlineData("en", "what do you know about me", "Correct", "forget me")]
    [InlineData("fr", "que sais-tu sur moi", "Corriger", "supprime mes données")]
    public async Task What_the_page_tells_you_to_type_works(string language, string know, string correct, string forget)
    {
        var page = await ReadAsync(shared.Day, $"/privacy?lang={language}");
        Assert.All([know, correct, forget], said => Assert.Contains(said, page, StringComparison.Ordinal));
        var texts = new PrivacyTexts(language);
        var els = shared.Day.Attendee("Els", language);
        Assert.Contains(texts.KnownHeading, (await els.Says(know)).Text, StringComparison.Ordinal);
        Assert.Contains(texts.CorrectTitle, (await els.Clicks(correct)).Text, StringComparison.Ordinal);
        Assert.Contains(texts.AskTitle, (await els.Says(forget)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_may_stand_in_no_frame_and_load_nothing_from_elsewhere()
    {
        using var response = await shared.Day.Http.GetAsync(new Uri(shared.Day.Address, "/privacy"));
        Assert.Contains("frame-ancestors 'none'", string.Join(';', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.All(Loaded().Matches(await response.Content.ReadAsStringAsync()), match => Assert.StartsWith("/", match.Groups["address"].Value, StringComparison.Ordinal));
    }

    private static async Task<string> ReadAsync(ConferenceDay day, string path) => WebUtility.HtmlDecode(await RawAsync(day, path));

    private static async Task<string> RawAsync(ConferenceDay day, string path) => await day.Http.GetStringAsync(new Uri(day.Address, path));

    [GeneratedRegex(@"[\w.]+@[\w.]+\.\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"(href|src)=""(?<address>[^""]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Loaded();
}
