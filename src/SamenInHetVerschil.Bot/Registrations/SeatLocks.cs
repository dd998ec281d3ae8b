using SamenInHetVerschil.Content;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>
/// Who gives or takes seats holds their workshops, and every workshop at the same time as one of them, until the transaction ends; who changes the day's settings
/// holds all workshops. So settings that were read under a lock still hold when a seat is written.
/// </summary>
internal sealed class SeatLocks(RegistrationBook book, DaySettingsBook settingsBook, ContentStore content)
{
    /// <summary>Takes what is needed for these workshops, in the order of their numbers. Returns the settings, which nobody changes from here on.</summary>
    public async Task<DaySettings> TakeAsync(DatabaseSession session, IReadOnlyList<int> workshops, CancellationToken cancel)
    {
        var settings = await settingsBook.ReadAsync(session, cancel);
        if (!session.Dialect.IsShared || workshops.Count == 0)
        {
            return settings;
        }

        // What is at the same time may have been changed while we waited; not any more once something is held.
        var taken = new HashSet<int>();
        for (var needed = settings.WithThoseAtTheSameTime(workshops); !taken.IsSupersetOf(needed); needed = settings.WithThoseAtTheSameTime(workshops))
        {
            await book.LockAsync(session, needed, cancel);
            taken.UnionWith(needed);
            settings = await settingsBook.ReadAsync(session, cancel);
        }

        return settings;
    }

    /// <summary>Takes all workshops: for who changes the settings, or fills whatever is free.</summary>
    public Task<DaySettings> TakeAllAsync(DatabaseSession session, CancellationToken cancel) =>
        TakeAsync(session, [.. content.Current.Workshops.Select(workshop => workshop.Number)], cancel);
}
