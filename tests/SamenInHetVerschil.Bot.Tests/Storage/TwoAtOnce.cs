using System.Data.Common;
using Dapper;

namespace SamenInHetVerschil.Storage;

/// <summary>Two transactions on PostgreSQL that always meet: the first stays open until the other one stands waiting for its locks.</summary>
internal static class TwoAtOnce
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The second starts when the first is done but for its commit, which comes once the second waits for it. What became of the second.</summary>
    public static async Task<T> MeetAsync<TFirst, T>(
        Database database, Func<DatabaseSession, CancellationToken, Task<TFirst>> first, Func<DatabaseSession, CancellationToken, Task<T>> second)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leading = database.WriteAsync(
            async (session, cancel) =>
            {
                await StayAsync(session, cancel);
                await first(session, cancel);
                done.TrySetResult();
                await met.Task.WaitAsync(Patience, cancel);
            },
            CancellationToken.None);
        await await Task.WhenAny(done.Task.WaitAsync(Patience), leading);
        var following = Task.Run(() => database.WriteAsync(second, CancellationToken.None));
        await UntilSomebodyWaitsAsync(database, following);
        met.SetResult();
        await leading;
        return await following.WaitAsync(Patience);
    }

    /// <summary>The server ends a transaction that pauses too long: on a busy machine that would be ours.</summary>
    public static Task<int> StayAsync(DatabaseSession session, CancellationToken cancel) => session.ExecuteAsync("set local idle_in_transaction_session_timeout = 0", null, cancel);

    private static async Task UntilSomebodyWaitsAsync(Database database, Task following)
    {
        await using var connection = database.Connect();
        using var patience = new CancellationTokenSource(Patience);
        while (!await WaitsAsync(connection, patience.Token))
        {
            Assert.False(following.IsCompleted, "the second did not wait for the first: they never met");
        }
    }

    private static Task<bool> WaitsAsync(DbConnection connection, CancellationToken cancel) => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')", cancellationToken: cancel));
}
