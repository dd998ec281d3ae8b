using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Registrations;

/// <summary>Workshops at the same time: which one somebody wants, and whether they want to be moved when a place comes free.</summary>
internal sealed class ClashTurns(RegistrationDesk desk, DaySettingsDesk settingsDesk, RegistrationOffers offers, ContentStore content)
{
    /// <summary>All clashes of a wish at once, and buttons for the first of them; the next is asked when that one is clear. Null when there is none.</summary>
    public async Task<Reply?> AskAsync(Turn turn, IReadOnlyList<Prospect> prospects, IReadOnlyList<string> before, CancellationToken cancel)
    {
        var clashing = prospects.Where(prospect => prospect.IsClash).ToList();
        if (clashing.Count == 0)
        {
            return null;
        }

        var settings = await settingsDesk.ReadAsync(turn.Session, cancel);
        var held = (await desk.MineAsync(turn.Session, turn.Person.Id, cancel)).Where(one => one.State == RegistrationState.Registered).Select(one => one.Workshop).ToList();
        var moments = clashing.GroupBy(prospect => settings.SlotOf(prospect.Workshop)!, StringComparer.OrdinalIgnoreCase)
            .Select(moment => new Clash(
                moment.Key, [.. moment.Select(prospect => prospect.Workshop)],
                [.. moment.SelectMany(prospect => prospect.Clashes).Where(held.Contains).Distinct().Order()])).ToList();
        // What does not clash, and the clashes that are asked next, go along with each choice.
        var rest = prospects.Where(prospect => prospect.Chance is Chance.Free or Chance.Full).Select(prospect => prospect.Workshop).Except(moments[0].Wanted).ToList();
        var wishes = prospects.Select(prospect => prospect.Workshop).ToList();
        return new Reply(new ProposalCards(turn.Language, content.Current).Clashes(moments, rest, before))
        {
            State = turn.State with { Topic = wishes, Awaits = Awaited.WorkshopToSignUp, Proposal = null, Touched = turn.Now }, Outcome = "clash",
        };
    }

    /// <summary>Whoever now waits for a workshop at the same time as a seat they have, is asked once whether to be moved. Null when nobody has to be asked.</summary>
    public async Task<Reply?> AskMoveAsync(Turn turn, IReadOnlyList<Outcome> outcomes, CancellationToken cancel)
    {
        var queued = outcomes.Where(outcome => outcome.Became == Became.Waiting).Select(outcome => outcome.Workshop).ToList();
        if (queued.Count == 0)
        {
            return null;
        }

        var settings = await settingsDesk.ReadAsync(turn.Session, cancel);
        var held = await desk.MineAsync(turn.Session, turn.Person.Id, cancel);
        foreach (var waiting in queued)
        {
            var seats = held.Where(one => one.State == RegistrationState.Registered && settings.AreAtTheSameTime(waiting, one.Workshop)).ToList();
            if (seats is [var seat])
            {
                var proposal = new RegistrationProposal([], []) { MoveTo = waiting, MoveFrom = seat.Workshop };
                return await offers.MakeAsync(turn, proposal, id => new ProposalCards(turn.Language, content.Current).AskMove(id, waiting, seat.Workshop), cancel);
            }
        }

        return null;
    }

    /// <summary>"Move me after all": asks about the workshop on the button.</summary>
    public async Task<Reply> AskMoveAsync(Turn turn, ButtonData button, CancellationToken cancel) =>
        await AskMoveAsync(turn, [.. (button.Workshops ?? []).Select(workshop => new Outcome(workshop, Became.Waiting))], cancel)
        ?? new Reply(new RegistrationCards(turn.Language, content.Current).Mine(await desk.MineAsync(turn.Session, turn.Person.Id, cancel), [])) { Outcome = "nothing to move" };

    /// <summary>One tap: waits on, and keeps the seat at the same time.</summary>
    public async Task<Reply> StayAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var held = await desk.MineAsync(turn.Session, turn.Person.Id, cancel);
        var cause = new Cause(turn.Person.Id, "does not want to be moved", turn.Ordinal, turn.Now);
        if (button.Workshops is not [var workshop, ..] || content.Current.Find(workshop) is null)
        {
            return new Reply(cards.Mine(held, [])) { Outcome = "nothing to move" };
        }

        var seats = await desk.MovesFromAsync(turn.Session, turn.Person.Id, workshop, null, cause, cancel);
        return new Reply(seats is null
            ? cards.Say(texts.NotDoneTitle, [texts.WaitsNoMore(cards.Titled(workshop))], cards.Mine())
            : cards.Say(texts.DoneTitle, [texts.Stays(cards.Titled(workshop))], cards.AskMove(workshop), cards.Mine()))
        {
            State = turn.State with { Touched = turn.Now }, Others = seats is null ? [] : SeatMessages.For(seats, content, []), Outcome = "stays",
        };
    }
}

/// <summary>One moment at which somebody would be in several workshops.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="Wanted">What is asked for.</param>
/// <param name="Held">Seats that the person has.</param>
internal sealed record Clash(string Slot, IReadOnlyList<int> Wanted, IReadOnlyList<int> Held);
