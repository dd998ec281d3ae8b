using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>
/// The rules of seats and waiting lists. Every method works inside the caller's transaction, so that what it answers still holds when it is written.
/// </summary>
internal sealed class RegistrationDesk(RegistrationBook book, IOptions<RegistrationOptions> options, ContentStore content)
{
    /// <summary>What would happen if the person asked for these workshops now. Nothing changes.</summary>
    public async Task<IReadOnlyList<Prospect>> LookAsync(
        DatabaseSession session, string personId, IReadOnlyList<int> workshops, DateTimeOffset now, CancellationToken cancel)
    {
        var counts = await book.CountsAsync(session, cancel);
        var held = await book.OfAsync(session, personId, workshops, cancel);
        return [.. workshops.Distinct().Order().Select(workshop => ProspectOf(workshop, held.GetValueOrDefault(workshop), counts.GetValueOrDefault(workshop), now))];
    }

    /// <summary>What the person has now, by workshop number.</summary>
    public async Task<IReadOnlyList<Registration>> MineAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        [.. (await book.HeldByAsync(session, personId, cancel)).Values.Where(registration => content.Current.Find(registration.Workshop) is not null)];

    /// <summary>How full these workshops are; all of them when none is named.</summary>
    public async Task<IReadOnlyList<Places>> PlacesAsync(DatabaseSession session, IReadOnlyList<int> workshops, CancellationToken cancel)
    {
        var counts = await book.CountsAsync(session, cancel);
        var wanted = workshops.Count > 0 ? workshops.Distinct().Where(number => content.Current.Find(number) is not null) : content.Current.Workshops.Select(workshop => workshop.Number);
        return [.. wanted.Order().Select(workshop => PlacesOf(workshop, counts.GetValueOrDefault(workshop)))];
    }

    /// <summary>Whether one can sign up at this moment.</summary>
    public Opening OpeningAt(DateTimeOffset now) =>
        now < options.Value.Opens ? new Opening.NotYet(options.Value.Opens.Value)
        : now >= options.Value.Closes ? new Opening.Over(options.Value.Closes.Value)
        : new Opening.Open();

    /// <summary>
    /// Does what was confirmed. Signing up alone, or cancelling alone: each workshop by itself. Both together are a change: entirely, or not at all.
    /// A seat that comes free goes to the first who waits, here and now.
    /// </summary>
    public async Task<Applied> ApplyAsync(DatabaseSession session, RegistrationRequest request, Cause cause, CancellationToken cancel)
    {
        var signUps = request.SignUps.Distinct().ToList();
        var cancels = request.Cancels.Distinct().Except(signUps).Order().ToList();
        var promotions = await FillAsync(session, [.. signUps, .. cancels], cause, cancel);
        var prospects = await LookAsync(session, request.PersonId, signUps, cause.At, cancel);
        if (request.EvenWhenClosed)
        {
            prospects = [.. prospects.Select(prospect => prospect.WhenOpen)];
        }

        var held = await book.OfAsync(session, request.PersonId, [.. signUps, .. cancels], cancel);
        var isChange = signUps.Count > 0 && cancels.Count > 0;
        if (isChange && (cancels.Any(workshop => !Holds(held, workshop)) || prospects.Any(prospect => prospect.Chance is not (Chance.Free or Chance.HasSeat))))
        {
            return new Applied([.. prospects.Select(Untouched), .. cancels.Select(workshop => new Outcome(workshop, Holds(held, workshop) ? Became.Kept : Became.NotHeld))], promotions);
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

        return new Applied(outcomes, [.. promotions, .. await FillAsync(session, cancels, cause, cancel)]);
    }

    /// <summary>Gives free seats to those who wait, in order. Needed by itself only when a capacity has grown.</summary>
    /// <returns>Who got a seat, and must hear so.</returns>
    public async Task<IReadOnlyList<Promotion>> FillAsync(DatabaseSession session, IReadOnlyList<int> workshops, Cause cause, CancellationToken cancel)
    {
        await book.LockAsync(session, workshops, cancel);
        var promotions = new List<Promotion>();
        var counts = await book.CountsAsync(session, cancel);
        foreach (var workshop in workshops.Distinct().Order())
        {
            var (registered, waiting) = counts.GetValueOrDefault(workshop);
            var free = options.Value.CapacityOf(workshop) is { } capacity ? Math.Max(0, capacity - registered) : int.MaxValue;
            for (var left = Math.Min(free, waiting); left > 0; left--)
            {
                var first = (await book.FirstWaitingAsync(session, workshop, cancel))!;
                var promoted = cause with { Actor = "waiting list", Reason = "a seat came free" };
                promotions.Add(new Promotion(
                    first, workshop, await book.MoveAsync(session, workshop, first, RegistrationState.Waiting, RegistrationEvent.Promoted, promoted, cancel)));
            }
        }

        return promotions;
    }

    private async Task<Outcome> SignUpAsync(
        DatabaseSession session, RegistrationRequest request, Prospect prospect, RegistrationState? state, Cause cause, CancellationToken cancel)
    {
        switch (prospect.Chance)
        {
            case Chance.Free:
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

    private Prospect ProspectOf(int workshop, Registration? own, (int Registered, int Waiting) counts, DateTimeOffset now)
    {
        var places = PlacesOf(workshop, counts);
        var open = !places.IsFull ? new Prospect(workshop, Chance.Free) : new Prospect(workshop, Chance.Full, counts.Waiting + 1);
        return (own?.State, OpeningAt(now)) switch
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
    private Places PlacesOf(int workshop, (int Registered, int Waiting) counts) =>
        new(workshop, options.Value.CapacityOf(workshop) is { } capacity ? Math.Max(0, capacity - counts.Registered - counts.Waiting) : null, counts.Registered, counts.Waiting);

    private static bool Holds(IReadOnlyDictionary<int, Registration> held, int workshop) =>
        held.GetValueOrDefault(workshop)?.State is RegistrationState.Registered or RegistrationState.Waiting;

    private static Outcome Untouched(Prospect prospect) => new(
        prospect.Workshop,
        prospect.Chance switch
        {
            Chance.Free => Became.Kept,
            Chance.Full => Became.Full,
            Chance.HasSeat => Became.AlreadyRegistered,
            Chance.Waits => Became.AlreadyWaiting,
            Chance.NotOpenYet => Became.NotOpenYet,
            Chance.Closed => Became.Closed,
            _ => Became.Unknown,
        },
        prospect.Position);
}
