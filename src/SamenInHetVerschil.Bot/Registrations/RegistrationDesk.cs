using SamenInHetVerschil.Content;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>
/// The rules of seats and waiting lists. Every method works inside the caller's transaction, so that what it answers still holds when it is written.
/// </summary>
internal sealed class RegistrationDesk(RegistrationBook book, DaySettingsBook settingsBook, SeatLocks locks, SeatFiller filler, ContentStore content)
{
    /// <summary>What would happen if the person asked for these workshops now. Nothing changes.</summary>
    public Task<IReadOnlyList<Prospect>> LookAsync(
        DatabaseSession session, string personId, IReadOnlyList<int> workshops, DateTimeOffset now, CancellationToken cancel) =>
        LookAsync(session, personId, workshops, [], now, cancel);

    /// <summary>The same, if the person gave up <paramref name="leaving"/> for it.</summary>
    public async Task<IReadOnlyList<Prospect>> LookAsync(
        DatabaseSession session, string personId, IReadOnlyList<int> workshops, IReadOnlyList<int> leaving, DateTimeOffset now, CancellationToken cancel) =>
        await LookAsync(session, await settingsBook.ReadAsync(session, cancel), await book.HeldByAsync(session, personId, cancel), workshops, leaving, now, cancel);

    /// <summary>What the person has now, by workshop number.</summary>
    public async Task<IReadOnlyList<Registration>> MineAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        [.. (await book.HeldByAsync(session, personId, cancel)).Values.Where(registration => content.Current.Find(registration.Workshop) is not null)];

    /// <summary>How full these workshops are; all of them when none is named.</summary>
    public async Task<IReadOnlyList<Places>> PlacesAsync(DatabaseSession session, IReadOnlyList<int> workshops, CancellationToken cancel)
    {
        var counts = await book.CountsAsync(session, cancel);
        var settings = await settingsBook.ReadAsync(session, cancel);
        var wanted = workshops.Count > 0 ? workshops.Distinct().Where(number => content.Current.Find(number) is not null) : content.Current.Workshops.Select(workshop => workshop.Number);
        return [.. wanted.Order().Select(workshop => PlacesOf(settings, workshop, counts.GetValueOrDefault(workshop)))];
    }

    /// <summary>
    /// Does what was confirmed. Signing up alone, or cancelling alone: each workshop by itself. Both together are a change: entirely, or not at all.
    /// A seat that comes free goes to the first who waits and can take it, here and now.
    /// </summary>
    public async Task<Applied> ApplyAsync(DatabaseSession session, RegistrationRequest request, Cause cause, CancellationToken cancel)
    {
        var signUps = request.SignUps.Distinct().ToList();
        var cancels = request.Cancels.Distinct().Except(signUps).Order().ToList();
        var settings = await locks.TakeAsync(session, [.. signUps, .. cancels], cancel);
        var seats = await filler.FillAsync(session, settings, [.. signUps, .. cancels], cause, cancel);
        var held = await book.HeldByAsync(session, request.PersonId, cancel);
        var prospects = await LookAsync(session, settings, held, signUps, cancels, cause.At, cancel);
        if (request.EvenWhenClosed)
        {
            prospects = [.. prospects.Select(prospect => prospect.WhenOpen)];
        }

        var isChange = signUps.Count > 0 && cancels.Count > 0;
        if (isChange && (cancels.Any(workshop => !Holds(held, workshop)) || prospects.Any(prospect => prospect.IsClash || prospect.Chance is not (Chance.Free or Chance.HasSeat))))
        {
            return new Applied([.. prospects.Select(Untouched), .. cancels.Select(workshop => new Outcome(workshop, Holds(held, workshop) ? Became.Kept : Became.NotHeld))], seats.FreedIn([]));
        }

        var outcomes = new List<Outcome>();
        foreach (var prospect in prospects)
        {
            outcomes.Add(await SignUpAsync(session, request, prospect, held.GetValueOrDefault(prospect.Workshop)?.State, cause, cancel));
        }

        foreach (var workshop in cancels)
        {
            outcomes.Add(await WithdrawAsync(session, request.PersonId, workshop, held.GetValueOrDefault(workshop)?.State, cause, cancel));
        }

        // Whoever just joined a line may be the first in it who can take the seat, and so may whoever gave up another one at the same time.
        var queued = outcomes.Where(outcome => outcome.Became == Became.Waiting).Select(outcome => outcome.Workshop);
        var after = await filler.FillAsync(session, settings, [.. settings.WithThoseAtTheSameTime(cancels), .. queued], cause, cancel);
        var own = after.Promotions.Where(promotion => promotion.PersonId == request.PersonId && outcomes.Exists(outcome => outcome.Workshop == promotion.Workshop)).ToList();
        var freed = outcomes.Where(outcome => outcome.Became == Became.Cancelled).Select(outcome => outcome.Workshop);
        return new Applied(
            [.. outcomes.Select(outcome => own.Exists(promotion => promotion.Workshop == outcome.Workshop) ? new Outcome(outcome.Workshop, Became.Registered) : outcome)],
            seats.FreedIn([]).Then(after.FreedIn(freed) with { Promotions = [.. after.Promotions.Except(own)] }));
    }

