using System.Globalization;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Registrations;

/// <summary>Giving up a seat or a place in line: cancelling, changing, and giving back what the waiting list brought.</summary>
internal sealed class LeavingTurns(RegistrationDesk desk, RegistrationOffers offers, ConfirmationTurns confirmations, SignUpTurns signUps, ClashTurns clashes, OrganiserBell organisers, ContentStore content)
{
    public async Task<Reply> CancelAsync(Turn turn, Wish.Cancel wish, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var held = await desk.MineAsync(turn.Session, turn.Person.Id, cancel);
        var wanted = wish.All || (wish.Workshops.Count == 0 && held.Count == 1) ? held : [.. held.Where(one => wish.Workshops.Contains(one.Workshop))];
        if (wanted.Count == 0 && await offers.OpenAsync(turn, turn.State.Proposal, cancel) is { Content: { Cancels: [], SignUps: var proposed } open } found)
        {
            // "Laat de twee maar weg" while two is only proposed: there is nothing to cancel yet, but something to leave out.
            var kept = wish.All || wish.Workshops.Count == 0 ? [] : proposed.Except(wish.Workshops).ToList();
            if (kept.Count < proposed.Count)
            {
                return kept.Count == 0
                    ? await confirmations.DeclineAsync(turn, found, cancel)
                    : await signUps.ProposeAsync(turn, kept, open.OnlyIfPlace, [], cancel);
            }
        }

        if (wish.Workshops.Count == 0 && wanted.Count == 0 && held.Count > 1)
        {
            return new Reply(Asks(turn).Which(texts.WhichToCancel, [], [.. held.Select(one => (one.Workshop, new ButtonData(RegistrationVerbs.Cancel, Workshops: [one.Workshop])))]))
            {
                State = turn.State with { Awaits = Awaited.WorkshopToCancel, Proposal = null, Touched = turn.Now },
                Outcome = "asked which",
            };
        }

        var missing = wish.Workshops.Distinct().Except(held.Select(one => one.Workshop)).Order().Select(number => NotHeld(number, texts)).ToList();
        return wanted.Count == 0
            ? new Reply(cards.Mine(held, missing)) { State = turn.State with { Touched = turn.Now }, Outcome = "nothing to cancel" }
            : await offers.MakeAsync(turn, new RegistrationProposal([], [.. wanted.Select(one => one.Workshop)]), id => Asks(turn).Cancel(id, wanted, missing), cancel);
    }

    public async Task<Reply> ChangeAsync(Turn turn, Wish.Change wish, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var held = await desk.MineAsync(turn.Session, turn.Person.Id, cancel);
        var to = wish.To.Distinct().Where(number => content.Current.Find(number) is not null).ToList();
        var named = wish.From.Distinct().Except(to).ToList();
        var from = held.Where(one => named.Count > 0 ? named.Contains(one.Workshop) : !to.Contains(one.Workshop)).ToList();
        List<string> before =
        [
            .. wish.To.Distinct().Except(to).Select(texts.NoSuch),
            .. named.Except(held.Select(one => one.Workshop)).Select(number => NotHeld(number, texts)),
        ];
        if (from.Count == 0)
        {
            return to.Count == 0
                ? new Reply(cards.Mine(held, before)) { State = turn.State with { Touched = turn.Now }, Outcome = "nothing to change" }
                : await signUps.ProposeAsync(turn, to, onlyIfPlace: false, before.Count == 0 && held.Count == 0 ? [texts.NothingYet] : before, cancel);
        }

        if (named.Count == 0 && from.Count > 1)
        {
            return Ask(turn, Asks(turn).Which(texts.WhichToChangeFrom, before, [.. from.Select(one => (one.Workshop, Button(one.Workshop, to)))]), Awaited.WorkshopToChangeFrom, to);
        }

        if (to.Count == 0)
        {
            var others = content.Current.Workshops.Select(workshop => workshop.Number).Except(held.Select(one => one.Workshop)).ToList();
            return others.Count == 0
                ? new Reply(cards.Mine(held, [.. before, texts.NothingToChangeTo])) { Outcome = "nothing to change to" }
                : Ask(turn, Asks(turn).Which(texts.WhichToChangeTo, before, [.. others.Select(number => (number, Button(from[0].Workshop, [number])))]), Awaited.WorkshopToChangeTo, [.. from.Select(one => one.Workshop)]);
        }

        return await ProposeChangeAsync(turn, from, to, before, cancel);
    }

