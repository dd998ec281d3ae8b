using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Privacy;

/// <summary>Everything that is stored about one person, and nothing about anybody else.</summary>
internal sealed class KnownDesk(Transcript transcript)
{
    /// <summary>Rows by table, as they are stored.</summary>
    public async Task<Known> ReadAsync(DatabaseSession session, string personId, CancellationToken cancel)
    {
        var tables = new SortedDictionary<string, IReadOnlyList<IDictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var (table, column, _, told) in PersonTables.Columns.Where(one => one.Told is not null))
        {
            var rows = await session.QueryAsync<object>($"select {told} from {table} where {column} = @personId", new { personId }, cancel);
            tables[table] = [.. rows.Cast<IDictionary<string, object?>>()];
        }

        return new Known(tables, await transcript.OfPersonAsync(session, personId, cancel));
    }
}

/// <summary>What is stored about somebody.</summary>
/// <param name="Tables">Rows by table; columns by name.</param>
/// <param name="Messages">Of all their conversations on the page.</param>
internal sealed record Known(IReadOnlyDictionary<string, IReadOnlyList<IDictionary<string, object?>>> Tables, IReadOnlyList<SaidMessage> Messages)
{
    /// <summary>How many rows a table has about the person.</summary>
    public int Count(string table) => Tables.TryGetValue(table, out var rows) ? rows.Count : 0;
}
