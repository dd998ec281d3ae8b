using Microsoft.Extensions.Options;
using SamenInHetVerschil.Operations;

namespace SamenInHetVerschil.Privacy;

/// <summary>Puts into the house what people are told about themselves, and how they are forgotten.</summary>
internal static class PrivacyServices
{
    /// <summary>Needs storage, registrations and attendance beside it.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PrivacyOptions>()
            .Bind(configuration.GetSection(PrivacyOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OrganisationOptions>()
            .Bind(configuration.GetSection(OrganisationOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<OrganisationOptions>, OrganisationOptionsCheck>()
            .AddSingleton<Tickets>()
            .AddSingleton<KnownDesk>()
            .AddSingleton<ForgettingDesk>()
            .AddSingleton<PrivacyOffers>()
            .AddSingleton<CorrectionTurns>()
            .AddSingleton<PrivacyTurns>();
    }
}
