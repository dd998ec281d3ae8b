using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.TeamsApp;

/// <summary>Puts the room into the house.</summary>
internal static class TeamsAppServices
{
    public static IServiceCollection AddTeamsApp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TeamsAppOptions>()
            .Bind(configuration.GetSection(TeamsAppOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        return services.AddSingleton<IValidateOptions<TeamsAppOptions>, TeamsAppOptionsCheck>();
    }
}
