using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary><c>import registrations</c> and <c>check --registrations</c>.</summary>
internal static class RegistrationFiles
{
    public static async Task<int> ImportAsync(FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            return await CommandLine.FailAsync([$"{file.FullName} is not there."]);
        }

        await using var services = QuietHouse.Build();
        await using var stream = file.OpenRead();
        var report = await services.GetRequiredService<RegistrationsCsv>().ImportAsync(stream, cancel);
        if (report.Faults.Count > 0)
        {
            return await CommandLine.FailAsync([.. report.Faults.Select(fault => $"{file.Name}: {fault}"), "Nothing was imported."]);
        }

        await Console.Out.WriteLineAsync(report.ToString());
        return 0;
    }

    public static async Task<int> CheckAsync(CancellationToken cancel)
    {
        await using var services = QuietHouse.Build();
        // One view of the last commit, so that a running server cannot come in between.
        var differences = await services.GetRequiredService<Database>().ReadAsync(services.GetRequiredService<RegistrationLog>().CheckAsync, cancel);
        if (differences.Count > 0)
        {
            return await CommandLine.FailAsync([.. differences, $"{differences.Count} differences between the registrations and their log."]);
        }

        await Console.Out.WriteLineAsync("The registrations are what their log says.");
        return 0;
    }
}
