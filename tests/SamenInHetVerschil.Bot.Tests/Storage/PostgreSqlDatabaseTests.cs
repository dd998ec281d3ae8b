namespace SamenInHetVerschil.Storage;

public sealed class PostgreSqlDatabaseTests() : DatabaseTests(StorageProvider.PostgreSql)
{
    [SkippableFact]
    public async Task Two_works_that_block_each_other_are_both_done_in_the_end()
    {
        await WriteAsync("insert into thing (name) values ('a'), ('b')");
        var tries = 0;
        var both = new Barrier(2);
        await Task.WhenAll(Task.Run(() => AddAsync("a", "b")), Task.Run(() => AddAsync("b", "a")));
        Assert.Equal([2, 2], await Database.ReadAsync((session, cancel) => session.QueryAsync<int>("select number from thing order by name", null, cancel), default));
        Assert.True(tries > 2, "They never met: this test proved nothing.");

        Task AddAsync(string first, string second) => Database.WriteAsync(
            async (session, cancel) =>
            {
                var isFirstTry = Interlocked.Increment(ref tries) <= 2;
                await session.ExecuteAsync("update thing set number = number + 1 where name = @first", new { first }, cancel);
                if (isFirstTry)
                {
                    both.SignalAndWait(TimeSpan.FromSeconds(60), cancel);
                }

                await session.ExecuteAsync("update thing set number = number + 1 where name = @second", new { second }, cancel);
            },
            CancellationToken.None);
    }

    [SkippableFact]
    public async Task Instances_that_start_at_once_on_an_empty_database_all_open_it()
    {
        using var empty = TestStore.Create("");
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(empty.Open)));
        foreach (var database in opened)
        {
            Assert.Equal(0, await database.ReadAsync((session, cancel) => session.ScalarAsync<long>("select count(*) from registration", null, cancel), default));
            await database.DisposeAsync();
        }
    }

    [SkippableFact]
    public void Every_script_has_its_twin()
    {
        var scripts = typeof(Database).Assembly.GetManifestResourceNames();
        List<string> Of(string engine) => [.. scripts.Select(name => name.Split($".Storage.{engine}.")).Where(parts => parts.Length == 2).Select(parts => parts[1]).Order(StringComparer.Ordinal)];
        Assert.Equal(Of("Sqlite"), Of("PostgreSql"));
    }
}
