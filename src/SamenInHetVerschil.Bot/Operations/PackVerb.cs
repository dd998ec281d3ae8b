using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Messages;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Privacy;
using SamenInHetVerschil.TeamsApp;

namespace SamenInHetVerschil.Operations;

/// <summary><c>pack manifest</c>: the app package for Teams, from the settings.</summary>
internal static class PackVerb
{
    public static async Task<int> RunAsync(FileInfo file, bool overwrite, CancellationToken cancel)
    {
        await using var services = QuietHouse.Build();
        switch (AppPackage.Build(AppPackage.Folder, ValuesOf(services)))
        {
            case PackageOutcome.Faulty { Faults: var faults }:
                return await CommandLine.FailAsync([.. faults, "Nothing was packed."]);
            case PackageOutcome.Packed when file.Exists && !overwrite:
                return await CommandLine.FailAsync([$"{file.FullName} is there already. Nothing was packed; --overwrite replaces it, or name another file."]);
            case PackageOutcome.Packed { Zip: var zip }:
                await File.WriteAllBytesAsync(file.FullName, zip, cancel);
                await Console.Out.WriteLineAsync(
                    $"{file.FullName}: {zip.Length} bytes. A Teams administrator uploads it: Teams admin center, Teams apps, Manage apps, Upload new app.");
                break;
        }

        return 0;
    }

    /// <summary>What the settings and the content put into the package.</summary>
    public static PackageValues ValuesOf(IServiceProvider services)
    {
        var app = services.GetRequiredService<IOptions<TeamsAppOptions>>().Value;
        var organisation = services.GetRequiredService<IOptions<OrganisationOptions>>().Value;
        return new PackageValues(
            services.GetRequiredService<IOptions<MessagesOptions>>().Value.AppId, app.Id, app.Version, organisation.Name, organisation.Website,
            services.GetRequiredService<IOptions<AttendanceOptions>>().Value.PublicAddress, services.GetRequiredService<ContentStore>().Current.Event.Name);
    }
}
