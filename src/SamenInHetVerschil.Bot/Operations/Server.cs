using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Operations;

/// <summary>Starts the server, and says in plain words why it cannot.</summary>
internal static partial class Server
{
    /// <summary>The process' exit code: 0 after an orderly stop, 1 when it could not start.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        try
        {
            WarnAboutOpenDoor(app);
            await app.RunAsync();
            return 0;
        }
        catch (Exception broken) when (SettingFaults.In(broken) is { } faults)
        {
            await Console.Error.WriteLineAsync("The program cannot start. Mend this first:");
            foreach (var fault in faults)
            {
                await Console.Error.WriteLineAsync("  " + fault);
            }

            return 1;
        }
    }

    private static void WarnAboutOpenDoor(WebApplication app)
    {
        var content = app.Services.GetRequiredService<ContentStore>().Current;
        LogServing(app.Logger, content.Event.Name, content.Workshops.Count);
        if (string.IsNullOrEmpty(app.Configuration["Bot:AppId"]))
        {
            if (app.Environment.IsDevelopment())
            {
                LogOpenDoor(app.Logger);
            }
            else
            {
                LogClosedDoor(app.Logger);
            }
        }

        WarnAboutCredential(app);
    }

    private static void WarnAboutCredential(WebApplication app)
    {
        var credential = app.Services.GetRequiredService<IOptions<CredentialOptions>>().Value;
        if (credential.Kind == CredentialKind.None && !string.IsNullOrEmpty(app.Configuration["Bot:AppId"]))
        {
            LogNoCredential(app.Logger);
        }

        if (credential.DaysLeftToWarn(app.Services.GetRequiredService<TimeProvider>().GetUtcNow()) is { } days)
        {
            LogCredentialEnds(app.Logger, days);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Serving '{Event}' with {Count} workshops")]
    private static partial void LogServing(ILogger log, string @event, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "NO APP ID (Bot:AppId): /api/messages lets in ANYBODY ON THIS MACHINE without a token. Development only.")]
    private static partial void LogOpenDoor(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is an app id but no credential (BotCredential:Kind): Teams is heard and gets no answer.")]
    private static partial void LogNoCredential(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bot's secret or certificate ends in {Days} days (BotCredential:EndsAt). After it Teams gets no answer: make a new one in time.")]
    private static partial void LogCredentialEnds(ILogger log, int days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No app id (Bot:AppId): /api/messages refuses everybody, Teams included. The web chat works.")]
    private static partial void LogClosedDoor(ILogger log);
}
