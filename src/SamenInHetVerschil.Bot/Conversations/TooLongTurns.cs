using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Conversations;

/// <summary>A message that is too long to be understood for certain is not answered by halves.</summary>
internal sealed class TooLongTurns : ITurnHandler
{
    public Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel) => Task.FromResult(
        turn.Text.Length > Tokens.LongestMessage
            ? new Reply(new ConversationTexts(turn.Language).TooLong(Tokens.LongestMessage)) { Outcome = "too long", IsWhole = true }
            : null);
}
