using System.Diagnostics;
using System.Text.Json;

namespace SamenInHetVerschil.Attendance;

/// <summary>Reads calendars with ical.js, which is not ours.</summary>
internal static class CalendarReader
{
    // bin/<configuration>/<framework>/ stands in the project's folder.
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../Clients"));

    public static void SkipWithout() => Skip.IfNot(
        Directory.Exists(Path.Combine(Folder, "node_modules", "ical.js")), "ical.js is not installed: npm ci --ignore-scripts --prefix tests/SamenInHetVerschil.Bot.Tests/Clients");

    public static async Task<ReadCalendar> ReadAsync(string calendar)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "calendar.mjs")])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(calendar);
        node.StandardInput.Close();
        var json = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await node.StandardError.ReadToEndAsync());
        return JsonSerializer.Deserialize<ReadCalendar>(json, JsonSerializerOptions.Web)!;
    }
}

/// <summary>What ical.js found.</summary>
internal sealed record ReadCalendar(string Method, IReadOnlyList<string> Zones, IReadOnlyList<ReadEvent> Events);

/// <param name="Start">Seconds since 1970, UTC.</param>
internal sealed record ReadEvent(string Uid, string Summary, string Place, int Sequence, long Start, long End, string Zone);