    /// <summary>One tap: the seat that the waiting list brought goes to the next in line.</summary>
    public async Task<Reply> GiveBackAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var held = await desk.MineAsync(turn.Session, turn.Person.Id, cancel);
        var seat = held.FirstOrDefault(one => button.Workshops?.Contains(one.Workshop) == true && one.State == RegistrationState.Registered
            && one.Arrival.ToString(CultureInfo.InvariantCulture) == button.Id);
        if (seat is null)
        {
            return new Reply(cards.Mine(held, [texts.GaveBackBefore])) { Outcome = "given back before" };
        }

        var cause = new Cause(turn.Person.Id, "gave the seat back", turn.Ordinal, turn.Now);
        var applied = await desk.ApplyAsync(turn.Session, new RegistrationRequest(turn.Person.Id, [], [seat.Workshop]), cause, cancel);
        return new Reply(cards.Say(texts.DoneTitle, [texts.GaveBack(cards.Titled(seat.Workshop))], cards.Mine()))
        {
            State = turn.State with { Touched = turn.Now },
            Others = SeatMessages.For(applied.Seats, content, organisers.Ids),
            Outcome = "gave back",
        };
    }

    private async Task<Reply> ProposeChangeAsync(
        Turn turn, IReadOnlyList<Registration> from, IReadOnlyList<int> to, IReadOnlyList<string> before, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var prospects = await desk.LookAsync(turn.Session, turn.Person.Id, to, [.. from.Select(one => one.Workshop)], turn.Now, cancel);
        if (await clashes.AskAsync(turn, prospects, before, cancel) is { } choice)
        {
            return choice;
        }

        if (prospects.All(prospect => prospect.Chance == Chance.HasSeat))
        {
            List<string> said = [.. before, .. to.Select(number => texts.HasSeat(texts.One(number)))];
            return await offers.MakeAsync(turn, new RegistrationProposal([], [.. from.Select(one => one.Workshop)]), id => Asks(turn).Cancel(id, from, said), cancel);
        }

        if (prospects.All(prospect => prospect.Chance is Chance.Free or Chance.HasSeat))
        {
            var proposal = new RegistrationProposal(to, [.. from.Select(one => one.Workshop)]);
            return await offers.MakeAsync(turn, proposal, id => Asks(turn).Change(id, from, prospects, before), cancel);
        }

        // Not entirely, so not at all: what one has is kept, and the waiting list is offered for what is full.
        var full = prospects.Where(prospect => prospect.Chance == Chance.Full).Select(prospect => prospect.Workshop).ToList();
        var rest = prospects.Where(prospect => prospect.Chance is not (Chance.Full or Chance.Free)).Select(prospect => prospect.Workshop).ToList();
        List<string> kept = [.. before, .. full.Select(number => texts.Full(cards.Titled(number))), texts.Kept(texts.Numbers([.. from.Select(one => one.Workshop)]))];
        return await signUps.ProposeAsync(turn, full.Count > 0 ? full : rest, onlyIfPlace: false, kept, cancel);
    }

    private string NotHeld(int number, RegistrationTexts texts) =>
        content.Current.Find(number) is null ? texts.NoSuch(number) : texts.NotHeld(texts.One(number));

    private static ButtonData Button(int from, IReadOnlyList<int> to) => new(RegistrationVerbs.Change, Workshops: [from, .. to]);

    /// <param name="known">The half of the change that is known: the answer brings the other.</param>
    private static Reply Ask(Turn turn, Card card, Awaited awaits, IReadOnlyList<int> known) => new(card)
    {
        State = turn.State with { Topic = known, Awaits = awaits, Proposal = null, Touched = turn.Now },
        Outcome = "asked which",
    };

    private ProposalCards Asks(Turn turn) => new(turn.Language, content.Current);
}
