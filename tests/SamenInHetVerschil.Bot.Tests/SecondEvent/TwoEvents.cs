using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.SecondEvent;

/// <summary>The event of this repository and an invented one, each served by a program of its own.</summary>
public sealed class TwoEvents : IAsyncLifetime
{
    internal ConferenceDay First { get; private set; } = null!;

    internal ConferenceDay Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        First = await ConferenceDay.OpenAsync();
        Second = await ConferenceDay.OpenAsync(new DayPlan { Content = Events.Second });
    }

    public async Task DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
