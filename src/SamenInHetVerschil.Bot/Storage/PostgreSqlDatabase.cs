using System.Data;
using System.Data.Common;
using Npgsql;

namespace SamenInHetVerschil.Storage;

/// <summary>
/// A PostgreSQL database that several instances share. Each work has a transaction and a connection of its own; what must not happen at once takes row locks
/// (<see cref="Dialect.ForUpdate"/>), and a work that met another in a deadlock is run again.
/// </summary>
internal sealed class PostgreSqlDatabase : Database
{
    /// <summary>Works, and queries, that run at the same time in one instance. More would only wait for the same disk, and the server has a limit for all.</summary>
    private const int AtATime = 12;

    private const int MostTries = 20;

    /// <summary>An instance that stops in the middle of a transaction would hold its row locks, and with them everybody else, until it wakes up. The server ends it sooner.</summary>
    private const string LongestPause = "-c idle_in_transaction_session_timeout=5s";

    private readonly NpgsqlDataSource source;
    private readonly SemaphoreSlim writers = new(AtATime);
    private readonly SemaphoreSlim readers = new(AtATime);

    public PostgreSqlDatabase(StorageOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (!settings.ContainsKey("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = 200;
            settings.AutoPrepareMinUsages = 2;
        }

        settings.Options = $"{LongestPause} {settings.Options}".TrimEnd();
        settings.ApplicationName ??= "SamenInHetVerschil";
        DapperTypes.Register();
        PostgreSqlSchema.Apply(settings.ConnectionString);
        source = NpgsqlDataSource.Create(settings);
    }

    public override Dialect Dialect => Dialect.PostgreSql;

    public override Task<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        AgainAsync(writers, progress => TryAsync(work, progress, cancel), cancel);

    public override Task<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> query, CancellationToken cancel) => AgainAsync(
        readers,
        async _ =>
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            return await query(new DatabaseSession(connection, transaction, Dialect), cancel);
        },
        cancel);

    public override DbConnection Connect() => source.CreateConnection();

    public override bool IsPassing(DbException fault) => fault.IsTransient || fault.SqlState == "25P03"; // it was ended for having paused

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        writers.Dispose();
        readers.Dispose();
    }

    /// <summary>Tries until others are no longer in the way. A connection that broke is no reason to give up either, unless it broke in the commit: that may be done.</summary>
    private async Task<T> AgainAsync<T>(SemaphoreSlim gate, Func<Progress, Task<T>> act, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var progress = new Progress();
                try
                {
                    return await act(progress);
                }
                catch (DbException fault) when (attempt < MostTries && (IsOthersInTheWay(fault) || (IsPassing(fault) && !progress.IsCommitting)))
                {
                    // Short and uneven, so that the same two do not meet again.
                    await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 10 * attempt)), cancel);
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<T> TryAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> work, Progress progress, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var session = new DatabaseSession(connection, transaction, Dialect);
        var result = await work(session, cancel);
        // From here on nobody may give up: a commit that was cut off half-way is neither done nor undone for who waits for it.
        progress.IsCommitting = true;
        await transaction.CommitAsync(CancellationToken.None);
        session.AfterCommit.ForEach(action => action());
        return result;
    }

    private static bool IsOthersInTheWay(DbException fault) => fault.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>How far one try has come.</summary>
    private sealed class Progress
    {
        public bool IsCommitting { get; set; }
    }
}
