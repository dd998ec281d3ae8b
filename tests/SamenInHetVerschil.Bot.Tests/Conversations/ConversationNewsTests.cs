namespace SamenInHetVerschil.Conversations;

public sealed class ConversationNewsTests
{
    [Fact]
    public async Task Nobody_who_waits_misses_anything_however_the_steps_fall()
    {
        const int Last = 3_000;
        var news = new ConversationNews();
        var stored = 0L;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        // Readers come and go at every step, so that the watch of the conversation is taken away and made again all the time.
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var seen = 0L;
            while (seen < Last)
            {
                await news.WaitAsync("c", seen, () => Task.FromResult(Interlocked.Read(ref stored)), patience.Token);
                var now = Interlocked.Read(ref stored);
                Assert.True(now > seen, "Woken up for nothing.");
                seen = now;
            }
        })).ToList();
        var writer = Task.Run(async () =>
        {
            for (var sequence = 1L; sequence <= Last; sequence++)
            {
                Interlocked.Exchange(ref stored, sequence);
                news.Signal("c", sequence);
                if (sequence % 3 == 0)
                {
                    await Task.Yield();
                }
            }
        });
        await writer;
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task What_was_stored_before_somebody_waits_does_not_make_them_wait()
    {
        var news = new ConversationNews();
        news.Signal("c", 5);
        await news.WaitAsync("c", 4, () => Task.FromResult(5L), CancellationToken.None);
    }

    [Fact]
    public async Task What_is_signalled_while_the_store_is_asked_wakes_up()
    {
        var news = new ConversationNews();
        await news.WaitAsync("c", 4, () =>
        {
            news.Signal("c", 5); // committed just after our reading began
            return Task.FromResult(4L);
        }, CancellationToken.None);
    }

    [Fact]
    public async Task News_of_another_conversation_or_old_news_wakes_nobody_up()
    {
        var news = new ConversationNews();
        using var enough = new CancellationTokenSource();
        var waiting = news.WaitAsync("c", 4, () => Task.FromResult(4L), enough.Token);
        news.Signal("other", 9);
        news.Signal("c", 4);
        Assert.False(waiting.IsCompleted);
        news.Signal("c", 5);
        await waiting;
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_others_waiting()
    {
        var news = new ConversationNews();
        using var first = new CancellationTokenSource();
        var goes = news.WaitAsync("c", 0, () => Task.FromResult(0L), first.Token);
        var stays = news.WaitAsync("c", 0, () => Task.FromResult(0L), CancellationToken.None);
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => goes);
        news.Signal("c", 1);
        await stays;
    }
}
