using System.Text;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Attendance;

/// <summary>What an attendee sees around the day itself, in the real house.</summary>
public sealed class AttendanceTurnsTests
{
    [Theory]
    [InlineData("nl", "De dag en het uur zijn nog niet bekend.")]
    [InlineData("en", "The day and the hour are not known yet.")]
    [InlineData("fr", "Le jour et l'heure ne sont pas encore connus.")]
    public async Task As_long_as_nothing_is_set_the_calendar_says_so_and_offers_no_file(string language, string said)
    {
        await using var day = await AttendanceDay.OpenAsync(isSet: false);
        var els = await day.WithSeatAsync("Els", 3, language);
        var seen = await els.Presses("calendar");
        Assert.Contains(said, seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenUrl", seen.Cards[0].GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Donderdag 5 november 2026, van 9.00 tot 10.30 uur, plaats: De Brug. Volgens de organisatie.", "Met deze knop")]
    [InlineData("en", "Thursday 5 November 2026, from 9:00 to 10:30, place: De Brug. According to the organisers.", "This button")]
    [InlineData("fr", "Jeudi 5 novembre 2026, de 9h00 à 10h30, lieu : De Brug. Selon l'organisation.", "Ce bouton")]
    public async Task With_day_and_hour_the_calendar_tells_them_and_gives_the_file(string language, string said, string button)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var els = await day.WithSeatAsync("Els", 3, language);
        var seen = await els.Presses("calendar");
        Assert.Contains(said.Split(". ")[0], seen.Text, StringComparison.Ordinal);
        Assert.Contains(said.Split(". ")[1], seen.Text, StringComparison.Ordinal);
        Assert.Contains(button, seen.Text, StringComparison.Ordinal);
        var file = Encoding.UTF8.GetString(await day.DownloadAsync(seen.Address(".ics")));
        Assert.Contains("DTSTART;TZID=Europe/Brussels:20261105T090000", file, StringComparison.Ordinal);
        Assert.Contains("LOCATION:De Brug", file, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_calendar_follows_a_change_of_hour_with_a_higher_sequence_and_loses_what_was_cancelled()
    {
        CalendarReader.SkipWithout();
        await using var day = await AttendanceDay.OpenAsync();
        var els = await day.WithSeatAsync("Els", 3);
        await els.Presses("signup", 5);
        await els.Says("ja");
        var address = (await els.Presses("calendar")).Address(".ics");
        var path = new Uri(address).PathAndQuery;
        var before = await ReadAsync();
        Assert.Equal(2, before.Events.Count);
        Assert.Equal(before, await ReadAsync(), (one, other) => one!.Events.SequenceEqual(other!.Events));

        await day.RestartAsync(plan => plan with { Settings = new(plan.Settings) { ["Attendance:Workshops:3:Start"] = "09:15" } });
        var moved = await ReadAsync();
        var (was, now) = (before.Events.Single(one => one.Summary.Contains('3', StringComparison.Ordinal)), moved.Events.Single(one => one.Summary.Contains('3', StringComparison.Ordinal)));
        Assert.Equal((was.Uid, was.Start + (15 * 60), was.Sequence + 1), (now.Uid, now.Start, now.Sequence));
        Assert.Equal(before.Events.Single(one => one.Summary.Contains('5', StringComparison.Ordinal)), moved.Events.Single(one => one.Summary.Contains('5', StringComparison.Ordinal)));

        await els.Presses("cancel", 3);
        await els.Says("ja");
        Assert.Contains("Workshop 5", Assert.Single((await ReadAsync()).Events).Summary, StringComparison.Ordinal);

        async Task<ReadCalendar> ReadAsync() => await CalendarReader.ReadAsync(Encoding.UTF8.GetString(await day.DownloadAsync(new Uri(day.Address, path).ToString())));
    }

    [Fact]
    public async Task The_door_code_is_a_picture_and_a_short_code_and_both_say_the_same()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var els = await day.WithSeatAsync("Els", 3);
        var seen = await els.Presses("door-code");
        var code = Assert.Single(await day.QueryAsync<string>("select door_code from attendance_pass"));
        Assert.Contains($"Code: {DoorCode.Shown(code)}", seen.Text, StringComparison.Ordinal);
        Assert.Contains($"\"altText\":\"QR-code met jouw code {DoorCode.Shown(code)}\"", seen.Cards[0].GetRawText(), StringComparison.Ordinal);
        var picture = seen.Address(".png");
        Assert.DoesNotContain(els.UserId, picture, StringComparison.Ordinal);
        Assert.Equal(DoorCode.Shown(code), DoorCodeTests.Decode(await day.DownloadAsync(picture)));
        Assert.Equal(seen.Text, (await els.Presses("door-code")).Text);
    }

