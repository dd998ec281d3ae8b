using SamenInHetVerschil.Announcements;

namespace SamenInHetVerschil.Operations;

/// <summary><c>export announcements</c>.</summary>
internal static class AnnouncementFiles
{
    public static async Task<int> ExportAsync(CancellationToken cancel)
    {
        await using var services = QuietHouse.Build();
        await using var output = Console.OpenStandardOutput();
        await services.GetRequiredService<AnnouncementsCsv>().ExportAsync(output, cancel);
        return 0;
    }
}
