using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.HandOvers;

/// <summary>What the colleague can say or click: the code, and yes or no to what it shows.</summary>
internal sealed class TakeOverTurns(HandOverDesk desk, PeopleDesk people, Proposals proposals, OrganiserBell organisers, ContentStore content) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var code = turn.Kind == TurnKind.Message ? HandOverCode.Read(turn.Text) : null;
        var isClick = turn is { Kind: TurnKind.Click, Button.Do: HandOverVerbs.Accept or HandOverVerbs.Decline };
        if (turn.IsPublic)
        {
            return code is null && !isClick ? null : Reply.InPrivate(new RegistrationTexts(turn.Language).Privately);
        }

        return code is not null ? await LookAsync(InLanguageSpokenBefore(turn), code, cancel)
            : isClick ? await ClickAsync(turn, turn.Button!, cancel)
            : turn is { Kind: TurnKind.Message, State.Proposal: not null } ? await WordsAsync(turn, cancel)
            : null;
    }

    /// <summary>The letters of a code are in no language.</summary>
    private static Turn InLanguageSpokenBefore(Turn turn) =>
        (turn.Person.Language ?? turn.State.ClientLanguage) is { } before ? turn with { Language = before, State = turn.State with { Language = before } } : turn;

    private async Task<Reply> LookAsync(Turn turn, string code, CancellationToken cancel)
    {
        if (await desk.LookAsync(turn.Session, code, turn.ConversationId, turn.Now, cancel) is not { } offer)
        {
            return new Reply(Cards(turn).WrongCode()) { Outcome = "wrong code" };
        }

        if (await desk.HindranceAsync(turn.Session, offer, turn.Person.Id, turn.Now, cancel) is { } hindrance)
        {
            return new Reply(Cards(turn).Not(hindrance)) { Outcome = "cannot take over" };
        }

        var id = await proposals.MakeAsync(turn.Session, turn, new HandOverProposal(offer.Id), cancel);
        return new Reply(new Message(null, Cards(turn).Ask(id, offer, turn.Person.Name is null), id))
        {
            State = turn.State with { Topic = [offer.Workshop], Proposal = id, Awaits = Awaited.Confirmation, Touched = turn.Now }, Outcome = "shown what is offered",
        };
    }

    private async Task<Reply?> ClickAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var found = await proposals.LookAsync<HandOverProposal>(turn.Session, turn, button.Id, cancel);
        if (found is not { Standing: ProposalStanding.Open, Content.IsOurs: true })
        {
            return new Reply(Cards(turn).Over(found.Standing is ProposalStanding.Confirmed or ProposalStanding.Declined)) { Outcome = "proposal over" };
        }

        return button.Do == HandOverVerbs.Accept
            ? await AcceptAsync(turn, found, GivenName.OnCard(ButtonData.Input(turn.Value, HandOverVerbs.NameInput)), cancel)
            : await DeclineAsync(turn, found, cancel);
    }

    /// <summary>Yes, no, or the name that was asked. Null when the message is about something else.</summary>
    private async Task<Reply?> WordsAsync(Turn turn, CancellationToken cancel)
    {
        if (await proposals.LookAsync<HandOverProposal>(turn.Session, turn, turn.State.Proposal, cancel) is not { Standing: ProposalStanding.Open, Content.IsOurs: true } found)
        {
            return null;
        }

        if (turn.State.Awaits == Awaited.Name)
        {
            return NameAnswer.Read(turn) switch
            {
                NameAnswer.Given given => await AcceptAsync(turn, found, given.Name, cancel),
                NameAnswer.Refused => new Reply(new HandOverTexts(turn.Language).NameIsNeeded) { State = turn.State with { Touched = turn.Now }, Outcome = "name refused" },
                NameAnswer.NotYet => AskName(turn),
                _ => null,
            };
        }

        return turn.Understood.Main switch
        {
            Wish.Yes => await AcceptAsync(turn, found, null, cancel),
            Wish.No => await DeclineAsync(turn, found, cancel),
            _ => null,
        };
    }

    private async Task<Reply> AcceptAsync(Turn turn, ProposalFound<HandOverProposal> found, string? name, CancellationToken cancel)
    {
        if (turn.Person.Name is null && name is null)
        {
            return AskName(turn with { State = turn.State with { Proposal = found.Id } });
        }

        var outcome = await desk.AcceptAsync(turn.Session, found.Content!.Offer, turn.Person.Id, turn.Ordinal, turn.Now, cancel);
        await proposals.SettleAsync(turn.Session, found.Id!, outcome is HandOverOutcome.Done ? ProposalStanding.Confirmed : ProposalStanding.Declined, turn.Now, cancel);
        if (outcome is not HandOverOutcome.Done { Offer: var offer, Seats: var seats })
        {
            return Closed(turn, found, new Reply(Cards(turn).Not(outcome)) { Outcome = "not taken over" });
        }

        if (turn.Person.Name is null)
        {
            await people.IntroduceAsync(turn.Session, turn.Person.Id, name!, null, cancel);
        }

        return Closed(turn, found, new Reply(Cards(turn).Taken(offer.Workshop))
        {
            Others = [Tell(offer, cards => cards.Given(offer.Workshop)), .. SeatMessages.For(seats, content, organisers.Ids)], Outcome = "handed over",
        });
    }

    private async Task<Reply> DeclineAsync(Turn turn, ProposalFound<HandOverProposal> found, CancellationToken cancel)
    {
        await proposals.SettleAsync(turn.Session, found.Id!, ProposalStanding.Declined, turn.Now, cancel);
        var ended = await desk.EndAsync(turn.Session, found.Content!.Offer, "declined", turn.Now, cancel);
        return Closed(turn, found, new Reply(ended is null ? Cards(turn).Not(new HandOverOutcome.Gone()) : Cards(turn).Declined())
        {
            Others = ended is null ? [] : [Tell(ended, cards => cards.TurnedDown(ended.Workshop))], Outcome = "turned down",
        });
    }

    private static Reply AskName(Turn turn) => new(new HandOverTexts(turn.Language).AskName)
    {
        State = turn.State with { Awaits = Awaited.Name, Touched = turn.Now }, Outcome = "asked name",
    };

    /// <summary>The reply, after which the question is over and its card has no buttons.</summary>
    private Reply Closed(Turn turn, ProposalFound<HandOverProposal> found, Reply reply) => reply with
    {
        State = turn.State.Proposal is null || turn.State.Proposal == found.Id ? turn.State with { Proposal = null, Awaits = null, Touched = turn.Now } : turn.State,
        Updates = found.CardActivityId is { } activity ? [new CardUpdate(activity, Cards(turn).Closed())] : [],
    };

    private MessageTo Tell(HandOver offer, Func<HandOverCards, Card> card) => new(offer.Holder, language => card(new HandOverCards(language, content.Current)));

    private HandOverCards Cards(Turn turn) => new(turn.Language, content.Current);
}
