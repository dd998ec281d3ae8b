using Dapper;

namespace SamenInHetVerschil.Storage;

/// <summary>What holds for every engine.</summary>
public abstract class DatabaseTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("database-").FullName;
    private readonly List<TaskCompletionSource> gates = [];
    private readonly TestStore store;

    private protected DatabaseTests(StorageProvider engine)
    {
        TestEngine.Current = engine;
        store = TestStore.Create(folder);
    }

    private protected Database Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = Open();
        await WriteAsync("create table thing (name text not null, number integer not null default 0)");
    }

    public async Task DisposeAsync()
    {
        gates.ForEach(gate => gate.TrySetResult());
        await Database.DisposeAsync();
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task One_work_that_fails_takes_none_of_its_company_along()
    {
        var (first, _, open) = Hold();
        var works = Enumerable.Range(0, 20).Select(n => Database.WriteAsync(
            async (session, cancel) =>
            {
                await session.ExecuteAsync("insert into thing (name) values (@name)", new { name = $"work {n:00}" }, cancel);
                return n % 7 == 3 ? throw new InvalidTimeZoneException($"fault {n}") : n;
            },
            CancellationToken.None)).ToList();
        open();
        await first;

        for (var n = 0; n < works.Count; n++)
        {
            if (n % 7 == 3)
            {
                Assert.Equal($"fault {n}", (await Assert.ThrowsAsync<InvalidTimeZoneException>(() => works[n])).Message);
            }
            else
            {
                Assert.Equal(n, await works[n]);
            }
        }

        Assert.Equal(Enumerable.Range(0, 20).Where(n => n % 7 != 3).Select(n => $"work {n:00}"), await NamesAsync());
    }

    [SkippableFact]
    public async Task What_is_to_be_done_after_the_commit_is_done_after_it_and_only_when_there_was_one()
    {
        var seen = new List<string>();
        await Database.WriteAsync(
            async (session, cancel) =>
            {
                await session.ExecuteAsync("insert into thing (name) values ('kept')", null, cancel);
                session.AfterCommit.Add(() => seen.Add($"{CountFromOutside()} rows for others"));
                seen.Add($"{CountFromOutside()} rows for others");
            },
            CancellationToken.None);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Database.WriteAsync<int>(
            (session, _) =>
            {
                session.AfterCommit.Add(() => seen.Add("never"));
                throw new InvalidTimeZoneException();
            },
            CancellationToken.None));
        await WriteAsync("select 1");
        Assert.Equal(["0 rows for others", "1 rows for others"], seen);
    }

    [SkippableFact]
    public async Task A_reader_sees_every_commit_as_a_whole()
    {
        await WriteAsync("insert into thing (name, number) values ('left', 500), ('right', 500)");
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < 300; n++)
            {
                await Database.WriteAsync(
                    async (session, cancel) =>
                    {
                        await session.ExecuteAsync("update thing set number = number - 1 where name = 'left'", null, cancel);
                        await Task.Yield();
                        await session.ExecuteAsync("update thing set number = number + 1 where name = 'right'", null, cancel);
                    },
                    CancellationToken.None);
            }

            await enough.CancelAsync();
        });
        var different = new HashSet<long>();
        while (!enough.IsCancellationRequested)
        {
            var (left, right) = await Database.ReadAsync(
                async (session, cancel) =>
                {
                    var first = await session.ScalarAsync<long>("select number from thing where name = 'left'", null, cancel);
                    await Task.Yield();
                    return (first, await session.ScalarAsync<long>("select number from thing where name = 'right'", null, cancel));
                },
                CancellationToken.None);
            Assert.Equal(1000, left + right);
            different.Add(left);
        }

        await writing;
        Assert.True(different.Count > 3, "The reader hardly ran beside the writer: this test proved nothing.");
    }

    [SkippableFact]
    public async Task Two_programs_on_one_database_both_get_their_turn()
    {
        await using var other = Open();
        await Task.WhenAll(new[] { Database, other }.SelectMany((one, who) => Enumerable.Range(0, 40).Select(n => one.WriteAsync(
            (session, cancel) => session.ExecuteAsync("insert into thing (name) values (@name)", new { name = $"{who} {n}" }, cancel), CancellationToken.None))));
        Assert.Equal(80, (await NamesAsync()).Count);
    }

    [SkippableFact]
    public async Task What_was_written_is_there_at_the_next_start()
    {
        await WriteAsync("insert into thing (name) values ('kept')");
        await Database.DisposeAsync();
        Database = Open();
        Assert.Equal(["kept"], await NamesAsync());
    }

    [SkippableFact]
    public async Task A_database_of_a_newer_program_is_not_touched()
    {
        await WriteAsync("insert into schemaversions (scriptname, applied) select replace(min(scriptname), '0001-house', '9999-future'), max(applied) from schemaversions");
        await Database.DisposeAsync();
        var refused = Assert.Throws<InvalidOperationException>(Open);
        Assert.Contains("9999-future.sql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    private protected Database Open() => store.Open();

    private protected Task<int> WriteAsync(string sql) => Database.WriteAsync((session, cancel) => session.ExecuteAsync(sql, null, cancel), CancellationToken.None);

    private protected Task<IReadOnlyList<string>> NamesAsync() =>
        Database.ReadAsync((session, cancel) => session.QueryAsync<string>("select name from thing order by name", null, cancel), CancellationToken.None);

    /// <summary>A work that keeps the writer busy until it is let go, so that all that is asked meanwhile shares one commit.</summary>
    private protected (Task Work, Task Runs, Action LetGo) Hold()
    {
        var runs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = Database.WriteAsync((_, _) => { runs.SetResult(); return gate.Task; }, CancellationToken.None);
        gates.Add(gate);
        return (work, runs.Task, gate.SetResult);
    }

    private long CountFromOutside()
    {
        using var connection = Database.Connect();
        return connection.ExecuteScalar<long>("select count(*) from thing");
    }
}
