using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Organisers;

/// <summary>Puts the room into the house.</summary>
internal static class OrganiserServices
{
    public static IServiceCollection AddOrganisers(this IServiceCollection services) => services
        .AddSingleton<OrganiserUnderstander>().AddSingleton<AnnouncingUnderstander>().AddSingleton<OrganiserDesk>().AddSingleton<OrganiserOffers>().AddSingleton<SettingTurns>().AddSingleton<SeatTurns>()
        .AddSingleton<RegistrationsWorkbook>().AddSingleton<OrganiserTurns>();
}
