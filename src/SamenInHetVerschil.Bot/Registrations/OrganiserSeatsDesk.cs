using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>Seats that organisers give and take on request, whatever the opening times. Every method works inside the caller's transaction.</summary>
internal sealed class OrganiserSeatsDesk(
    RegistrationDesk desk, RegistrationBook book, SeatLocks locks, IOptions<OrganiserOptions> organisers, ContentStore content)
{
    /// <summary>
    /// Gives the person a seat that is free, also out of the line: the way to use a seat that came free too late to be given away by itself. Never more seats
    /// than there are, and nobody in two places at once.
    /// </summary>
    /// <param name="cause">The actor is the organiser; the reason is what they gave.</param>
    public async Task<SeatingOutcome> SeatAsync(DatabaseSession session, string personId, int workshop, Cause cause, CancellationToken cancel)
    {
        if (Refused(workshop, cause.Actor) is { } refused)
        {
            return refused;
        }

        var settings = await locks.TakeAsync(session, [workshop], cancel);
        var held = await book.OfAsync(session, personId, settings.WithThoseAtTheSameTime([workshop]), cancel);
        var state = held.GetValueOrDefault(workshop)?.State;
        var clashes = held.Values.Where(one => one.State == RegistrationState.Registered && one.Workshop != workshop).Select(one => one.Workshop).ToList();
        var (registered, _) = (await book.CountsAsync(session, cancel)).GetValueOrDefault(workshop);
        if (state == RegistrationState.Registered)
        {
            return new SeatingOutcome.HasSeat();
        }

        if (clashes.Count > 0)
        {
            return new SeatingOutcome.Clashes(clashes);
        }

        if (settings.CapacityOf(workshop) is { } capacity && registered >= capacity)
        {
            return new SeatingOutcome.Full(capacity);
        }

        await book.MoveAsync(session, workshop, personId, state, state == RegistrationState.Waiting ? RegistrationEvent.Promoted : RegistrationEvent.Seated, cause, cancel);
        return new SeatingOutcome.Seated();
    }

    /// <summary>Takes the person's seat or place in line; the seat goes on to whoever waits.</summary>
    public async Task<SeatingOutcome> UnseatAsync(DatabaseSession session, string personId, int workshop, Cause cause, CancellationToken cancel)
    {
        if (Refused(workshop, cause.Actor) is { } refused)
        {
            return refused;
        }

        var applied = await desk.ApplyAsync(session, new RegistrationRequest(personId, [], [workshop]), cause, cancel);
        return applied.Outcomes is [{ Became: Became.NotHeld }] ? new SeatingOutcome.NotHeld() : new SeatingOutcome.Unseated(applied.Seats);
    }

    private SeatingOutcome? Refused(int workshop, string organiser) => !organisers.Value.Holds(organiser) ? new SeatingOutcome.NotAllowed()
        : content.Current.Find(workshop) is null ? new SeatingOutcome.NoSuchWorkshop(workshop) : null;
}

/// <summary>What became of an organiser's wish to sign somebody up or out.</summary>
internal abstract record SeatingOutcome
{
    private SeatingOutcome()
    {
    }

    /// <summary>The person has the seat, and must hear so.</summary>
    internal sealed record Seated : SeatingOutcome;

    /// <param name="Seats">Who got the seat; they and the person must hear so.</param>
    internal sealed record Unseated(Filled Seats) : SeatingOutcome;

    internal sealed record HasSeat : SeatingOutcome;

    /// <summary>Neither a seat nor a place in line.</summary>
    internal sealed record NotHeld : SeatingOutcome;

    /// <param name="Capacity">Number of seats, all taken.</param>
    internal sealed record Full(int Capacity) : SeatingOutcome;

    /// <param name="With">Workshops at the same time in which the person has a seat.</param>
    internal sealed record Clashes(IReadOnlyList<int> With) : SeatingOutcome;

    internal sealed record NoSuchWorkshop(int Workshop) : SeatingOutcome;

    internal sealed record NotAllowed : SeatingOutcome;
}
