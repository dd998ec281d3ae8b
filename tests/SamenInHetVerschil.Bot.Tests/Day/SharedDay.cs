namespace SamenInHetVerschil.Day;

/// <summary>One day for a class of tests in which nobody gets in anybody's way: everyone in it is somebody new.</summary>
public sealed class SharedDay : IAsyncLifetime
{
    internal ConferenceDay Day { get; private set; } = null!;

    public async Task InitializeAsync() => Day = await ConferenceDay.OpenAsync();

    public async Task DisposeAsync() => await Day.DisposeAsync();
}
