using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Attendance;

/// <summary>Reads calendars with ical.js, which is not ours.</summary>
internal static class CalendarReader
{
    public static void SkipWithout() => NodeScript.SkipWithout("ical.js");

    public static Task<ReadCalendar> ReadAsync(string calendar) => NodeScript.AskAsync<ReadCalendar>("calendar.mjs", calendar);
}

/// <summary>What ical.js found.</summary>
internal sealed record ReadCalendar(string Method, IReadOnlyList<string> Zones, IReadOnlyList<ReadEvent> Events);

/// <param name="Start">Seconds since 1970, UTC.</param>
internal sealed record ReadEvent(string Uid, string Summary, string Place, int Sequence, long Start, long End, string Zone);
