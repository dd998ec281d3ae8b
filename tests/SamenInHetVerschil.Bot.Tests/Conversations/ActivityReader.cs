using System.Diagnostics;
using System.Text.Json;

namespace SamenInHetVerschil.Conversations;

/// <summary>Reads activities with Microsoft's agents-activity, which is not ours.</summary>
internal static class ActivityReader
{
    // bin/<configuration>/<framework>/ stands in the project's folder.
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../Clients"));

    public static void SkipWithout() => Skip.IfNot(
        Directory.Exists(Path.Combine(Folder, "node_modules", "@microsoft", "agents-activity")),
        "agents-activity is not installed: npm ci --ignore-scripts --prefix tests/SamenInHetVerschil.Bot.Tests/Clients");

    /// <summary>What it finds wrong.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IEnumerable<JsonElement> activities)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "activities.mjs")])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(activities));
        node.StandardInput.Close();
        var json = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await node.StandardError.ReadToEndAsync());
        return JsonSerializer.Deserialize<IReadOnlyList<string>>(json)!;
    }
}
