using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary>The house without its doors, for a verb: same settings, warnings on standard error only.</summary>
internal static class QuietHouse
{
    /// <param name="folder">A data folder to use instead of the store that the settings name, or null.</param>
    public static ServiceProvider Build(string? folder = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = ProgramFolder.Find(), EnvironmentName = ProgramFolder.Environment() });
        builder.Logging.ClearProviders().AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddHouse(builder.Configuration);
        if (folder is not null)
        {
            builder.Services.PostConfigure<StorageOptions>(options => options.Folder = folder);
        }

        // The verbs end by themselves: no worker may start beside them.
        return builder.Services.BuildServiceProvider(validateScopes: true);
    }
}
