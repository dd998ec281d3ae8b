using Dapper;
using Npgsql;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Storage;

/// <summary>Backup, restore and move, on a day with people in it.</summary>
public sealed class StoreVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("verbs-").FullName;

    public StoreVerbTests() => TestEngine.Current = StorageProvider.Sqlite;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_that_was_taken_while_people_sign_up_is_a_whole_day_when_it_is_restored()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        await els.Clicks("Ja, schrijf me in");
        var file = Path.Combine(folder, "samen.backup.db");
        var busy = Task.WhenAll(Enumerable.Range(0, 5).Select(number => day.Attendee($"Nr {number}").Says("waarover gaat workshop 2?")));
        Assert.Null(await SqliteBackup.TakeAsync((SqliteDatabase)day.Get<Database>(), file, default));
        await busy;
        Assert.Equal([file], Directory.GetFiles(folder));
        Assert.Contains("never overwrites", await SqliteBackup.TakeAsync((SqliteDatabase)day.Get<Database>(), file, default), StringComparison.Ordinal);

        // The disk is lost: the copy takes the place of the file, as the README tells.
        await els.Says("schrijf me uit voor workshop 3");
        await els.Clicks("Ja, schrijf me uit");
        Assert.Equal("", await day.HasAsync(els));
        await day.StopAsync();
        Directory.GetFiles(day.DataFolder, "samen.db*").ToList().ForEach(File.Delete);
        File.Copy(file, Path.Combine(day.DataFolder, "samen.db"));
        await day.StartAsync();
        Assert.Equal("3 registered", await day.HasAsync(els));
        await els.Reloads();
        Assert.Contains("Workshop 3", (await els.Says("waarvoor ben ik ingeschreven?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_file_does_not_start()
    {
        await using var day = await ConferenceDay.OpenAsync();
        Assert.Null(SqliteUse.TryTake((SqliteDatabase)day.Get<Database>()));
        await day.StopAsync();
        await using var database = new SqliteDatabase(new StorageOptions { Folder = day.DataFolder }, day.DataFolder);
        using (var mark = SqliteUse.TryTake(database))
        {
            Assert.NotNull(mark);
            await Assert.ThrowsAsync<IOException>(() => day.StartAsync());
        }

        await day.StartAsync();
    }

    [SkippableFact]
    public async Task A_move_carries_everything_and_the_day_goes_on_there()
    {
        var server = PostgreSqlServer.Get();
        var to = server.Create();
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        await els.Clicks("Ja, schrijf me in");
        await els.Says("schrijf me in voor workshop 5");
        Assert.Contains("Stop it first", (await Assert.ThrowsAsync<MoveRefusedException>(() => MoveAsync(day, to))).Message, StringComparison.Ordinal);
        var tables = await day.QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'");
        var before = await els.Reloads();
        await day.StopAsync();

        var carried = await MoveAsync(day, to);
        Assert.Equal(4, tables.Count - carried.Count); // the journal of scripts and the three tables of leases
        await using (var target = new NpgsqlConnection(to))
        {
            foreach (var (table, rows) in carried)
            {
                Assert.Equal(rows, await target.ExecuteScalarAsync<long>($"select count(*) from {table}"));
            }
        }

        Assert.Contains("not empty", (await Assert.ThrowsAsync<MoveRefusedException>(() => MoveAsync(day, to))).Message, StringComparison.Ordinal);
        await day.StartAsync(plan => plan with { Settings = new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = to } });
        Assert.Equal("3 registered", await day.HasAsync(els));
        Assert.Equal(before.All.Select(activity => activity.Id), (await els.Reloads()).All.Select(activity => activity.Id));
        await els.Says("ja"); // what was proposed before the move
        Assert.Equal("3 registered, 5 registered", await day.HasAsync(els));
        await day.AssertIsWholeAsync();
        await day.StopAsync();
        server.Drop(to);
        await day.StartAsync(plan => plan with { Settings = [] });
    }

    [SkippableFact]
    public async Task A_move_that_fails_half_way_leaves_nothing_behind()
    {
        var server = PostgreSqlServer.Get();
        var to = server.Create();
        PostgreSqlSchema.Apply(to);
        await using var target = new NpgsqlConnection(to);
        // The last of the tables cannot take what comes.
        await target.ExecuteAsync("alter table registration add constraint nobody check (person_id <> 'directline:els')");
        await using var source = new SqliteDatabase(new StorageOptions { Folder = folder }, folder);
        await source.WriteAsync(
            async (session, cancel) =>
            {
                await session.ExecuteAsync("insert into person (id, first_seen, last_seen) values ('directline:els', '2025', '2025')", null, cancel);
                await session.ExecuteAsync("insert into registration (workshop, person_id, state, since, arrival) values (3, 'directline:els', 'registered', '2025', 1)", null, cancel);
            },
            default);
        await Assert.ThrowsAsync<PostgresException>(() => MoveToPostgreSql.RunAsync(source, to, default));
        Assert.Equal(0, await target.ExecuteScalarAsync<long>("select count(*) from person"));
        await target.ExecuteAsync("alter table registration drop constraint nobody");
        Assert.Equal(1, (await MoveToPostgreSql.RunAsync(source, to, default))["person"]);
    }

    private static async Task<IReadOnlyDictionary<string, long>> MoveAsync(ConferenceDay day, string to)
    {
        await using var from = new SqliteDatabase(new StorageOptions { Folder = day.DataFolder }, day.DataFolder);
        return await MoveToPostgreSql.RunAsync(from, to, default);
    }
}
