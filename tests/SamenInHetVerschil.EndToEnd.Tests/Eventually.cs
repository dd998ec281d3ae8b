namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>For what another process does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Looks until it is true; fails with <paramref name="otherwise"/> after half a minute.</summary>
    public static async Task BecomesTrueAsync(Func<Task<bool>> look, Func<string> otherwise)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await look())
        {
            Assert.False(patience.IsCancellationRequested, otherwise());
            await Task.Delay(Between);
        }
    }
}
