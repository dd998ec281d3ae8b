namespace SamenInHetVerschil.HandOvers;

/// <summary>Puts the room into the house.</summary>
internal static class HandOverServices
{
    /// <summary>Needs people, registrations and attendance beside it.</summary>
    public static IServiceCollection AddHandOvers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HandOverOptions>()
            .Bind(configuration.GetSection(HandOverOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<HandOverBook>().AddSingleton<HandOverDesk>().AddSingleton<TakeOverTurns>().AddSingleton<HandOverTurns>();
    }
}
