using System.Threading.Channels;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Turns that were stored and acknowledged, and whose time is now: new ones, and at start those that a crash left open.</summary>
internal sealed class UnfinishedTurns
{
    private readonly Channel<(string ConversationId, long Ordinal)> waiting = Channel.CreateUnbounded<(string, long)>();

    public ChannelReader<(string ConversationId, long Ordinal)> Waiting => waiting.Reader;

    public void Enqueue(string conversationId, long ordinal) => waiting.Writer.TryWrite((conversationId, ordinal));
}

/// <summary>Runs what <see cref="UnfinishedTurns"/> holds, several conversations at a time.</summary>
internal sealed partial class UnfinishedTurnsWorker(Database database, Inbox inbox, UnfinishedTurns unfinished, TurnRunner runner, ILogger<UnfinishedTurnsWorker> log)
    : BackgroundService
{
    private const int AtATime = 16;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var left = await database.WriteAsync(inbox.TakeUpUnfinishedAsync, stoppingToken);
        if (left.Count > 0)
        {
            LogTakenUp(log, left.Count);
        }

        foreach (var (conversationId, last) in left)
        {
            unfinished.Enqueue(conversationId, last);
        }

        await Parallel.ForEachAsync(
            unfinished.Waiting.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stoppingToken },
            async (turn, cancel) =>
            {
                try
                {
                    await runner.RunAsync(turn.ConversationId, turn.Ordinal, cancel);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    // The store itself failed: the turn stays open and is taken up at the next start.
                    LogFailed(log, fault, turn.Ordinal);
                }
            });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} conversations had unfinished turns; they go on now")]
    private static partial void LogTakenUp(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {Ordinal} could not be run")]
    private static partial void LogFailed(ILogger log, Exception fault, long ordinal);
}
