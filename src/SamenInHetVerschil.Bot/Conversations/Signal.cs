namespace SamenInHetVerschil.Conversations;

/// <summary>A bell that wakes up a worker before its time.</summary>
internal abstract class Signal : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, int.MaxValue);

    public void Ring() => bell.Release();

    public void Dispose() => bell.Dispose();

    /// <summary>Waits for the next ring, at most <paramref name="most"/>.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var timer = clock.CreateTimer(_ => late.Cancel(), null, most, Timeout.InfiniteTimeSpan);
        try
        {
            await bell.WaitAsync(late.Token);
            while (bell.Wait(0, CancellationToken.None))
            {
                // One look serves all rings so far.
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Time is up: have a look anyway.
        }
    }
}
