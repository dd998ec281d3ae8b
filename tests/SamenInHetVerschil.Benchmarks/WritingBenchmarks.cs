using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Benchmarks;

/// <summary>Durable writes through the house's single writer; the reference is the same insert, each in a transaction of its own, on the same disk.</summary>
public class WritingBenchmarks
{
    private const int Writes = 200;
    private const string Insert = "insert into house_secret (name, value) values (@name, x'00')";
    private readonly string folder = Directory.CreateTempSubdirectory("samen-writing-").FullName;
    private Database database = null!;
    private SqliteConnection bare = null!;

    [GlobalSetup]
    public void Open()
    {
        database = new SqliteDatabase(new StorageOptions { Folder = folder }, folder);
        bare = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")}");
        bare.Open();
        Execute("pragma journal_mode = wal; pragma synchronous = full; create table house_secret (name text primary key, value blob not null)");
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await bare.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Writes)]
    public void OneByOne()
    {
        for (var i = 0; i < Writes; i++)
        {
            Execute(Insert, Guid.NewGuid().ToString("N"));
        }
    }

    [Benchmark(OperationsPerInvoke = Writes)]
    public Task Together() => Task.WhenAll(Enumerable.Range(0, Writes).Select(_ => database.WriteAsync(
        (session, cancel) => session.ExecuteAsync(Insert, new { name = Guid.NewGuid().ToString("N") }, cancel), CancellationToken.None)));

    private void Execute(string sql, string? name = null)
    {
        using var command = bare.CreateCommand();
        command.CommandText = sql;
        if (name is not null)
        {
            command.Parameters.AddWithValue("@name", name);
        }

        command.ExecuteNonQuery();
    }
}
