using System.Data.Common;

namespace SamenInHetVerschil.Storage;

/// <summary>Where everything is kept that must not be lost. Two engines side by side: <see cref="SqliteDatabase"/> and <see cref="PostgreSqlDatabase"/>.</summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>How this engine says what the other says differently.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and returns when it is durable. The work may be run again from its beginning when others were in its way,
    /// so it changes nothing but the session. An exception of the work undoes the work alone and comes back here.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> work, CancellationToken cancel);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<DatabaseSession, CancellationToken, Task> work, CancellationToken cancel) =>
        WriteAsync(async (session, token) => { await work(session, token); return 0; }, cancel);

    /// <summary>Runs <paramref name="query"/> on a consistent view of the last commit.</summary>
    public abstract Task<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> query, CancellationToken cancel);

    /// <summary>A connection of its own, not opened yet: for who cannot wait for a transaction, or must see the engine itself.</summary>
    public abstract DbConnection Connect();

    /// <summary>Whether the same work may well succeed in a moment: the store was busy, or could not be reached. After a commit that was cut off it may also be done already.</summary>
    public abstract bool IsPassing(DbException fault);

    public abstract ValueTask DisposeAsync();
}
