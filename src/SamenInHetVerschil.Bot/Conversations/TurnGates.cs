using System.Collections.Concurrent;

namespace SamenInHetVerschil.Conversations;

/// <summary>One turn at a time for each conversation, inside this process. The order of turns is the inbox's, not that of the waiting.</summary>
internal sealed class TurnGates
{
    private readonly ConcurrentDictionary<string, Gate> gates = new(StringComparer.Ordinal);

    /// <summary>Returns when nobody else is inside; dispose what comes back to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string conversationId, CancellationToken cancel)
    {
        Gate gate;
        lock (gates)
        {
            gate = gates.GetOrAdd(conversationId, _ => new Gate());
            gate.Users++;
        }

        try
        {
            await gate.Semaphore.WaitAsync(cancel);
            return new Pass(this, conversationId, gate);
        }
        catch (OperationCanceledException)
        {
            Leave(conversationId, gate);
            throw;
        }
    }

    /// <summary>Whether somebody is inside, or waits to get in.</summary>
    public bool IsBusy(string conversationId) => gates.ContainsKey(conversationId);

    private void Leave(string conversationId, Gate gate)
    {
        lock (gates)
        {
            if (--gate.Users == 0)
            {
                gates.TryRemove(conversationId, out _);
                gate.Semaphore.Dispose();
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Pass(TurnGates owner, string conversationId, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Semaphore.Release();
            owner.Leave(conversationId, gate);
        }
    }
}
