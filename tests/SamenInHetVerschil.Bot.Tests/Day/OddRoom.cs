using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Day;

/// <summary>A room of a test: does something, and may answer.</summary>
internal sealed class OddRoom(Func<Turn, CancellationToken, Task<Reply?>> answer) : ITurnHandler
{
    public Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel) => answer(turn, cancel);
}
