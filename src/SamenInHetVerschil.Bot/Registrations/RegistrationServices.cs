using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Registrations;

/// <summary>Puts the room into the house.</summary>
internal static class RegistrationServices
{
    /// <summary>Needs storage, content, people and conversations beside it; <see cref="RegistrationTurns"/> takes its place in the list of rooms after Safety.</summary>
    public static IServiceCollection AddRegistrations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RegistrationOptions>()
            .Bind(configuration.GetSection(RegistrationOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<RegistrationOptions>, RegistrationOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<RegistrationBook>()
            .AddSingleton<RegistrationDesk>()
            .AddSingleton<SeatLocks>()
            .AddSingleton<SeatFiller>()
            .AddSingleton<DaySettingsBook>()
            .AddSingleton<DaySettingsDesk>()
            .AddSingleton<OrganiserSeatsDesk>()
            .AddSingleton<OrganiserBell>()
            .AddSingleton<ClashTurns>()
            .AddSingleton<RegistrationLog>()
            .AddSingleton<RegistrationOffers>()
            .AddSingleton<SignUpTurns>()
            .AddSingleton<LeavingTurns>()
            .AddSingleton<ConfirmedTurns>()
            .AddSingleton<ConfirmationTurns>()
            .AddSingleton<SeatButtons>()
            .AddSingleton<RegistrationTurns>()
            .AddSingleton<RegistrationsCsv>()
            .AddHostedService<RegistrationWorker>();
    }
}
