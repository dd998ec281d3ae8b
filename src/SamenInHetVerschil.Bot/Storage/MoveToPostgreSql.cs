using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace SamenInHetVerschil.Storage;

/// <summary>Carries everything from the SQLite file into an empty PostgreSQL database, in one transaction there: all of it, counted on both sides, or nothing.</summary>
internal static class MoveToPostgreSql
{
    /// <summary>Not data of the house: what dbup and the engine keep, and who lives at the moment.</summary>
    private static readonly string[] NotCarried = ["schemaversions", "instance", "conversation_lease", "work_lease"];

    /// <returns>Rows carried, by table.</returns>
    /// <exception cref="MoveRefusedException">Nothing was carried, for a reason that the operator can mend.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> RunAsync(SqliteDatabase from, string to, CancellationToken cancel)
    {
        using var mark = SqliteUse.TryTake(from) ?? throw new MoveRefusedException("The server runs on this file. Stop it first.");
        PostgreSqlSchema.Apply(to);
        await using var target = new NpgsqlConnection(to);
        await target.OpenAsync(cancel);
        await using var transaction = await target.BeginTransactionAsync(cancel);
        return await from.ReadAsync(
            async (source, token) =>
            {
                var carried = new Dictionary<string, long>(StringComparer.Ordinal);
                foreach (var table in await TablesAsync(source, target, token))
                {
                    if (await target.ExecuteScalarAsync<bool>($"select exists (select 1 from {table.Name})"))
                    {
                        throw new MoveRefusedException($"The PostgreSQL database is not empty: table {table.Name} holds rows. Give an empty database.");
                    }

                    await CopyAsync(source, target, table, token);
                    var (here, there) = (await source.ScalarAsync<long>($"select count(*) from {table.Name}", null, token), await target.ExecuteScalarAsync<long>($"select count(*) from {table.Name}"));
                    carried[table.Name] = here == there ? here : throw new MoveRefusedException($"Table {table.Name} holds {here} rows here and {there} there; nothing was moved.");
                    await CountOnAsync(target, table);
                }

                await transaction.CommitAsync(token);
                return carried;
            },
            cancel);
    }

    /// <summary>The tables, each after those it refers to.</summary>
    private static async Task<IReadOnlyList<Table>> TablesAsync(DatabaseSession source, NpgsqlConnection target, CancellationToken cancel)
    {
        var names = await source.QueryAsync<string>("select lower(name) from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name", null, cancel);
        var columns = (await target.QueryAsync<(string Table, string Column, string Type, bool IsIdentity)>(
            "select table_name::text, column_name::text, data_type::text, is_identity = 'YES' from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position"))
            .ToLookup(row => row.Table, row => new Column(row.Column, row.Type, row.IsIdentity));
        var left = names.Except(NotCarried, StringComparer.Ordinal).ToList();
        var refersTo = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in left)
        {
            refersTo[name] = await source.QueryAsync<string>("select distinct \"table\" from pragma_foreign_key_list(@name)", new { name }, cancel);
        }

        var ordered = new List<Table>();
        while (left.Count > 0)
        {
            var next = left.First(name => refersTo[name].All(other => other == name || !left.Contains(other)));
            left.Remove(next);
            ordered.Add(new Table(next, [.. columns[next]]));
        }

        return ordered;
    }

    private static async Task CopyAsync(DatabaseSession source, NpgsqlConnection target, Table table, CancellationToken cancel)
    {
        var list = string.Join(", ", table.Columns.Select(column => '"' + column.Name + '"'));
        var writer = await target.BeginBinaryImportAsync($"copy {table.Name} ({list}) from stdin (format binary)", cancel);
        await using (writer)
        {
            await foreach (var row in source.RowsAsync($"select {list} from {table.Name}", cancel))
            {
                await writer.StartRowAsync(cancel);
                foreach (var (column, value) in table.Columns.Zip(row))
                {
                    await (value switch
                    {
                        null or DBNull => writer.WriteNullAsync(cancel),
                        string text => writer.WriteAsync(text.Replace("\0", "", StringComparison.Ordinal), NpgsqlDbType.Text, cancel),
                        long number when column.Type == "double precision" => writer.WriteAsync((double)number, NpgsqlDbType.Double, cancel),
                        long number => writer.WriteAsync(number, NpgsqlDbType.Bigint, cancel),
                        double number => writer.WriteAsync(number, NpgsqlDbType.Double, cancel),
                        byte[] bytes => writer.WriteAsync(bytes, NpgsqlDbType.Bytea, cancel),
                        _ => throw new DataException($"{table.Name}.{column.Name} holds a {value.GetType().Name}."),
                    });
                }
            }

            await writer.CompleteAsync(cancel);
        }
    }

    /// <summary>The next row gets a number after all that were carried.</summary>
    private static async Task CountOnAsync(NpgsqlConnection target, Table table)
    {
        foreach (var column in table.Columns.Where(column => column.IsIdentity))
        {
            await target.ExecuteAsync($"select setval(pg_get_serial_sequence('{table.Name}', '{column.Name}'), coalesce(max({column.Name}), 0) + 1, false) from {table.Name}");
        }
    }

    private sealed record Table(string Name, IReadOnlyList<Column> Columns);

    private sealed record Column(string Name, string Type, bool IsIdentity);
}

/// <summary>A move that did not begin, or was undone.</summary>
internal sealed class MoveRefusedException(string why) : Exception(why);
