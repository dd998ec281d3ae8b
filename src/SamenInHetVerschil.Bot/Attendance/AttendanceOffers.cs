using Microsoft.Extensions.Options;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Attendance;

/// <summary>Makes the proposals of this room, and does what was confirmed, once.</summary>
internal sealed class AttendanceOffers(
    AttendanceDesk desk, AttendanceBook book, ProgrammeDesk programmes, Proposals proposals, IOptions<AttendanceOptions> options, ContentStore content)
{
    /// <summary>Proposes, instead of whatever this conversation had proposed before.</summary>
    public async Task<Reply> MakeAsync(Turn turn, AttendanceProposal proposal, Func<string, Card> card, CancellationToken cancel)
    {
        var id = await proposals.MakeAsync(turn.Session, turn, proposal, cancel);
        return new Reply(new Message(null, card(id), id))
        {
            State = turn.State with { Proposal = id, Awaits = Awaited.Confirmation, Touched = turn.Now },
            Outcome = "proposed",
        };
    }

    /// <summary>A yes or no, by button or by words. Null when it is to a proposal of another room, or to none.</summary>
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var (isYes, id) = (turn.Kind, turn.Button?.Do, turn.Understood.Main) switch
        {
            (TurnKind.Click, AttendanceVerbs.Confirm, _) => (true, turn.Button!.Id),
            (TurnKind.Click, AttendanceVerbs.Decline, _) => (false, turn.Button!.Id),
            (TurnKind.Message, _, Wish.Yes) => (true, turn.State.Proposal),
            (TurnKind.Message, _, Wish.No) => (false, turn.State.Proposal),
            _ => (false, null),
        };
        if (turn.IsPublic || (id is null && turn.Button?.Do is not (AttendanceVerbs.Confirm or AttendanceVerbs.Decline)))
        {
            return null;
        }

        var found = await proposals.LookAsync<AttendanceProposal>(turn.Session, turn, id, cancel);
        return found switch
        {
            { Standing: ProposalStanding.Open, Content.IsOurs: true } => await SettleAsync(turn, found, isYes, cancel),
            // By words it may be about a settled proposal of another room.
            _ when turn.Kind == TurnKind.Message => null,
            _ => new Reply(new AttendanceCards(turn.Language, content.Current).Say(Texts(turn).NothingDone, [Texts(turn).TooLate])) { Outcome = "proposal over" },
        };
    }

    private async Task<Reply> SettleAsync(Turn turn, ProposalFound<AttendanceProposal> found, bool isYes, CancellationToken cancel)
    {
        var cards = new AttendanceCards(turn.Language, content.Current);
        await proposals.SettleAsync(turn.Session, found.Id!, isYes ? ProposalStanding.Confirmed : ProposalStanding.Declined, turn.Now, cancel);
        var card = isYes ? await DoAsync(turn, found.Content!, cancel) : cards.Say(Texts(turn).NothingDone, []);
        return new Reply(card)
        {
            State = turn.State with { Proposal = null, Awaits = null, Touched = turn.Now },
            Updates = found.CardActivityId is { } activity ? [new CardUpdate(activity, cards.Say(Texts(turn).Closed, []))] : [],
            Outcome = isYes ? "confirmed" : "declined",
        };
    }

    private async Task<Card> DoAsync(Turn turn, AttendanceProposal proposal, CancellationToken cancel)
    {
        switch (proposal.Act)
        {
            case AttendanceAct.CheckIn:
                return new DoorCards(turn.Language, content.Current).Result(
                    await desk.LetInAsync(turn.Session, turn.Person.Id, proposal.Workshop, proposal.PersonId ?? "", turn.Now, cancel));
            case AttendanceAct.Undo:
                return new DoorCards(turn.Language, content.Current).Result(
                    await desk.UndoAsync(turn.Session, turn.Person.Id, proposal.Workshop, proposal.PersonId ?? "", cancel));
            case AttendanceAct.Programme:
                var set = await programmes.SetAsync(turn.Session, proposal.Changes ?? [], new Cause(turn.Person.Id, "set day, hours or place", turn.Ordinal, turn.Now), cancel);
                var doors = new DoorCards(turn.Language, content.Current);
                return set is DayOutcome.Possible ? doors.ProgrammeSet(await programmes.ReadAsync(turn.Session, cancel)) : doors.NotAllowed();
            default:
                var wanted = proposal.Act == AttendanceAct.ReminderOn;
                await book.SetReminderAsync(turn.Session, turn.Person.Id, wanted, turn.Now, cancel);
                return new AttendanceCards(turn.Language, content.Current).Reminder(
                    wanted, wanted && options.Value.Reminds is { } hour ? Texts(turn).ReminderIsOn(Texts(turn).Hour(hour)) : Texts(turn).ReminderIsOff);
        }
    }

    private static AttendanceTexts Texts(Turn turn) => new(turn.Language);
}
