using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Registrations;

/// <summary>What becomes of a proposal that was confirmed, and who else hears of it.</summary>
internal sealed class ConfirmedTurns(
    RegistrationDesk desk, DaySettingsDesk settings, RegistrationOffers offers, SignUpTurns signUps, ClashTurns clashes, OrganiserBell organisers, SeatButtons more, ContentStore content)
{
    /// <summary>Does it. The proposal must have been settled in this turn.</summary>
    public async Task<Reply> DoAsync(Turn turn, ProposalFound<RegistrationProposal> found, CancellationToken cancel)
    {
        var proposal = found.Content!;
        if (proposal is { MoveTo: { } to, MoveFrom: { } from })
        {
            return await MoveAsync(turn, found, to, from, cancel);
        }

        var cause = new Cause(turn.Person.Id, proposal switch { { Cancels: [] } => "signed up", { SignUps: [] } => "cancelled", _ => "changed" }, turn.Ordinal, turn.Now);
        var request = new RegistrationRequest(turn.Person.Id, proposal.SignUps, proposal.Cancels, proposal.OnlyIfPlace);
        return await DoneAsync(turn, found, await desk.ApplyAsync(turn.Session, request, cause, cancel), cancel);
    }

    private async Task<Reply> DoneAsync(Turn turn, ProposalFound<RegistrationProposal> found, Applied applied, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var opening = (await settings.ReadAsync(turn.Session, cancel)).OpeningAt(turn.Now);
        var lines = cards.Lines(applied.Outcomes, opening);
        var full = applied.Outcomes.Where(outcome => outcome.Became == Became.Full).Select(outcome => outcome.Workshop).ToList();
        var answer = found.Content is { Cancels.Count: > 0 } && full.Count > 0
            ? await signUps.ProposeAsync(turn with { State = Over(turn, found) }, full, onlyIfPlace: false, lines, cancel)
            : new Reply(With(cards.Result(applied.Outcomes, opening, found.Content!.OnlyIfPlace), await more.ForAsync(turn, cancel))) { State = Over(turn, found), Outcome = "confirmed" };
        var told = answer with
        {
            Updates = [.. offers.Close(turn, found, [texts.ClosedConfirmed, .. lines]), .. answer.Updates],
            Others = SeatMessages.For(applied.Seats, content, organisers.Ids),
        };
        return await clashes.AskMoveAsync(turn with { State = Over(turn, found) }, applied.Outcomes, cancel) is { } asked ? told.Then(asked) : told;
    }

    private static Card With(Card card, IReadOnlyList<CardButton> more) => card with { Buttons = [.. card.Buttons, .. more] };

    /// <summary>"Ja, verplaats me dan": from now on, or at once when a place is free by now.</summary>
    private async Task<Reply> MoveAsync(Turn turn, ProposalFound<RegistrationProposal> found, int to, int from, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var cause = new Cause(turn.Person.Id, "asked to be moved", turn.Ordinal, turn.Now);
        var seats = await desk.MovesFromAsync(turn.Session, turn.Person.Id, to, from, cause, cancel);
        var own = seats?.Promotions.FirstOrDefault(promotion => promotion.PersonId == turn.Person.Id && promotion.Workshop == to);
        var said = seats is null ? texts.CannotMove(cards.Titled(to), cards.Titled(from)) : own is not null ? texts.MovedNow(cards.Titled(to)) : texts.WillMove(cards.Titled(to), cards.Titled(from));
        return new Reply(cards.Say(seats is null ? texts.NotDoneTitle : texts.DoneTitle, [said], cards.Mine()))
        {
            State = Over(turn, found), Updates = offers.Close(turn, found, said), Outcome = "move when free",
            Others = seats is null ? [] : SeatMessages.For(seats with { Promotions = [.. seats.Promotions.Where(promotion => promotion != own)] }, content, organisers.Ids),
        };
    }

    // A click on an older card must not make the conversation forget a newer question.
    private static ConversationState Over(Turn turn, ProposalFound<RegistrationProposal> found) => turn.State.Proposal is null || turn.State.Proposal == found.Id
        ? turn.State with { Topic = found.Content!.Workshops, Proposal = null, Awaits = null, Touched = turn.Now }
        : turn.State;
}
