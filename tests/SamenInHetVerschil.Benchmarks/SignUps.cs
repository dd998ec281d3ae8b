using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Benchmarks;

/// <summary>
/// Sign-ups through the desk beside bare durable inserts on the same engine and disk, in turns within one run, with 1,000 and with 1,000,000 registrations there
/// already. <c>-- sign-ups [postgres connection string]</c>
/// </summary>
internal static class SignUps
{
    private const int AtOnce = 64;
    private const int Each = 2000;
    private const int Rounds = 3;

    public static async Task RunAsync(string? connectionString)
    {
        var folder = Directory.CreateTempSubdirectory("samen-sign-ups-").FullName;
        try
        {
            var options = connectionString is null
                ? new StorageOptions { Folder = folder }
                : new StorageOptions { Folder = folder, Provider = StorageProvider.PostgreSql, ConnectionString = connectionString };
            await using var services = Services(options, folder);
            var database = services.GetRequiredService<Database>();
            var desk = services.GetRequiredService<RegistrationDesk>();
            await database.WriteAsync((session, cancel) => session.ExecuteAsync("create table bare (id text primary key, workshop bigint not null, at text not null)", null, cancel), default);
            Console.WriteLine($"{options.Provider}: rows there; bare inserts one by one; bare inserts at once; sign-ups at once (a second, best of {Rounds})");
            foreach (var rows in new[] { 1_000, 1_000_000 })
            {
                await FillAsync(database, rows);
                var (alone, bare, signUps) = (0.0, 0.0, 0.0);
                // The first round only warms up: code that the runtime has not yet compiled well is not what an opening minute meets.
                for (var round = 0; round <= Rounds; round++)
                {
                    if (round == 1)
                    {
                        (alone, bare, signUps) = (0, 0, 0);
                    }

                    alone = Math.Max(alone, await OneByOneAsync(database, Each / 4));
                    bare = Math.Max(bare, await AtOnceAsync(Each, name => database.WriteAsync((session, cancel) => session.ExecuteAsync(
                        "insert into bare (id, workshop, at) values (@name, 3, '2025-11-05T08:00:00.0000000Z')", new { name }, cancel), default)));
                    signUps = Math.Max(signUps, await AtOnceAsync(Each, name => database.WriteAsync((session, cancel) => desk.ApplyAsync(
                        session, new RegistrationRequest(name, [1 + (name[^1] % 8)], []), new Cause(name, "benchmark", null, TimeProvider.System.GetUtcNow()), cancel), default)));
                }

                Console.WriteLine($"{rows,9}; {alone,6:0}; {bare,6:0}; {signUps,6:0} = {signUps / alone:P0} of one by one, {signUps / bare:P0} of at once");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Brings the registrations to this number, each with its event.</summary>
    private static Task FillAsync(Database database, int rows) => database.WriteAsync(
        async (session, cancel) =>
        {
            var there = await session.ScalarAsync<long>("select count(*) from registration", null, cancel);
            await session.ExecuteAsync(
                """
                with recursive number (n) as (select @there + 1 union all select n + 1 from number where n < @rows)
                insert into registration_event (at, workshop, person_id, event, state_after, actor, reason)
                select '2025-11-01T08:00:00.0000000Z', 1 + n % 8, 'directline:dl_filled' || n, 'seated', 'registered', 'benchmark', 'filled' from number
                """,
                new { there, rows = (long)rows }, cancel);
            await session.ExecuteAsync(
                """
                insert into registration (workshop, person_id, state, since, arrival)
                select workshop, person_id, state_after, at, id from registration_event where reason = 'filled' on conflict (workshop, person_id) do nothing
                """,
                null, cancel);
            await session.ExecuteAsync("delete from registration_count", null, cancel);
            await session.ExecuteAsync("insert into registration_count (workshop, registered, waiting) select workshop, count(*), 0 from registration group by workshop", null, cancel);
        },
        default);

    private static async Task<double> AtOnceAsync(int count, Func<string, Task> act)
    {
        var began = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) => await act($"directline:dl_{Guid.NewGuid():N}"));
        return count / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>What the engine alone can do: one statement, prepared once, one durable commit, again and again.</summary>
    private static async Task<double> OneByOneAsync(Database database, int count)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        if (database is SqliteDatabase)
        {
            await connection.ExecuteAsync("pragma synchronous = full; pragma busy_timeout = 15000");
        }

        await using var insert = connection.CreateCommand();
        insert.CommandText = "insert into bare (id, workshop, at) values (@id, 3, '2025-11-05T08:00:00.0000000Z')";
        var id = insert.CreateParameter();
        (id.ParameterName, id.Value) = ("@id", "");
        insert.Parameters.Add(id);
        await insert.PrepareAsync();
        var began = TimeProvider.System.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            id.Value = Guid.NewGuid().ToString("N");
            await insert.ExecuteNonQueryAsync();
        }

        return count / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static ServiceProvider Services(StorageOptions options, string folder) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IHostEnvironment>(new Here(folder))
        .AddHouse(new ConfigurationBuilder().AddInMemoryCollection([new("Content:Folder", Path.Combine(AppContext.BaseDirectory, "content"))]).Build())
        .AddSingleton(Options.Create(options))
        .BuildServiceProvider();

    private sealed class Here(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "Benchmarks";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
