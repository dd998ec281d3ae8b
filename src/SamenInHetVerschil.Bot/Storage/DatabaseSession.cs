using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace SamenInHetVerschil.Storage;

/// <summary>One transaction: what a desk or a turn reads and writes together.</summary>
internal sealed class DatabaseSession(DbConnection connection, DbTransaction transaction, Dialect dialect)
{
    /// <summary>Where a statement must differ between the engines.</summary>
    public Dialect Dialect => dialect;

    /// <summary>Things to do once the transaction is durable: wake up whoever waits. Dropped when it is undone.</summary>
    public List<Action> AfterCommit { get; } = [];

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancel) =>
        (await connection.QueryAsync<T>(Command(sql, parameters, cancel))).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters, CancellationToken cancel) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters, cancel));

    /// <summary>The first column of the first row; the default when there is none.</summary>
    public Task<T?> ScalarAsync<T>(string sql, object? parameters, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<T>(Command(sql, parameters, cancel));

    /// <summary>Number of rows changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancel) =>
        connection.ExecuteAsync(Command(sql, parameters, cancel));

    /// <summary>Every row as it stands, one at a time: for copying tables too large to hold.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(string sql, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var reader = await connection.ExecuteReaderAsync(Command(sql, null, cancel));
        while (await reader.ReadAsync(cancel))
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            yield return row;
        }
    }

    private CommandDefinition Command(string sql, object? parameters, CancellationToken cancel) =>
        new(dialect.Say(sql), parameters, transaction, cancellationToken: cancel);
}
