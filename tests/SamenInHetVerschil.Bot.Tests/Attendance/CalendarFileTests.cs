using System.Globalization;
using System.Text;

namespace SamenInHetVerschil.Attendance;

/// <summary>The calendar file, read by somebody else's library.</summary>
public sealed class CalendarFileTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    [SkippableTheory]
    // An ordinary day in winter and one in summer.
    [InlineData("2026-11-05T09:00", "2026-11-05T08:00Z")]
    [InlineData("2026-06-11T09:00", "2026-06-11T07:00Z")]
    // The night that the clock goes forward: before and after the hour that does not exist.
    [InlineData("2026-03-29T01:30", "2026-03-29T00:30Z")]
    [InlineData("2026-03-29T03:30", "2026-03-29T01:30Z")]
    // The night that it goes back: before the hour that comes twice, and after it.
    [InlineData("2026-10-25T01:30", "2026-10-24T23:30Z")]
    [InlineData("2026-10-25T03:30", "2026-10-25T02:30Z")]
    public async Task An_hour_in_Brussels_is_the_same_moment_for_another_calendar_program(string local, string utc)
    {
        CalendarReader.SkipWithout();
        var start = DateTime.Parse(local, CultureInfo.InvariantCulture);
        var read = await CalendarReader.ReadAsync(Write(new Appointment(3, start, start.AddMinutes(20), null)));
        var entry = Assert.Single(read.Events);
        var expected = DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        Assert.Equal((expected, expected + 1200, "Europe/Brussels"), (entry.Start, entry.End, entry.Zone));
        Assert.Equal(["Europe/Brussels"], read.Zones);
        Assert.Equal("PUBLISH", read.Method);
    }

    [SkippableFact]
    public async Task Commas_line_ends_and_letters_of_every_kind_arrive_as_they_were()
    {
        CalendarReader.SkipWithout();
        const string Title = "Één; twee, drie \\ vier – en nog een heel stuk tekst zodat de regel zeker langer wordt dan vijfenzeventig octetten: Čapek, Ünal, Łukasz";
        var start = new DateTime(2026, 11, 5, 9, 0, 0);
        var file = CalendarFile.Write("Dag, één", "a", [new CalendarEntry(new Appointment(3, start, null, "De Brug, zaal 2; boven"), Title, 7)], Brussels, DateTimeOffset.UnixEpoch);
        var entry = Assert.Single((await CalendarReader.ReadAsync(file)).Events);
        Assert.Equal((Title, "De Brug, zaal 2; boven", 7), (entry.Summary, entry.Place, entry.Sequence));
        Assert.All(file.TrimEnd().Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
    }

    [SkippableFact]
    public async Task Without_a_seat_it_is_a_calendar_without_events()
    {
        CalendarReader.SkipWithout();
        Assert.Empty((await CalendarReader.ReadAsync(CalendarFile.Write("Dag", "a", [], Brussels, DateTimeOffset.UnixEpoch))).Events);
    }

    private static string Write(Appointment appointment) =>
        CalendarFile.Write("Dag", "directline:dl_a", [new CalendarEntry(appointment, "Titel", 0)], Brussels, DateTimeOffset.UnixEpoch);
}
