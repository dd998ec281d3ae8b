using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>Gives seats that are free to those who wait, in order of arrival, in the caller's transaction.</summary>
internal sealed class SeatFiller(RegistrationBook book)
{
    /// <summary>Who moves somebody when a seat comes free, in the log.</summary>
    public const string Actor = "waiting list";

    private const int LookedAtTogether = 20;

    /// <summary>
    /// Fills these workshops. Whoever has a seat at the same time is skipped and keeps the place in line, unless they asked to be moved: then the old seat
    /// goes on to the next in its own line, and so on. Each step takes somebody out of a line, so it ends.
    /// </summary>
    /// <param name="settings">From <see cref="SeatLocks"/>, which hold these workshops.</param>
    public async Task<Filled> FillAsync(DatabaseSession session, DaySettings settings, IReadOnlyList<int> workshops, Cause cause, CancellationToken cancel)
    {
        if (workshops.Count == 0)
        {
            return Filled.Nothing;
        }

        var (promotions, untaken) = (new List<Promotion>(), new List<FreeSeats>());
        var toFill = new SortedSet<int>(workshops);
        var counts = await book.CountsAsync(session, cancel);
        while (toFill.Count > 0)
        {
            var workshop = toFill.Min;
            toFill.Remove(workshop);
            var (registered, waiting) = counts.GetValueOrDefault(workshop);
            var free = settings.CapacityOf(workshop) is { } capacity ? Math.Max(0, capacity - registered) : waiting;
            if (free == 0 || waiting == 0)
            {
                continue;
            }

            if (cause.At >= settings.PromoteUntil)
            {
                untaken.Add(new FreeSeats(workshop, Math.Min(free, waiting), waiting));
                continue;
            }

            toFill.UnionWith(await FillAsync(session, settings, workshop, free, promotions, cause with { Actor = Actor, Reason = "a seat came free" }, cancel));
            counts = await book.CountsAsync(session, cancel);
        }

        return new Filled(promotions, untaken);
    }

    /// <summary>Fills one workshop; returns the workshops in which seats came free by it.</summary>
    private async Task<IReadOnlyList<int>> FillAsync(
        DatabaseSession session, DaySettings settings, int workshop, int free, List<Promotion> promotions, Cause by, CancellationToken cancel)
    {
        var sameTime = settings.AtTheSameTimeAs(workshop);
        var givenUp = new List<int>();
        IReadOnlyList<WaitingPerson> line;
        for (long after = 0; free > 0 && (line = await book.WaitingAsync(session, workshop, after, LookedAtTogether, cancel)).Count > 0; after = line[^1].Arrival)
        {
            foreach (var next in line.TakeWhile(_ => free > 0))
            {
                var held = sameTime.Count == 0 ? [] : await book.SeatsAsync(session, next.PersonId, sameTime, cancel);
                if (held.Count > 1 || (held is [var one] && one != next.MoveFrom))
                {
                    continue;
                }

                var promoted = await book.MoveAsync(session, workshop, next.PersonId, RegistrationState.Waiting, RegistrationEvent.Promoted, by, cancel);
                promotions.Add(new Promotion(next.PersonId, workshop, promoted) { MovedFrom = held is [var from] ? from : null });
                free--;
                if (held is [var given])
                {
                    await book.MoveAsync(
                        session, given, next.PersonId, RegistrationState.Registered, RegistrationEvent.Withdrew, by with { Reason = "moved to another at the same time" }, cancel);
                    givenUp.Add(given);
                }
            }
        }

        return givenUp;
    }
}

/// <summary>What filling brought about.</summary>
/// <param name="Promotions">Who got a seat, and must hear so.</param>
/// <param name="Untaken">Seats that are free while people wait, since it is too late to give them away: organisers must hear so.</param>
internal sealed record Filled(IReadOnlyList<Promotion> Promotions, IReadOnlyList<FreeSeats> Untaken)
{
    public static Filled Nothing { get; } = new([], []);

    public Filled Then(Filled later) => new([.. Promotions, .. later.Promotions], [.. Untaken, .. later.Untaken]);

    /// <summary>Only the untaken seats that came free just now: organisers hear of a seat once, not whenever somebody asks for it.</summary>
    public Filled FreedIn(IEnumerable<int> workshops) => this with { Untaken = [.. Untaken.Where(free => workshops.Contains(free.Workshop))] };
}

/// <summary>Seats that are free while people wait.</summary>
internal sealed record FreeSeats(int Workshop, int Seats, int Waiting);
