namespace SamenInHetVerschil.Announcements;

/// <summary>Puts the room into the house.</summary>
internal static class AnnouncementServices
{
    /// <summary>Needs storage, content, people, registrations and conversations beside it.</summary>
    public static IServiceCollection AddAnnouncements(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AnnouncementOptions>()
            .Bind(configuration.GetSection(AnnouncementOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<AnnouncementBook>()
            .AddSingleton<DeliveryBook>()
            .AddSingleton<AudienceDesk>()
            .AddSingleton<AnnouncementDesk>()
            .AddSingleton<AnnouncementSignal>()
            .AddSingleton<DraftTurns>()
            .AddSingleton<StartTurns>()
            .AddSingleton<SentTurns>()
            .AddSingleton<WordTurns>()
            .AddSingleton<AnnouncementTurns>()
            .AddSingleton<AnnouncementsCsv>();
    }
}
