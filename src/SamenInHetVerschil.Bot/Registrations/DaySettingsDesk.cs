using System.Globalization;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>The settings of the day, and the rules by which organisers change them. Every method works in the caller's transaction.</summary>
internal sealed class DaySettingsDesk(
    DaySettingsBook book, RegistrationBook registrations, SeatLocks locks, SeatFiller filler, IOptions<OrganiserOptions> organisers, ContentStore content)
{
    /// <summary>Longest value of a setting of another room, in characters.</summary>
    public const int LongestValue = 500;

    /// <summary>As they hold now.</summary>
    public Task<DaySettings> ReadAsync(DatabaseSession session, CancellationToken cancel) => book.ReadAsync(session, cancel);

    /// <summary>What would become of the change. Nothing changes.</summary>
    public async Task<DayOutcome> LookAsync(DatabaseSession session, DayChange change, string personId, CancellationToken cancel) =>
        FaultIn(change with { Value = OnOneLine(change.Value) }, await book.ReadAsync(session, cancel), personId) ?? new DayOutcome.Possible();

    /// <summary>
    /// Changes it. More seats go at once to those who wait; fewer throw nobody out. A slot that makes existing sign-ups clash takes nobody's seat:
    /// those people are in the outcome, to be told.
    /// </summary>
    public async Task<DayOutcome> SetAsync(DatabaseSession session, DayChange change, Cause cause, CancellationToken cancel)
    {
        change = change with { Value = OnOneLine(change.Value) };
        var before = IsAboutSeats(change) ? await locks.TakeAllAsync(session, cancel) : await book.ReadAsync(session, cancel);
        if (FaultIn(change, before, cause.Actor) is { } fault)
        {
            return fault;
        }

        await book.SetAsync(session, change, cause, cancel);
        var now = await book.ReadAsync(session, cancel);
        // More seats, an end to a clash, more time: each may let somebody in who waited.
        var seats = change.Name is DaySettingNames.Capacity or DaySettingNames.Slot or DaySettingNames.PromoteUntil
            ? await filler.FillAsync(session, now, [.. content.Current.Workshops.Select(workshop => workshop.Number)], cause, cancel)
            : Filled.Nothing;
        seats = seats.FreedIn(change.Name == DaySettingNames.Capacity ? [change.Workshop] : []);
        var clashing = change.Name == DaySettingNames.Slot ? await ClashingAsync(session, now, change.Workshop, cancel) : [];
        return new DayOutcome.Changed(seats, clashing);
    }

    /// <summary>Opens at once, whatever was set: from now on, and without an end when that had passed.</summary>
    public Task<DayOutcome> OpenNowAsync(DatabaseSession session, Cause cause, CancellationToken cancel) => TurnAsync(
        session,
        now => now.OpeningAt(cause.At) switch
        {
            Opening.NotYet => [At(DaySettingNames.OpensAt, cause.At)],
            Opening.Over => [new DayChange(DaySettings.WholeDay, DaySettingNames.ClosesAt, null)],
            _ => [],
        },
        cause, cancel);

    /// <summary>Closes at once, whatever was set. Cancelling and asking stay possible.</summary>
    public Task<DayOutcome> CloseNowAsync(DatabaseSession session, Cause cause, CancellationToken cancel) => TurnAsync(
        session,
        now => now.OpeningAt(cause.At) switch
        {
            Opening.NotYet => [new DayChange(DaySettings.WholeDay, DaySettingNames.OpensAt, null), At(DaySettingNames.ClosesAt, cause.At)],
            Opening.Open => [At(DaySettingNames.ClosesAt, cause.At)],
            _ => [],
        },
        cause, cancel);

    /// <summary>Everything that organisers set, with who set it when.</summary>
    public Task<IReadOnlyList<DaySettingRow>> ListAsync(DatabaseSession session, CancellationToken cancel) => book.ListAsync(session, cancel);

    private async Task<DayOutcome> TurnAsync(DatabaseSession session, Func<DaySettings, IReadOnlyList<DayChange>> changes, Cause cause, CancellationToken cancel)
    {
        if (!organisers.Value.Holds(cause.Actor))
        {
            return new DayOutcome.NotAllowed();
        }

        foreach (var change in changes(await locks.TakeAllAsync(session, cancel)))
        {
            await book.SetAsync(session, change, cause, cancel);
        }

        return new DayOutcome.Changed(Filled.Nothing, []);
    }

    /// <summary>Whether it decides who gets a seat: other rooms keep settings that do not.</summary>
    private static bool IsAboutSeats(DayChange change) => change.Name
        is DaySettingNames.Capacity or DaySettingNames.Slot or DaySettingNames.OpensAt or DaySettingNames.ClosesAt or DaySettingNames.PromoteUntil;

    private static DayChange At(string name, DateTimeOffset moment) =>
        new(DaySettings.WholeDay, name, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    private static string? OnOneLine(string? value) => value is null ? null : string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private DayOutcome? FaultIn(DayChange change, DaySettings now, string personId)
    {
        if (!organisers.Value.Holds(personId))
        {
            return new DayOutcome.NotAllowed();
        }

        var isOfWorkshop = change.Name is DaySettingNames.Capacity or DaySettingNames.Slot;
        if (change.Workshop == DaySettings.WholeDay ? isOfWorkshop : content.Current.Find(change.Workshop) is null)
        {
            return new DayOutcome.NoSuchWorkshop(change.Workshop);
        }

        return (change.Name, change.Value) switch
        {
            (_, null) => null,
            (DaySettingNames.Capacity, var value) when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) || seats > RegistrationOptions.MostSeats =>
                new DayOutcome.OutOfRange(0, RegistrationOptions.MostSeats),
            (DaySettingNames.Slot, { Length: 0 or > RegistrationOptions.LongestSlot }) => new DayOutcome.OutOfRange(1, RegistrationOptions.LongestSlot),
            (DaySettingNames.OpensAt or DaySettingNames.ClosesAt or DaySettingNames.PromoteUntil, var value) when RegistrationOptions.Moment(value) is null => new DayOutcome.NoMoment(),
            (DaySettingNames.ClosesAt, var value) when now.Opens is { } opens && RegistrationOptions.Moment(value) <= opens => new DayOutcome.ClosesBeforeItOpens(opens),
            (DaySettingNames.OpensAt, var value) when now.Closes is { } closes && RegistrationOptions.Moment(value) >= closes => new DayOutcome.ClosesBeforeItOpens(closes),
            (_, { Length: > LongestValue }) => new DayOutcome.OutOfRange(1, LongestValue),
            _ => null,
        };
    }

    /// <summary>Whoever has a seat in the workshop and in another one at the same time.</summary>
    private async Task<IReadOnlyList<ClashingSeats>> ClashingAsync(DatabaseSession session, DaySettings settings, int workshop, CancellationToken cancel)
    {
        var others = content.Current.Workshops.Select(one => one.Number).Where(other => settings.AreAtTheSameTime(workshop, other)).ToList();
        return others.Count == 0 ? [] : await registrations.WithSeatsInBothAsync(session, workshop, others, cancel);
    }
}

/// <summary>What became of a change of the day's settings.</summary>
internal abstract record DayOutcome
{
    private DayOutcome()
    {
    }

    /// <summary>Nothing stands in its way.</summary>
    internal sealed record Possible : DayOutcome;

    /// <param name="Clashing">People who now have two seats at the same time; nobody lost one.</param>
    internal sealed record Changed(Filled Seats, IReadOnlyList<ClashingSeats> Clashing) : DayOutcome;

    internal sealed record NotAllowed : DayOutcome;

    internal sealed record NoSuchWorkshop(int Workshop) : DayOutcome;

    /// <summary>A number of seats, or a length in characters, must be between the two.</summary>
    internal sealed record OutOfRange(int Least, int Most) : DayOutcome;

    /// <summary>Not a moment with its offset.</summary>
    internal sealed record NoMoment : DayOutcome;

    /// <param name="Other">The other end, UTC.</param>
    internal sealed record ClosesBeforeItOpens(DateTimeOffset Other) : DayOutcome;
}

/// <summary>Somebody with two seats at the same time.</summary>
internal sealed record ClashingSeats(string PersonId, int Workshop, int Other);
