using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.ActivityProtocol.DirectLine;
using SamenInHetVerschil.ActivityProtocol.Messages;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.HandOvers;
using SamenInHetVerschil.Operations;
using SamenInHetVerschil.Organisers;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Privacy;
using SamenInHetVerschil.Questions;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Safety;
using SamenInHetVerschil.Storage;
using SamenInHetVerschil.TeamsApp;
using SamenInHetVerschil.Unanswered;
using SamenInHetVerschil.Understanding;
using SamenInHetVerschil.WebPage;

namespace SamenInHetVerschil;

/// <summary>The rooms of the house, what they need, and the order in which they are asked.</summary>
internal static class House
{
    /// <summary>Everything that the command line and the server share.</summary>
    public static IServiceCollection AddHouse(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ContentOptions>().Bind(configuration.GetSection(ContentOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection(WebChatOptions.Section)).ValidateDataAnnotations()
            .Validate(chat => chat.Secret.Length is 0 or >= 16, "WebChat:Secret needs at least 16 characters, or none at all.").ValidateOnStart();
        services.AddOptions<OrganiserOptions>().Configure(options => options.Ids = configuration.GetSection(OrganiserOptions.Section).Get<string[]>() ?? []);

        services.AddOptions<MessagesOptions>().Bind(configuration.GetSection("Bot")).ValidateOnStart();
        services.AddOptions<CredentialOptions>().Bind(configuration.GetSection("BotCredential"))
            .Validate(credential => credential.Missing() is null, "BotCredential: this Kind needs TenantId, and Secret, CertificateFile or ManagedIdentityClientId.")
            .ValidateOnStart()
            .PostConfigure(credential => credential.EndsAt ??= credential.CertificateEnd());

        services.AddStorage().AddSingleton<Leases>().AddSingleton<ContentStore>().AddSingleton<PeopleDesk>();
        services.AddSingleton<ConversationBook>().AddSingleton<ConversationNews>().AddSingleton<TurnGates>().AddSingleton<ConversationLeases>().AddSingleton<Inbox>()
            .AddSingleton<Transcript>().AddSingleton<Outbox>().AddSingleton<OutboxSignal>().AddSingleton<Proposals>().AddSingleton<Delivery>()
            .AddSingleton<PrivateDoor>().AddSingleton<BotLinks>().AddSingleton<TurnRunner>().AddSingleton<UnfinishedTurns>().AddSingleton<WebConversations>();
        services.AddSingleton<UnderstanderStore>().AddSingleton<AnswerFinderStore>().AddSingleton<WorkshopSearchStore>().AddSingleton<IInvokeRoom, SearchRoom>();
        services.AddOptions<UnansweredOptions>().Bind(configuration.GetSection(UnansweredOptions.Section)).ValidateOnStart();
        services.AddSingleton<UnansweredDesk>().AddSingleton<UnansweredCsv>().AddSingleton<UnansweredTurns>().AddSingleton<ThumbDesk>().AddSingleton<IInvokeRoom, ThumbRoom>();
        services.AddSafety();
        services.AddRegistrations(configuration);
        services.AddAnnouncements(configuration);
        services.AddAttendance(configuration);
        services.AddOrganisers();
        services.AddPrivacy(configuration);
        services.AddHandOvers(configuration);
        services.AddTeamsApp(configuration);
        services.AddSingleton<TooLongTurns>().AddSingleton<QuestionTurns>().AddSingleton<SmallTalkTurns>();

        // The first room that answers, answers.
        services.AddSingleton<IReadOnlyList<ITurnHandler>>(provider =>
        [
            provider.GetRequiredService<SafetyTurns>(),
            provider.GetRequiredService<TooLongTurns>(),
            // A code is letters and digits that any recogniser may take for something else.
            provider.GetRequiredService<TakeOverTurns>(),
            provider.GetRequiredService<AnnouncementTurns>(),
            provider.GetRequiredService<DoorTurns>(),
            provider.GetRequiredService<ProgrammeTurns>(),
            provider.GetRequiredService<OrganiserTurns>(),
            provider.GetRequiredService<HandOverTurns>(),
            provider.GetRequiredService<RegistrationTurns>(),
            provider.GetRequiredService<AttendanceTurns>(),
            provider.GetRequiredService<PrivacyTurns>(),
            provider.GetRequiredService<CorrectionTurns>(),
            provider.GetRequiredService<DayFactsTurns>(),
            provider.GetRequiredService<UnansweredTurns>(),
            provider.GetRequiredService<QuestionTurns>(),
            provider.GetRequiredService<SmallTalkTurns>(),
        ]);
        return services;
    }

    /// <summary>What only the server needs: its doors and its workers.</summary>
    public static WebApplicationBuilder AddDoors(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var isDevelopment = builder.Environment.IsDevelopment();
        services.AddDirectLine().Configure<Database, Microsoft.Extensions.Options.IOptions<WebChatOptions>>((options, database, chat) =>
        {
            options.SigningKey = SigningKey.Get(database);
            options.Secret = chat.Value.Secret;
            // On a developer's machine it is programs that talk, and they talk fast.
            options.PostsPerMinute = isDevelopment ? int.MaxValue : chat.Value.PostsPerMinute;
            options.TokenRequestsPerMinute = isDevelopment ? int.MaxValue : chat.Value.TokenRequestsPerMinute;
        });
        services.AddSingleton<IDirectLineConversations>(provider => provider.GetRequiredService<WebConversations>());
        services.AddMessages();
        services.AddSingleton<IActivityReceiver, ChannelReceiver>();
        services.Configure<ConnectorOptions>(options => options.UnsafeAllowLoopback = isDevelopment);
        services.AddSingleton<IConnectorTokens, EntraTokens>().AddSingleton<ConnectorClient>().AddSingleton<TypingIndicator>();
        services.AddHealthChecks().AddCheck<StoreHealth>("store");
        services.AddHostedService<SqliteUseWorker>().AddHostedService<LeaseWorker>().AddHostedService<UnfinishedTurnsWorker>().AddHostedService<OthersNewsWorker>()
            .AddHostedService<OutboxWorker>().AddHostedService<ContentWorker>()
            .AddSingleton<RetentionWorker>().AddHostedService(provider => provider.GetRequiredService<RetentionWorker>())
            .AddSingleton<ReminderWorker>().AddHostedService(provider => provider.GetRequiredService<ReminderWorker>());
        services.AddSingleton<CredentialBook>().AddSingleton<CredentialWorker>().AddHostedService(provider => provider.GetRequiredService<CredentialWorker>());
        services.AddSingleton<ChannelDoor>().AddSingleton<AnnouncementDelivery>().AddSingleton<AnnouncementProgress>().AddHostedService<AnnouncementWorker>();
        return builder;
    }

    /// <summary>Maps every door.</summary>
    public static WebApplication MapDoors(this WebApplication app)
    {
        app.UseWebPageHeaders(AttendanceLinks.Root);
        app.MapMessages("/api/messages");
        app.MapDirectLine("/v3/directline");
        app.MapWebPage();
        app.MapPageTokens();
        app.MapAttendance();
        app.MapExports();
        app.MapPrivacy();
        app.MapNotices();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        return app;
    }
}
