using System.Security.Cryptography;
using System.Text;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>The calendar of one person: the workshops with a seat of which day and hour are known. What was cancelled is no longer in it.</summary>
internal sealed class Calendars(AttendanceDesk desk, AttendanceBook book, ProgrammeDesk programmes, PeopleDesk people, ContentStore content)
{
    public async Task<string> OfAsync(DatabaseSession session, string personId, DateTimeOffset now, CancellationToken cancel)
    {
        var programme = await programmes.ReadAsync(session, cancel);
        var language = (await people.FindAsync(session, personId, cancel))?.Language ?? content.Current.Event.DefaultLanguage;
        var appointments = (await desk.SeatsOfAsync(session, personId, cancel)).Select(programme.Of).OfType<Appointment>().ToList();
        var versions = await VersionsAsync(session, appointments, cancel);
        var cards = new AttendanceCards(language, content.Current);
        return CalendarFile.Write(
            content.Current.Event.Name, personId,
            [.. appointments.Select(one => new CalendarEntry(one, $"{content.Current.Event.Name} – {cards.Name(one.Workshop)}", versions[one.Workshop]))],
            content.Current.Event.TimeZone, now);
    }

    /// <summary>The version of each entry; a new one for what has changed since a calendar was last told.</summary>
    private async Task<IReadOnlyDictionary<int, int>> VersionsAsync(DatabaseSession session, List<Appointment> appointments, CancellationToken cancel)
    {
        var told = await book.VersionsAsync(session, cancel);
        var changed = appointments.Select(one => (one.Workshop, Fingerprint: Fingerprint(one))).Where(one => !told.TryGetValue(one.Workshop, out var last) || last.Fingerprint != one.Fingerprint).ToList();
        foreach (var (workshop, fingerprint) in changed)
        {
            await book.NewVersionAsync(session, workshop, fingerprint, cancel);
        }

        return (changed.Count == 0 ? told : await book.VersionsAsync(session, cancel)).ToDictionary(one => one.Key, one => one.Value.Version);
    }

    private string Fingerprint(Appointment appointment)
    {
        var titles = content.Current.Find(appointment.Workshop)!.Texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value.Title);
        var all = string.Join('\n', [$"{appointment.Start:s} {appointment.End:s}", appointment.Place ?? "", .. titles]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..24];
    }
}
