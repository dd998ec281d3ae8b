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

    public override async Task<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await writers.WaitAsync(cancel);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await TryAsync(work, cancel);
                }
                catch (DbException fault) when (attempt < MostTries && IsOthersInTheWay(fault))
                {
                    // Short and uneven, so that the same two do not meet again.
                    await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 10 * attempt)), cancel);
                }
            }
        }
        finally
        {
            writers.Release();
        }
    }

    public override async Task<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> query, CancellationToken cancel)
    {
        await readers.WaitAsync(cancel);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            return await query(new DatabaseSession(connection, transaction, Dialect), cancel);
        }
        finally
        {
            readers.Release();
        }
    }

    public override DbConnection Connect() => source.CreateConnection();

    public override bool IsPassing(DbException fault) => fault.IsTransient || fault.SqlState == "25P03"; // it was ended for having paused

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        writers.Dispose();
        readers.Dispose();
    }

    private async Task<T> TryAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var session = new DatabaseSession(connection, transaction, Dialect);
        var result = await work(session, cancel);
        // From here on nobody may give up: a commit that was cut off half-way is neither done nor undone for who waits for it.
        await transaction.CommitAsync(CancellationToken.None);
        session.AfterCommit.ForEach(action => action());
        return result;
    }

    private static bool IsOthersInTheWay(DbException fault) => fault.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
