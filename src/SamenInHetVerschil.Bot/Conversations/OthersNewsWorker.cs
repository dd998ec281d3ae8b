using System.Data.Common;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>
/// Tells <see cref="ConversationNews"/> what other instances, or a verb of the command line, wrote in conversations that are watched here. Looking is cheap and cannot
/// be missed; notifications of PostgreSQL would make all commits wait for each other.
/// </summary>
internal sealed partial class OthersNewsWorker(Database database, ConversationBook conversations, ConversationNews news, ILogger<OthersNewsWorker> log) : BackgroundService
{
    private const int AtATime = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(database.Dialect.IsShared ? 250 : 1000));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var some in news.Watched.Chunk(AtATime))
                {
                    foreach (var (id, sequence) in await database.ReadAsync((session, cancel) => conversations.LastSequencesAsync(session, some, cancel), stoppingToken))
                    {
                        news.Signal(id, sequence);
                    }
                }
            }
            catch (DbException fault)
            {
                LogFault(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store could not be asked for what others wrote; it is asked again")]
    private static partial void LogFault(ILogger log, Exception fault);
}
