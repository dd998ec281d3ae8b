using System.Collections.Concurrent;

namespace SamenInHetVerschil.Conversations;

/// <summary>Wakes up whoever watches a conversation when something new stands in it.</summary>
internal sealed class ConversationNews
{
    private readonly ConcurrentDictionary<string, Watch> watches = new(StringComparer.Ordinal);

    /// <summary>Conversations that somebody here watches.</summary>
    public IReadOnlyList<string> Watched => [.. watches.Keys];

    public void Signal(string conversationId, long sequence)
    {
        if (watches.TryGetValue(conversationId, out var watch))
        {
            watch.Reach(sequence);
        }
    }

    /// <summary>
    /// Completes when a sequence after <paramref name="after"/> was signalled. <paramref name="lastStored"/> is asked once the watch stands,
    /// so that what was stored just before is not missed.
    /// </summary>
    public async Task WaitAsync(string conversationId, long after, Func<Task<long>> lastStored, CancellationToken cancel)
    {
        Watch watch;
        do
        {
            watch = watches.GetOrAdd(conversationId, _ => new Watch());
        }
        while (!watch.Enter());

        try
        {
            var reached = watch.After(after);
            if (await lastStored() <= after)
            {
                await reached.WaitAsync(cancel);
            }
        }
        finally
        {
            if (watch.Leave())
            {
                watches.TryRemove(KeyValuePair.Create(conversationId, watch));
            }
        }
    }

    private sealed class Watch
    {
        private readonly Lock gate = new();
        private readonly List<(long After, TaskCompletionSource Done)> waiting = [];
        private int watchers;
        private bool closed;
        private long last;

        /// <summary>False when the last watcher just left: take a new watch.</summary>
        public bool Enter()
        {
            lock (gate)
            {
                watchers += closed ? 0 : 1;
                return !closed;
            }
        }

        /// <summary>True when nobody is left.</summary>
        public bool Leave()
        {
            lock (gate)
            {
                closed = --watchers == 0;
                return closed;
            }
        }

        public Task After(long sequence)
        {
            lock (gate)
            {
                if (last > sequence)
                {
                    return Task.CompletedTask;
                }

                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Add((sequence, done));
                return done.Task;
            }
        }

        public void Reach(long sequence)
        {
            lock (gate)
            {
                last = Math.Max(last, sequence);
                waiting.RemoveAll(one => one.After < last && (one.Done.TrySetResult() || true));
            }
        }
    }
}
