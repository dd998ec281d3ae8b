using Microsoft.Extensions.Options;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.HandOvers;

/// <summary>The rules by which a colleague takes somebody's place. Every method works in the caller's transaction.</summary>
internal sealed class HandOverDesk(
    HandOverBook offers, RegistrationBook registrations, RegistrationDesk desk, SeatLocks locks, DaySettingsBook settingsBook, ProgrammeDesk programmes,
    IOptions<HandOverOptions> options, ContentStore content)
{
    private const string Reason = "handed over";

    private const int MostGuesses = 5;

    private static readonly TimeSpan GuessesCount = TimeSpan.FromMinutes(15);

    /// <summary>Seats of somebody that could be handed over.</summary>
    public async Task<IReadOnlyList<int>> SeatsAsync(DatabaseSession session, string person, CancellationToken cancel) =>
        [.. (await desk.MineAsync(session, person, cancel)).Where(one => one.State == RegistrationState.Registered).Select(one => one.Workshop)];

    /// <summary>An offer with a code; null when the person has no such seat, or it is too late.</summary>
    public async Task<Offered?> OfferAsync(DatabaseSession session, string holder, int workshop, DateTimeOffset now, CancellationToken cancel) =>
        !await IsTooLateAsync(session, now, cancel) && (await SeatsAsync(session, holder, cancel)).Contains(workshop)
            ? await offers.MakeAsync(session, holder, workshop, now, now.AddHours(options.Value.Hours), cancel) : null;

    /// <summary>The offer that a code stands for; null when there is none, or when too many codes were wrong in this conversation.</summary>
    public async Task<HandOver?> LookAsync(DatabaseSession session, string code, string conversation, DateTimeOffset now, CancellationToken cancel)
    {
        if (await offers.GuessesAsync(session, conversation, now - GuessesCount, cancel) >= MostGuesses)
        {
            return null;
        }

        if (await offers.WithCodeAsync(session, code, now, cancel) is { } found)
        {
            return found;
        }

        await offers.GuessedAsync(session, conversation, now - GuessesCount, now, cancel);
        return null;
    }

    /// <summary>Takes an offer back, or turns it down. Null when it was over.</summary>
    public async Task<HandOver?> EndAsync(DatabaseSession session, string id, string outcome, DateTimeOffset now, CancellationToken cancel) =>
        await offers.OpenAsync(session, id, now, cancel) is { } open && await offers.SettleAsync(session, id, outcome, now, cancel) ? open : null;

    /// <summary>An open offer of this holder.</summary>
    public Task<HandOver?> OfHolderAsync(DatabaseSession session, string holder, string id, DateTimeOffset now, CancellationToken cancel) =>
        offers.OfHolderAsync(session, holder, id, now, cancel);

    /// <summary>Why the colleague cannot take it; null when nothing stands in the way.</summary>
    public async Task<HandOverOutcome?> HindranceAsync(DatabaseSession session, HandOver offer, string colleague, DateTimeOffset now, CancellationToken cancel)
    {
        if (await IsTooLateAsync(session, now, cancel))
        {
            return new HandOverOutcome.Gone();
        }

        if (offer.Holder == colleague)
        {
            return new HandOverOutcome.Own();
        }

        var seats = await SeatsAsync(session, colleague, cancel);
        if (seats.Contains(offer.Workshop))
        {
            return new HandOverOutcome.HasSeat();
        }

        var settings = await settingsBook.ReadAsync(session, cancel);
        var clashing = seats.Where(seat => settings.AreAtTheSameTime(offer.Workshop, seat)).ToList();
        return clashing.Count > 0 ? new HandOverOutcome.Clash(clashing) : null;
    }

    /// <summary>The seat changes hands, entirely or not at all. A place in the line for it that the colleague had is given up.</summary>
    public async Task<HandOverOutcome> AcceptAsync(DatabaseSession session, string id, string colleague, long turn, DateTimeOffset now, CancellationToken cancel)
    {
        if (await offers.OpenAsync(session, id, now, cancel) is not { } offer)
        {
            return new HandOverOutcome.Gone();
        }

        var settings = await locks.TakeAsync(session, [offer.Workshop], cancel);
        if (await HindranceAsync(session, offer, colleague, now, cancel) is { } hindrance)
        {
            return hindrance;
        }

        var isHeld = (await SeatsAsync(session, offer.Holder, cancel)).Contains(offer.Workshop);
        if (!await offers.SettleAsync(session, id, isHeld ? "accepted" : "withdrawn", now, cancel) || !isHeld)
        {
            return new HandOverOutcome.Gone();
        }

        var cause = new Cause(colleague, Reason, turn, now);
        await registrations.MoveAsync(session, offer.Workshop, offer.Holder, RegistrationState.Registered, RegistrationEvent.Withdrew, cause with { Actor = offer.Holder }, cancel);
        var own = (await registrations.OfAsync(session, colleague, [offer.Workshop], cancel)).GetValueOrDefault(offer.Workshop)?.State;
        if (own == RegistrationState.Waiting)
        {
            await registrations.MoveAsync(session, offer.Workshop, colleague, own, RegistrationEvent.Withdrew, cause, cancel);
            own = RegistrationState.Cancelled;
        }

        await registrations.MoveAsync(session, offer.Workshop, colleague, own, RegistrationEvent.Seated, cause, cancel);
        // The holder may now be the first who can take a seat at the same time.
        var freed = settings.AtTheSameTimeAs(offer.Workshop);
        var seats = freed.Count == 0 ? Filled.Nothing : await desk.FillAsync(session, freed, cause, cancel);
        return new HandOverOutcome.Done(offer, seats);
    }

    /// <summary>Closed sign-ups do not matter: no seat is added. The end of giving seats away, and of the day, do.</summary>
    private async Task<bool> IsTooLateAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancel) =>
        now >= (await settingsBook.ReadAsync(session, cancel)).PromoteUntil
        || ((await programmes.ReadAsync(session, cancel)).Date is { } date && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, content.Current.Event.TimeZone).DateTime) > date);
}

/// <summary>What became of taking a seat over.</summary>
internal abstract record HandOverOutcome
{
    private HandOverOutcome()
    {
    }

    /// <param name="Seats">What else changed hands by it.</param>
    internal sealed record Done(HandOver Offer, Filled Seats) : HandOverOutcome;

    /// <summary>The offer is over, or its holder has no seat any more.</summary>
    internal sealed record Gone : HandOverOutcome;

    /// <summary>It is the holder who asks.</summary>
    internal sealed record Own : HandOverOutcome;

    internal sealed record HasSeat : HandOverOutcome;

    /// <summary>The offer stays open until it is clear which one the colleague wants.</summary>
    internal sealed record Clash(IReadOnlyList<int> Seats) : HandOverOutcome;
}
