using System.Data.Common;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary><c>backup</c> and <c>move</c>: the store as a whole.</summary>
internal static class StoreVerbs
{
    public static async Task<int> BackUpAsync(FileInfo file, CancellationToken cancel)
    {
        await using var services = QuietHouse.Build();
        if (services.GetRequiredService<Database>() is not SqliteDatabase database)
        {
            return await CommandLine.FailAsync(
                ["The data is on a PostgreSQL server, which has its own tool for this. Run, with the address of Storage:ConnectionString:", $"  pg_dump --format=custom --file={file.Name} --dbname=postgresql://USER@HOST/DATABASE"]);
        }

        if (await SqliteBackup.TakeAsync(database, file.FullName, cancel) is { } fault)
        {
            return await CommandLine.FailAsync([fault]);
        }

        file.Refresh();
        await Console.Out.WriteLineAsync($"{file.FullName}: {file.Length} bytes, checked.");
        return 0;
    }

    public static async Task<int> MoveAsync(string to, CancellationToken cancel)
    {
        await using var services = QuietHouse.Build();
        if (services.GetRequiredService<Database>() is not SqliteDatabase from)
        {
            return await CommandLine.FailAsync(["Storage:Provider is PostgreSql already; a move goes from the SQLite file. Set it to Sqlite for this once."]);
        }

        try
        {
            foreach (var (table, rows) in await MoveToPostgreSql.RunAsync(from, to, cancel))
            {
                await Console.Out.WriteLineAsync($"{table}: {rows}");
            }
        }
        catch (MoveRefusedException refused)
        {
            return await CommandLine.FailAsync([refused.Message]);
        }
        catch (Exception fault) when (fault is DbException or ArgumentException)
        {
            return await CommandLine.FailAsync([$"Nothing was moved: {fault.Message}"]);
        }

        await Console.Out.WriteLineAsync($"Everything is there. Now set Storage:Provider to PostgreSql and Storage:ConnectionString, and start. {from.File} stays as it is: keep it as a backup.");
        return 0;
    }
}
