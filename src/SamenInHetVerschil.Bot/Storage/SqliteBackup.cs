using Dapper;
using Microsoft.Data.Sqlite;

namespace SamenInHetVerschil.Storage;

/// <summary>A copy of the SQLite file, taken while the program goes on.</summary>
internal static class SqliteBackup
{
    /// <summary>Writes the copy beside its place, opens it, has it checked, and only then puts it there. Null when it stands; otherwise why not.</summary>
    public static async Task<string?> TakeAsync(SqliteDatabase database, string file, CancellationToken cancel)
    {
        if (File.Exists(file))
        {
            return $"{file} is there already; a backup never overwrites another. Give another name.";
        }

        var unfinished = file + ".unfinished";
        File.Delete(unfinished);
        try
        {
            await using (var connection = database.Connect())
            {
                await connection.OpenAsync(cancel);
                // One moment of the data, with the room of deleted rows left out. It waits for nobody, and nobody for it.
                await connection.ExecuteAsync(new CommandDefinition("vacuum into @unfinished", new { unfinished }, commandTimeout: 0, cancellationToken: cancel));
            }

            if (await CheckAsync(unfinished, cancel) is { } fault)
            {
                return $"The copy is not sound, so there is no backup: {fault}";
            }

            File.Move(unfinished, file);
            return null;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<string?> CheckAsync(string file, CancellationToken cancel)
    {
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        var said = (await copy.QueryAsync<string>(new CommandDefinition("pragma integrity_check", commandTimeout: 0, cancellationToken: cancel))).AsList();
        return said is ["ok"] ? null : string.Join("; ", said);
    }
}
