namespace SamenInHetVerschil.Storage;

public sealed class SqliteDatabaseTests() : DatabaseTests(StorageProvider.Sqlite)
{
    [Fact]
    public async Task Nobody_hears_done_and_no_reader_sees_a_thing_before_the_common_commit()
    {
        var (first, firstRuns, open) = Hold();
        await firstRuns;
        var early = Database.WriteAsync((session, cancel) => session.ExecuteAsync("insert into thing (name) values ('early')", null, cancel), CancellationToken.None);
        var (late, lateRuns, letGo) = Hold();
        var reached = new TaskCompletionSource();
        var between = Database.WriteAsync((_, _) => { reached.SetResult(); return Task.FromResult(0); }, CancellationToken.None);
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
    public async Task The_command_line_opens_the_file_while_the_server_writes_and_writes_on()
    {
        var (work, runs, letGo) = Hold();
        await runs;
        await using (var beside = Open())
        {
            Assert.Empty(await beside.ReadAsync((session, cancel) => session.QueryAsync<string>("select name from thing", null, cancel), CancellationToken.None));
        }

        letGo();
        await work;
    }

    [Fact]
    public async Task A_work_whose_owner_gave_up_is_not_done()
    {
        var (first, _, open) = Hold();
        using var gaveUp = new CancellationTokenSource();
        var work = Database.WriteAsync((session, cancel) => session.ExecuteAsync("insert into thing (name) values ('late')", null, cancel), gaveUp.Token);
        await gaveUp.CancelAsync();
        open();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Empty(await NamesAsync());
    }
}
