namespace SamenInHetVerschil.Safety;

/// <summary>What this room brings to the house.</summary>
internal static class SafetyRoom
{
    /// <summary>Adds the recogniser, trained once when it is first asked for, and the room. It must be the first in the list of rooms.</summary>
    public static IServiceCollection AddSafety(this IServiceCollection services) =>
        services.AddSingleton(_ => DangerRecogniser.Train()).AddSingleton<SafetyTurns>();
}