    [Fact]
    public async Task Whoever_gives_up_the_last_seat_has_no_door_code_any_more()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var els = await day.WithSeatAsync("Els", 3);
        var picture = (await els.Presses("door-code")).Address(".png");
        await els.Presses("cancel", 3);
        await els.Says("ja");
        Assert.Equal(404, await day.StatusAsync(picture));
        Assert.Contains("Je bent nog voor geen workshop ingeschreven.", (await els.Presses("door-code")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_waits_gets_no_door_code_and_no_calendar()
    {
        await using var day = await AttendanceDay.OpenAsync();
        await day.WithSeatAsync("Els", 5);
        var an = await day.WithSeatAsync("An", 5);
        Assert.Equal("5 waiting at 1", await day.HasAsync(an));
        foreach (var verb in new[] { "door-code", "calendar" })
        {
            Assert.Contains("Je staat op de wachtlijst.", (await an.Presses(verb)).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("door", "png")]
    [InlineData("calendar", "ics")]
    [InlineData("certificate", "pdf")]
    public async Task A_guessed_link_opens_nothing(string folder, string ending)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var els = await day.WithSeatAsync("Els", 3);
        var calendar = (await els.Presses("calendar")).Address(".ics");
        var key = new Uri(calendar).Segments[^1][..^4];
        // The key of one thing opens no other.
        string[] guesses = folder == "calendar" ? ["0", new string('a', 48), els.PersonId] : ["0", new string('a', 48), els.PersonId, key];
        foreach (var guess in guesses)
        {
            Assert.Equal(404, await day.StatusAsync(new Uri(day.Address, $"/attendance/{folder}/{Uri.EscapeDataString(guess)}.{ending}").ToString()));
        }
    }

    [Theory]
    [InlineData("nl", "Een attest krijg je pas als je aan de deur van je workshop bent ingecheckt.")]
    [InlineData("en", "You only get a certificate once you have been checked in")]
    [InlineData("fr", "Tu ne reçois une attestation qu'après ton enregistrement")]
    public async Task Without_a_check_in_there_is_no_certificate(string language, string said)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var els = await day.WithSeatAsync("Els", 3, language);
        Assert.Contains(said, (await els.Presses("certificate")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Attest van aanwezigheid", "op donderdag 5 november 2026")]
    [InlineData("en", "Certificate of attendance", "on Thursday 5 November 2026")]
    [InlineData("fr", "Attestation de présence", "le jeudi 5 novembre 2026")]
    public async Task After_the_check_in_the_certificate_has_name_workshop_date_and_event(string language, string title, string date)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var zoe = await day.WithSeatAsync("Zoë Ünal", 3, language);
        await day.LetInAsync(zoe, 3);
        var text = CertificatePdfTests.TextOf(await day.DownloadAsync((await zoe.Presses("certificate")).Address(".pdf")));
        foreach (var said in new[] { title, "Zoë Ünal", "3", date, "De Brug", "Samen in het verschil" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_certificate_names_no_date_and_no_place_that_nobody_set()
    {
        await using var day = await AttendanceDay.OpenAsync(isSet: false);
        var els = await day.WithSeatAsync("Els", 3);
        await day.LetInAsync(els, 3);
        var text = CertificatePdfTests.TextOf(await day.DownloadAsync((await els.Presses("certificate")).Address(".pdf")));
        Assert.Contains("Els", text, StringComparison.Ordinal);
        Assert.DoesNotContain("202", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reminder_is_turned_off_and_on_again_by_proposal_only()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var els = await day.WithSeatAsync("Els", 3);
        Assert.Contains("Zal ik de herinnering uitzetten?", (await els.Presses("no-reminder")).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<long>("select reminder from attendance_pass where reminder = 0"));
        Assert.Contains("Je krijgt geen herinnering.", (await els.Says("ja")).Text, StringComparison.Ordinal);
        Assert.Single(await day.QueryAsync<long>("select reminder from attendance_pass where reminder = 0"));

        Assert.Contains("Zal ik je de dag ervoor een herinnering sturen?", (await els.Presses("reminder")).Text, StringComparison.Ordinal);
        Assert.Contains("om 18.00 uur", (await els.Clicks("Ja")).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<long>("select reminder from attendance_pass where reminder = 0"));
    }

    [Theory]
    [InlineData("nl", "wanneer is het?", "De dag is donderdag 5 november 2026. Volgens de organisatie.")]
    [InlineData("nl", "hoe laat begint het?", "De dag loopt van 8.30 tot 16.00 uur.")]
    [InlineData("nl", "waar gaat het door?", "De plaats: De Brug. Volgens de organisatie.")]
    [InlineData("en", "where does it take place?", "The place: De Brug. According to the organisers.")]
    [InlineData("fr", "à quelle heure ça commence ?", "La journée se déroule de 8h30 à 16h00.")]
    public async Task Who_asks_when_or_where_hears_what_the_organisers_set(string language, string question, string answer)
    {
        await using var day = await AttendanceDay.OpenAsync();
        Assert.Contains(answer, (await day.Attendee("Els", language).Says(question)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wanneer is het?")]
    [InlineData("hoe laat begint het?")]
    [InlineData("waar gaat het door?")]
    public async Task As_long_as_it_is_not_set_the_answer_is_that_it_is_not_known(string question)
    {
        await using var day = await AttendanceDay.OpenAsync(isSet: false);
        var said = (await day.Attendee("Els").Says(question)).Text;
        Assert.Contains("staat niet in de achtergrondinformatie", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Volgens de organisatie", said, StringComparison.Ordinal);
    }
}
