using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Privacy;

/// <summary>Proposes to forget somebody, and does it after a yes.</summary>
internal sealed class PrivacyOffers(ForgettingDesk forgetting, RegistrationDesk registrations, Proposals proposals, OrganiserBell organisers, ContentStore content)
{
    /// <summary>Proposes, instead of whatever this conversation had proposed before.</summary>
    public async Task<Reply> MakeAsync(Turn turn, CancellationToken cancel)
    {
        var held = await registrations.MineAsync(turn.Session, turn.Person.Id, cancel);
        var id = await proposals.MakeAsync(turn.Session, turn, new PrivacyProposal(), cancel);
        return new Reply(new Message(null, Cards(turn).AskForget(id, held), id))
        {
            State = turn.State with { Proposal = id, Awaits = Awaited.Confirmation, Touched = turn.Now }, Outcome = "proposed to forget",
        };
    }

    /// <summary>A yes or no, by button or by words. Null when it is to a proposal of another room, or to none.</summary>
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var isClick = turn is { Kind: TurnKind.Click, Button.Do: PrivacyVerbs.Confirm or PrivacyVerbs.Decline };
        var isWord = turn is { Kind: TurnKind.Message, Understood.Main: Wish.Yes or Wish.No, State.Proposal: not null };
        if (turn.IsPublic || !(isClick || isWord))
        {
            return null;
        }

        var texts = new PrivacyTexts(turn.Language);
        var found = await proposals.LookAsync<PrivacyProposal>(turn.Session, turn, isClick ? turn.Button!.Id : turn.State.Proposal, cancel);
        if (found is not { Standing: ProposalStanding.Open, Content.IsOurs: true })
        {
            // By words it may be about a settled proposal of another room.
            return isWord ? null : new Reply(Cards(turn).Say(texts.KeptTitle, texts.TooLate)) { Outcome = "proposal over" };
        }

        var isYes = isClick ? turn.Button!.Do == PrivacyVerbs.Confirm : turn.Understood.Main is Wish.Yes;
        await proposals.SettleAsync(turn.Session, found.Id!, isYes ? ProposalStanding.Confirmed : ProposalStanding.Declined, turn.Now, cancel);
        if (!isYes)
        {
            return new Reply(Cards(turn).Say(texts.KeptTitle, texts.KeptAll))
            {
                State = turn.State with { Proposal = null, Awaits = null, Touched = turn.Now },
                Updates = found.CardActivityId is { } activity ? [new CardUpdate(activity, Cards(turn).Closed(texts.KeptAll))] : [],
                Outcome = "not forgotten",
            };
        }

        var seats = await forgetting.ForgetAsync(turn.Session, turn.Person.Id, turn.ConversationId, new Cause(turn.Person.Id, "forgotten", turn.Ordinal, turn.Now), cancel);
        return new Reply(Cards(turn).Say(texts.ForgottenTitle, texts.Forgotten))
        {
            Forgets = true,
            State = new ConversationState { Language = turn.State.Language, ClientLanguage = turn.State.ClientLanguage },
            // Who is forgotten is told nothing more, as an organiser either.
            Others = [.. SeatMessages.For(seats, content, organisers.Ids).Where(message => message.PersonId != turn.Person.Id)],
            Outcome = "forgotten",
        };
    }

    private static PrivacyCards Cards(Turn turn) => new(turn.Language);
}

/// <summary>The proposal to forget its person.</summary>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record PrivacyProposal(string? Room = PrivacyProposal.OurRoom)
{
    public const string OurRoom = "privacy";

    public bool IsOurs => Room == OurRoom;
}