    /// <summary>Gives up everything the person has; the seats go on. For who is forgotten, or signed out by an organiser.</summary>
    public async Task<Applied> WithdrawAllAsync(DatabaseSession session, string personId, Cause cause, CancellationToken cancel) =>
        await ApplyAsync(session, new RegistrationRequest(personId, [], [.. (await book.HeldByAsync(session, personId, cancel)).Keys]), cause, cancel);

    /// <summary>Gives free seats to those who wait, in order. Needed by itself only when a capacity has grown.</summary>
    /// <returns>Who got a seat, and must hear so.</returns>
    public async Task<Filled> FillAsync(DatabaseSession session, IReadOnlyList<int> workshops, Cause cause, CancellationToken cancel) =>
        (await filler.FillAsync(session, await locks.TakeAsync(session, workshops, cancel), workshops, cause, cancel)).FreedIn([]);

    /// <summary>
    /// Whoever waits for a workshop is moved to it from <paramref name="from"/>, a seat at the same time, as soon as a place comes free; with null nothing is
    /// given up for it. Null when the person does not wait for it, or has no such seat (any more).
    /// </summary>
    public async Task<Filled?> MovesFromAsync(DatabaseSession session, string personId, int workshop, int? from, Cause cause, CancellationToken cancel)
    {
        var settings = await locks.TakeAsync(session, from is null ? [workshop] : [workshop, from.Value], cancel);
        var held = await book.HeldByAsync(session, personId, cancel);
        if (from is { } seat && (held.GetValueOrDefault(seat)?.State != RegistrationState.Registered || !settings.AreAtTheSameTime(workshop, seat)))
        {
            return null;
        }

        return await book.MovesFromAsync(session, workshop, personId, from, cause, cancel)
            ? (await filler.FillAsync(session, settings, [workshop], cause, cancel)).FreedIn([])
            : null;
    }

    private async Task<IReadOnlyList<Prospect>> LookAsync(
        DatabaseSession session, DaySettings settings, IReadOnlyDictionary<int, Registration> held, IReadOnlyList<int> workshops, IReadOnlyList<int> leaving,
        DateTimeOffset now, CancellationToken cancel)
    {
        var counts = await book.CountsAsync(session, cancel);
        var prospects = workshops.Distinct().Order()
            .Select(workshop => ProspectOf(settings, workshop, held.GetValueOrDefault(workshop), counts.GetValueOrDefault(workshop), now)).ToList();
        var seats = held.Values.Where(one => one.State == RegistrationState.Registered).Select(one => one.Workshop).Except(leaving).ToList();
        return [.. prospects.Select(prospect => WithClashes(prospect, settings, seats, prospects))];
    }

