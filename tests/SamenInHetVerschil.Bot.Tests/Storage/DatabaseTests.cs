using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Moq;

namespace SamenInHetVerschil.Storage;

public sealed class DatabaseTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("database-").FullName;
    private readonly List<TaskCompletionSource> gates = [];
    private Database database = null!;

    public async Task InitializeAsync()
    {
        database = Open();
        await WriteAsync("create table thing (name text not null, number integer not null default 0)");
    }

    public async Task DisposeAsync()
    {
        gates.ForEach(gate => gate.TrySetResult());
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_work_that_fails_takes_none_of_its_company_along()
    {
        var (first, _, open) = Hold();
        var works = Enumerable.Range(0, 20).Select(n => database.WriteAsync(
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

    [Fact]
    public async Task Nobody_hears_done_and_no_reader_sees_a_thing_before_the_common_commit()
    {
        var (first, firstRuns, open) = Hold();
        await firstRuns;
        var early = database.WriteAsync((session, cancel) => session.ExecuteAsync("insert into thing (name) values ('early')", null, cancel), CancellationToken.None);
        var (late, lateRuns, letGo) = Hold();
        var reached = new TaskCompletionSource();
        var between = database.WriteAsync((_, _) => { reached.SetResult(); return Task.FromResult(0); }, CancellationToken.None);
        open();
        await first;
        await lateRuns; // so the early one has run, and waits for the commit they share
        Assert.False(early.IsCompleted);
        Assert.Empty(await NamesAsync());
        Assert.False(reached.Task.IsCompleted); // works run one after the other
        letGo();
        await Task.WhenAll(early, late, between);
        Assert.Equal(["early"], await NamesAsync());
    }

    [Fact]
    public async Task What_is_to_be_done_after_the_commit_is_done_after_it_and_only_when_there_was_one()
    {
        var seen = new List<string>();
        await database.WriteAsync(
            async (session, cancel) =>
            {
                await session.ExecuteAsync("insert into thing (name) values ('kept')", null, cancel);
                session.AfterCommit.Add(() => seen.Add($"{CountFromOutside()} rows for others"));
                seen.Add($"{CountFromOutside()} rows for others");
            },
            CancellationToken.None);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => database.WriteAsync<int>(
            (session, _) =>
            {
                session.AfterCommit.Add(() => seen.Add("never"));
                throw new InvalidTimeZoneException();
            },
            CancellationToken.None));
        await WriteAsync("select 1");
        Assert.Equal(["0 rows for others", "1 rows for others"], seen);
    }

    [Fact]
    public async Task A_reader_sees_every_commit_as_a_whole()
    {
        await WriteAsync("insert into thing (name, number) values ('left', 500), ('right', 500)");
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < 300; n++)
            {
                await database.WriteAsync(
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
            var (left, right) = await database.ReadAsync(
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

    [Fact]
    public async Task A_work_whose_owner_gave_up_is_not_done()
    {
        var (first, _, open) = Hold();
        using var gaveUp = new CancellationTokenSource();
        var work = database.WriteAsync((session, cancel) => session.ExecuteAsync("insert into thing (name) values ('late')", null, cancel), gaveUp.Token);
        await gaveUp.CancelAsync();
        open();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public async Task Two_programs_on_one_file_both_get_their_turn()
    {
        await using var other = Open();
        await Task.WhenAll(new[] { database, other }.SelectMany((one, who) => Enumerable.Range(0, 40).Select(n => one.WriteAsync(
            (session, cancel) => session.ExecuteAsync("insert into thing (name) values (@name)", new { name = $"{who} {n}" }, cancel), CancellationToken.None))));
        Assert.Equal(80, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task What_was_written_is_there_at_the_next_start()
    {
        await WriteAsync("insert into thing (name) values ('kept')");
        await database.DisposeAsync();
        database = Open();
        Assert.Equal(["kept"], await NamesAsync());
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_not_touched()
    {
        await WriteAsync("insert into SchemaVersions (ScriptName, Applied) values ('SamenInHetVerschil.Storage.Sqlite.9999-future.sql', '2040-01-01')");
        await database.DisposeAsync();
        var refused = Assert.Throws<InvalidOperationException>(Open);
        Assert.Contains("9999-future.sql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    private Database Open() => new(Options.Create(new StorageOptions { Folder = folder }), Mock.Of<IHostEnvironment>(here => here.ContentRootPath == folder));

    private Task<int> WriteAsync(string sql) => database.WriteAsync((session, cancel) => session.ExecuteAsync(sql, null, cancel), CancellationToken.None);

    private Task<IReadOnlyList<string>> NamesAsync() =>
        database.ReadAsync((session, cancel) => session.QueryAsync<string>("select name from thing order by name", null, cancel), CancellationToken.None);

    /// <summary>A work that keeps the writer busy until it is let go, so that all that is asked meanwhile shares one commit.</summary>
    private (Task Work, Task Runs, Action LetGo) Hold()
    {
        var runs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = database.WriteAsync((_, _) => { runs.SetResult(); return gate.Task; }, CancellationToken.None);
        gates.Add(gate);
        return (work, runs.Task, gate.SetResult);
    }

    private long CountFromOutside()
    {
        using var connection = new SqliteConnection($"Data Source={database.File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from thing";
        return (long)command.ExecuteScalar()!;
    }
}
