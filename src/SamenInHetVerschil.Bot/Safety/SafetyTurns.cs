using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Safety;

/// <summary>
/// The first room: whoever may be in danger gets help, and nothing else. What the bot was waiting for is forgotten, so that the next "yes" confirms
/// nothing; a proposal on a card stays open for whoever comes back to it. Where others read along, the answer points at nobody.
/// </summary>
internal sealed class SafetyTurns(DangerRecogniser recogniser, ContentStore content) : ITurnHandler
{
    public Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var danger = DangerIn(turn);
        return Task.FromResult(danger.Grade == DangerGrade.Strong
            ? new Reply(turn.IsPublic
                ? SafetyCards.Discreet(turn.Language, danger, content.Current.Event.Helplines)
                : SafetyCards.Help(turn.Language, danger, content.Current.Event.Helplines))
            {
                State = turn.State with { Awaits = null, Proposal = null },
                Outcome = "help-first",
                IsWhole = true,
            }
            : null);
    }

    /// <summary>The reply of another room, with a short block of numbers below it when the message had a soft sign of danger.</summary>
    public Reply WithLines(Turn turn, Reply reply)
    {
        var danger = DangerIn(turn);
        return danger.Grade == DangerGrade.Soft
            ? reply with { Messages = [.. reply.Messages, SafetyCards.Block(turn.Language, danger, content.Current.Event.Helplines)] }
            : reply;
    }

    private Danger DangerIn(Turn turn) => turn.Kind == TurnKind.Message ? recogniser.Look(turn.Text) : Danger.None;
}