    private static Prospect WithClashes(Prospect prospect, DaySettings settings, List<int> seats, List<Prospect> all)
    {
        if (settings.AtTheSameTimeAs(prospect.Workshop) is not { Count: > 0 } sameTime || prospect.Chance is not (Chance.Free or Chance.Full or Chance.NotOpenYet or Chance.Closed))
        {
            return prospect;
        }

        // Standing in line beside a seat is no clash between wishes: only seats are.
        List<int> Among(Func<Prospect, Prospect> view) =>
            [.. sameTime.Where(other => seats.Contains(other) || all.Exists(one => one.Workshop == other && view(one).Chance == Chance.Free)).Order()];
        return prospect with { Clashes = Among(one => one), WhenOpen = prospect.WhenOpen with { Clashes = Among(one => one.WhenOpen) } };
    }

    private async Task<Outcome> SignUpAsync(
        DatabaseSession session, RegistrationRequest request, Prospect prospect, RegistrationState? state, Cause cause, CancellationToken cancel)
    {
        switch (prospect.Chance)
        {
            case Chance.Free when !prospect.IsClash:
                await book.MoveAsync(session, prospect.Workshop, request.PersonId, state, RegistrationEvent.Seated, cause, cancel);
                return new Outcome(prospect.Workshop, Became.Registered);
            case Chance.Full when !request.OnlyIfPlace:
                await book.MoveAsync(session, prospect.Workshop, request.PersonId, state, RegistrationEvent.Queued, cause, cancel);
                return new Outcome(prospect.Workshop, Became.Waiting, prospect.Position);
            default:
                return Untouched(prospect);
        }
    }

    private async Task<Outcome> WithdrawAsync(
        DatabaseSession session, string personId, int workshop, RegistrationState? state, Cause cause, CancellationToken cancel)
    {
        if (state is not (RegistrationState.Registered or RegistrationState.Waiting))
        {
            return new Outcome(workshop, Became.NotHeld);
        }

        await book.MoveAsync(session, workshop, personId, state, RegistrationEvent.Withdrew, cause, cancel);
        return new Outcome(workshop, state == RegistrationState.Registered ? Became.Cancelled : Became.LeftLine);
    }

    private Prospect ProspectOf(DaySettings settings, int workshop, Registration? own, (int Registered, int Waiting) counts, DateTimeOffset now)
    {
        var places = PlacesOf(settings, workshop, counts);
        var open = !places.IsFull ? new Prospect(workshop, Chance.Free) : new Prospect(workshop, Chance.Full, counts.Waiting + 1);
        return (own?.State, settings.OpeningAt(now)) switch
        {
            _ when content.Current.Find(workshop) is null => new Prospect(workshop, Chance.Unknown),
            (RegistrationState.Registered, _) => new Prospect(workshop, Chance.HasSeat),
            (RegistrationState.Waiting, _) => new Prospect(workshop, Chance.Waits, own!.Position ?? 0),
            (_, Opening.NotYet) => new Prospect(workshop, Chance.NotOpenYet) { WhenOpen = open },
            (_, Opening.Over) => new Prospect(workshop, Chance.Closed) { WhenOpen = open },
            _ => open,
        };
    }

    // Whoever waits comes before whoever asks now: a seat that is free while people wait (a capacity that has grown) is theirs.
    private static Places PlacesOf(DaySettings settings, int workshop, (int Registered, int Waiting) counts) =>
        new(workshop, settings.CapacityOf(workshop) is { } capacity ? Math.Max(0, capacity - counts.Registered - counts.Waiting) : null, counts.Registered, counts.Waiting);

    private static bool Holds(IReadOnlyDictionary<int, Registration> held, int workshop) =>
        held.GetValueOrDefault(workshop)?.State is RegistrationState.Registered or RegistrationState.Waiting;

    private static Outcome Untouched(Prospect prospect) => new(
        prospect.Workshop,
        prospect.Chance switch
        {
            Chance.Free => prospect.IsClash ? Became.Clash : Became.Kept,
            Chance.Full => Became.Full,
            Chance.HasSeat => Became.AlreadyRegistered,
            Chance.Waits => Became.AlreadyWaiting,
            Chance.NotOpenYet => Became.NotOpenYet,
            Chance.Closed => Became.Closed,
            _ => Became.Unknown,
        },
        prospect.Position);
}
