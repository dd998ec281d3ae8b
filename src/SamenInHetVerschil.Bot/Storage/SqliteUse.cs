namespace SamenInHetVerschil.Storage;

/// <summary>
/// The mark of a server on its SQLite file. A second server on the same file would not know what the first is doing, and a move must not leave one behind that
/// goes on writing. The mark goes with the process, however it ends.
/// </summary>
internal static class SqliteUse
{
    /// <summary>The mark, until it is disposed; null when another server has it.</summary>
    public static IDisposable? TryTake(SqliteDatabase database)
    {
        try
        {
            return new FileStream(database.File + ".server.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>Holds the mark while the server runs.</summary>
internal sealed class SqliteUseWorker(Database database) : IHostedService, IDisposable
{
    private IDisposable? mark;

    /// <exception cref="IOException">Another server runs on the file.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (database is SqliteDatabase sqlite)
        {
            mark = SqliteUse.TryTake(sqlite)
                ?? throw new IOException($"Another server runs on {sqlite.File}. Several instances need PostgreSQL: Storage:Provider.");
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => mark?.Dispose();
}
