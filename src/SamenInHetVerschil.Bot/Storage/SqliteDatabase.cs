using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SamenInHetVerschil.Storage;

/// <summary>
/// The SQLite file: many readers, one writer. Whatever waits to be written shares a durable commit (WAL, synchronous=FULL), each piece of work in a
/// savepoint of its own, so that one that fails takes nobody along; nobody hears "done" before the commit.
/// </summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string connectionString;
    private readonly int worksPerCommit;
    private readonly Channel<Work> works = Channel.CreateBounded<Work>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Task writer;

    public SqliteDatabase(StorageOptions options, string contentRoot)
    {
        var folder = Path.GetFullPath(options.Folder, contentRoot);
        Directory.CreateDirectory(folder);
        File = Path.Combine(folder, "samen.db");
        worksPerCommit = options.TurnsPerCommit;
        connectionString = new SqliteConnectionStringBuilder { DataSource = File, DefaultTimeout = 15 }.ToString();
        DapperTypes.Register();
        SqliteSchema.Apply(connectionString);
        writer = Task.Run(WriteAllAsync);
    }

    public override Dialect Dialect => Dialect.Sqlite;

    /// <summary>Full path of the database file.</summary>
    public string File { get; }

    public override async Task<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var waiting = new Work<T>(work, cancel);
        await works.Writer.WriteAsync(waiting, cancel);
        return await waiting.Task;
    }

    public override async Task<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> query, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await query(new DatabaseSession(connection, transaction, Dialect.Sqlite), cancel);
    }

    public override DbConnection Connect() => new SqliteConnection(connectionString);

    public override bool IsPassing(DbException fault) => fault is SqliteException { SqliteErrorCode: 5 or 6 }; // busy, locked

    public override async ValueTask DisposeAsync()
    {
        works.Writer.TryComplete();
        await writer;
        await using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var settings = connection.CreateCommand();
        settings.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 15000;";
        await settings.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    private async Task WriteAllAsync()
    {
        var together = new List<Work>(worksPerCommit);
        SqliteConnection? connection = null;
        while (await works.Reader.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < worksPerCommit && works.Reader.TryRead(out var next))
            {
                together.Add(next);
            }

            try
            {
                connection ??= await OpenAsync(CancellationToken.None);
                await CommitTogetherAsync(connection, together);
            }
            catch (Exception fault) when (fault is SqliteException or IOException or InvalidOperationException)
            {
                // The commit itself failed (busy for 15 seconds, disk full): nothing of these works stands, and each owner hears so.
                together.ForEach(work => work.Fail(fault));
                if (connection is not null)
                {
                    await connection.DisposeAsync();
                    connection = null;
                }
            }
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    private static async Task CommitTogetherAsync(SqliteConnection connection, List<Work> together)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        var session = new DatabaseSession(connection, transaction, Dialect.Sqlite);
        foreach (var work in together)
        {
            transaction.Save("work");
            var kept = session.AfterCommit.Count;
            if (!await work.RunAsync(session))
            {
                transaction.Rollback("work");
                session.AfterCommit.RemoveRange(kept, session.AfterCommit.Count - kept);
            }

            transaction.Release("work");
        }

        await transaction.CommitAsync();
        session.AfterCommit.ForEach(action => action());
        together.ForEach(work => work.Finish());
    }

    private abstract class Work
    {
        /// <summary>False when the work failed and must be undone.</summary>
        public abstract Task<bool> RunAsync(DatabaseSession session);

        public abstract void Finish();

        public abstract void Fail(Exception fault);
    }

    private sealed class Work<T>(Func<DatabaseSession, CancellationToken, Task<T>> work, CancellationToken cancel) : Work
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? failure;

        public Task<T> Task => done.Task;

        public override async Task<bool> RunAsync(DatabaseSession session)
        {
            try
            {
                cancel.ThrowIfCancellationRequested();
                result = await work(session, cancel);
                return true;
            }
#pragma warning disable CA1031 // Whatever the work throws goes to its owner; the writer and the other works go on.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                failure = fault;
                return false;
            }
        }

        public override void Finish()
        {
            if (failure is null)
            {
                done.TrySetResult(result!);
            }
            else
            {
                done.TrySetException(failure);
            }
        }

        public override void Fail(Exception fault) => done.TrySetException(failure ?? fault);
    }
}
