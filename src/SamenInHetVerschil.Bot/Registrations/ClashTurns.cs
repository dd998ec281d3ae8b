using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Registrations;

/// <summary>Workshops at the same time: which one somebody wants, and whether they want to be moved when a place comes free.</summary>
internal sealed class ClashTurns(RegistrationDesk desk, RegistrationOffers offers, ContentStore content)
{
    /// <summary>All clashes of a wish at once, and buttons for the first of them; the next is asked when that one is clear. Null when there is none.</summary>
    public async Task<Reply?> AskAsync(Turn turn, IReadOnlyList<Prospect> prospects, IReadOnlyList<string> before, CancellationToken cancel)
    {
        var clashing = prospects.Where(prospect => prospect.IsClash).ToList();
        if (clashing.Count == 0)
        {
            return null;
        }

        var settings = await desk.SettingsAsync(turn.Session, cancel);
        var held = (await desk.MineAsync(turn.Session, turn.Person.Id, cancel)).Where(one => one.State == RegistrationState.Registered).Select(one => one.Workshop).ToList();
        var moments = clashing.GroupBy(prospect => settings.SlotOf(prospect.Workshop)!, StringComparer.OrdinalIgnoreCase)
            .Select(moment => new Clash(
                moment.Key, [.. moment.Select(prospect => prospect.Workshop)],
                [.. moment.SelectMany(prospect => prospect.Clashes).Where(held.Contains).Distinct().Order()])).ToList();
        // What does not clash, and the clashes that are asked next, go along with each choice.
        var rest = prospects.Where(prospect => prospect.Chance is Chance.Free or Chance.Full).Select(prospect => prospect.Workshop).Except(moments[0].Wanted).ToList();
        var wishes = prospects.Select(prospect => prospect.Workshop).ToList();
        return new Reply(new RegistrationCards(turn.Language, content.Current).Clashes(moments, rest, before))
        {
            State = turn.State with { Topic = wishes, Awaits = Awaited.WorkshopToSignUp, Proposal = null, Touched = turn.Now }, Outcome = "clash",
        };
    }

    /// <summary>Whoever now waits for a workshop at the same time as a seat they have, is asked once whether to be moved. Null when nobody has to be asked.</summary>
    public async Task<Reply?> AskMoveAsync(Turn turn, IReadOnlyList<Outcome> outcomes, CancellationToken cancel)
    {
        var settings = await desk.SettingsAsync(turn.Session, cancel);
        var held = await desk.MineAsync(turn.Session, turn.Person.Id, cancel);
        foreach (var waiting in outcomes.Where(outcome => outcome.Became == Became.Waiting).Select(outcome => outcome.Workshop))
        {
            var seats = held.Where(one => one.State == RegistrationState.Registered && settings.AreAtTheSameTime(waiting, one.Workshop)).ToList();
            if (seats is [var seat])
            {
                var proposal = new RegistrationProposal([], []) { MoveTo = waiting, MoveFrom = seat.Workshop };
                return await offers.MakeAsync(turn, proposal, id => new RegistrationCards(turn.Language, content.Current).AskMove(id, waiting, seat.Workshop), cancel);
            }
        }

        return null;
    }
}

/// <summary>One moment at which somebody would be in several workshops.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="Wanted">What is asked for.</param>
/// <param name="Held">Seats that the person has.</param>
internal sealed record Clash(string Slot, IReadOnlyList<int> Wanted, IReadOnlyList<int> Held);
