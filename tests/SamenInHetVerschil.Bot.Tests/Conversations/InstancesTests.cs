using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Two instances of the program on one PostgreSQL database.</summary>
public sealed class InstancesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public InstancesTests()
    {
        PostgreSqlServer.Get();
        TestEngine.Current = StorageProvider.PostgreSql;
    }

    [SkippableFact]
    public async Task A_conversation_goes_on_at_whatever_instance_the_next_message_comes_in()
    {
        await using var one = await ConferenceDay.OpenAsync();
        await using var other = await ConferenceDay.OpenAsync(new DayPlan { Beside = one });
        var els = one.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        els.IsLedTo(other);
        await els.Says("ja");
        Assert.Equal("3 registered", await one.HasAsync(els));
        els.IsLedTo(one);
        Assert.Contains("Workshop 3", (await els.Says("waarvoor ben ik ingeschreven?")).Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Who_watches_at_one_instance_hears_of_a_turn_that_another_ran()
    {
        await using var one = await ConferenceDay.OpenAsync();
        await using var other = await ConferenceDay.OpenAsync(new DayPlan { Beside = one });
        var els = one.Attendee("Els");
        await els.Opens();
        var web = one.Get<WebConversations>();
        var last = (await web.FindAsync(els.ConversationId, default))!.LastSequence;
        var news = web.WaitForNewsAsync(els.ConversationId, last, default);
        Assert.False(news.IsCompleted);
        els.IsLedTo(other);
        await els.PostsOnly(els.Message("waarover gaat workshop 2?"));
        await news.WaitAsync(Patience);
    }

    [SkippableFact]
    public async Task What_a_dead_instance_was_doing_is_done_by_another_and_when_it_was_not_dead_after_all_nothing_is_done_twice()
    {
        var paused = new PausedRoom();
        await using var one = await ConferenceDay.OpenAsync(paused.Plan());
        await using var other = await ConferenceDay.OpenAsync(new DayPlan { Beside = one });
        var els = one.Attendee("Els");
        await els.Opens();
        paused.Begin();
        var post = els.PostsOnly(els.Message("waarover gaat workshop 2?"));
        await paused.Inside.WaitAsync(Patience);
        await DiesAsync(one);

        await DoneAsync(other, els);
        paused.GoOn();
        await post.WaitAsync(Patience);

        var replies = (await els.Reloads()).All.Count(activity => activity.From?.Role == "bot");
        Assert.Equal(2, replies); // the welcome, and one answer
        Assert.Contains(one.Log.Lines, HasNoticed);
        await other.AssertIsWholeAsync();
    }

    /// <summary>With the lease taken away from it an instance writes nothing; with the lease, the same instance in the same moment writes its answer: so the fence is what holds it.</summary>
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_instance_that_wakes_up_late_writes_nothing_while_another_is_at_work(bool isTaken)
    {
        var paused = new PausedRoom();
        await using var one = await ConferenceDay.OpenAsync(paused.Plan());
        var els = one.Attendee("Els");
        await els.Opens();
        paused.Begin();
        var post = els.PostsOnly(els.Message("waarover gaat workshop 2?"));
        await paused.Inside.WaitAsync(Patience);
        if (isTaken)
        {
            await ExecuteAsync(one, "insert into instance (id, alive_until) values ('another', '9999')");
            await ExecuteAsync(one, "update conversation_lease set instance_id = 'another'");
        }

        paused.GoOn();
        if (isTaken)
        {
            await UntilAsync(() => Task.FromResult(one.Log.Lines.Any(HasNoticed)), "The instance did not notice.");
            Assert.Single((await els.Reloads()).All, activity => activity.From?.Role == "bot"); // the welcome alone
            Assert.Single(await one.QueryAsync<long>("select ordinal from inbox where done_at is null"));

            // The other dies as well: now it may.
            await ExecuteAsync(one, "delete from instance where id = 'another'");
        }

        await post.WaitAsync(Patience);
        Assert.Equal(2, (await els.Reloads()).All.Count(activity => activity.From?.Role == "bot"));
    }

    [SkippableFact]
    public async Task Work_for_one_is_done_by_one_and_taken_over_when_it_dies()
    {
        await using var one = await ConferenceDay.OpenAsync();
        await using var other = await ConferenceDay.OpenAsync(new DayPlan { Beside = one });
        Assert.True(await one.Get<Leases>().TryTakeAsync("sweep", default));
        Assert.True(await one.Get<Leases>().TryTakeAsync("sweep", default));
        Assert.False(await other.Get<Leases>().TryTakeAsync("sweep", default));
        Assert.True(await HoldsAsync(one));

        await one.StopAsync();
        Assert.True(await other.Get<Leases>().TryTakeAsync("sweep", default));
        Assert.True(await HoldsAsync(other));
        await one.StartAsync();
        Assert.False(await HoldsAsync(one));

        static Task<bool> HoldsAsync(ConferenceDay day) => day.Get<Database>().WriteAsync((session, cancel) => day.Get<Leases>().HoldsAsync(session, "sweep", cancel), default);
    }

    [SkippableFact]
    public async Task Instances_that_meet_an_empty_database_agree_on_the_key_of_all_tokens()
    {
        await using var one = await ConferenceDay.OpenAsync();
        await ExecuteAsync(one, "delete from house_secret");
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Convert.ToHexString(Operations.SigningKey.Get(one.Get<Database>())))));
        Assert.Single(keys.Distinct());
    }

    /// <summary>That its commit was refused, or, after a longer pause, that the server had ended its transaction.</summary>
    private static bool HasNoticed((Microsoft.Extensions.Logging.LogLevel Level, string Text) line) =>
        line.Text.Contains("Another instance has taken over", StringComparison.Ordinal) || line.Text.Contains("The store did not answer in turn", StringComparison.Ordinal);

    /// <summary>It no longer says that it lives, and the time has passed.</summary>
    private static Task<int> DiesAsync(ConferenceDay day) =>
        ExecuteAsync(day, $"update instance set alive_until = '2000' where id = '{day.Get<Leases>().Instance}'");

    private static Task<int> ExecuteAsync(ConferenceDay day, string sql) =>
        day.Get<Database>().WriteAsync((session, cancel) => session.ExecuteAsync(sql, null, cancel), default);

    private static Task DoneAsync(ConferenceDay day, Attendee attendee) => UntilAsync(
        async () => (await day.QueryAsync<long>($"select ordinal from inbox where done_at is null and conversation_id = 'directline:{attendee.ConversationId}'")).Count == 0,
        "Nobody took over.");

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, otherwise);
            await Task.Delay(50);
        }
    }

    /// <summary>An instance that stops in the middle of a turn, before its commit, and gives no sign of life meanwhile.</summary>
    private sealed class PausedRoom
    {
        private readonly TaskCompletionSource inside = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool isPaused;

        public Task Inside => inside.Task;

        public DayPlan Plan() => new()
        {
            FirstRoom = new OddRoom(async (_, _) =>
            {
                if (isPaused)
                {
                    inside.TrySetResult();
                    await goesOn.Task;
                }

                return null;
            }),
            Also = services => services.AddSingleton<IHostedService, OneBeat>().Remove(services.Single(service => service.ImplementationType == typeof(LeaseWorker))),
        };

        public void Begin() => isPaused = true;

        public void GoOn()
        {
            isPaused = false;
            goesOn.TrySetResult();
        }
    }

    /// <summary>One sign of life that holds for long; the test says when it ends.</summary>
    private sealed class OneBeat(Leases leases, Database database) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await leases.LiveAsync(cancellationToken);
            await database.WriteAsync((session, cancel) => session.ExecuteAsync("update instance set alive_until = '9999'", null, cancel), cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
