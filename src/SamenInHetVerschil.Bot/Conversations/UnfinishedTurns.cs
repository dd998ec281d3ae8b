using System.Data.Common;
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

/// <summary>Runs what <see cref="UnfinishedTurns"/> holds, several conversations at a time, and finds what a crash or a fault of the store left open, here or elsewhere.</summary>
internal sealed partial class UnfinishedTurnsWorker(
    Database database, Inbox inbox, UnfinishedTurns unfinished, ConversationLeases leases, TurnGates gates, TurnRunner runner, TypingIndicator typing, ILogger<UnfinishedTurnsWorker> log)
    : BackgroundService
{
    private const int AtATime = 16;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.Dialect.IsShared)
        {
            // Nobody else is there: what is open now was left by the run before.
            await database.WriteAsync(inbox.CountTriesAsync, stoppingToken);
        }

        await Task.WhenAll(FindAsync(stoppingToken), RunAsync(stoppingToken));
    }

    private async Task FindAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Leases.Beat);
        do
        {
            try
            {
                var left = (await database.ReadAsync(leases.LeftOpenAsync, cancel)).Where(one => !gates.IsBusy(one.ConversationId)).ToList();
                left.ForEach(one => unfinished.Enqueue(one.ConversationId, one.Last));
                if (left.Count > 0)
                {
                    LogTakenUp(log, left.Count);
                }
            }
            catch (DbException fault)
            {
                LogNotFound(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }

    private Task RunAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        unfinished.Waiting.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stoppingToken },
        async (turn, cancel) =>
        {
            try
            {
                await typing.WhileAsync(turn.ConversationId, runner.RunAsync(turn.ConversationId, turn.Ordinal, cancel), cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The store itself failed: the turn stays open and is found again.
                LogFailed(log, fault, turn.Ordinal);
            }
        });

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} conversations had turns that nobody was running; they go on now")]
    private static partial void LogTakenUp(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {Ordinal} could not be run")]
    private static partial void LogFailed(ILogger log, Exception fault, long ordinal);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store could not be asked for turns that were left open")]
    private static partial void LogNotFound(ILogger log, Exception fault);
}
