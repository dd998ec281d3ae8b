using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Operations;

/// <summary><c>check</c>: settings and content, every fault named.</summary>
internal static class CheckVerb
{
    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = ProgramFolder.Find(), EnvironmentName = ProgramFolder.Environment() });
        builder.Logging.ClearProviders();
        builder.Services.AddHouse(builder.Configuration);
        var faults = new List<string>();
        await using var services = builder.Services.BuildServiceProvider();
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception fault) when (SettingFaults.In(fault) is { } named)
        {
            faults.AddRange(named);
        }

        var options = services.GetRequiredService<IConfiguration>().GetSection(ContentOptions.Section).Get<ContentOptions>() ?? new ContentOptions();
        var folder = Path.GetFullPath(options.Folder, AppContext.BaseDirectory);
        var (content, contentFaults) = ContentReader.Read(folder);
        faults.AddRange(contentFaults.Select(fault => fault.ToString()));
        cancel.ThrowIfCancellationRequested();
        if (faults.Count > 0)
        {
            return await CommandLine.FailAsync([.. faults, $"{faults.Count} faults."]);
        }

        await Console.Out.WriteLineAsync(
            $"Settings and content are in order: '{content!.Event.Name}', {content.Workshops.Count} workshops in {string.Join(", ", content.Event.Languages)}, "
            + $"{content.Workshops.Sum(workshop => workshop.Texts.Values.Sum(text => text.Passages.Count))} passages.");
        return 0;
    }
}
