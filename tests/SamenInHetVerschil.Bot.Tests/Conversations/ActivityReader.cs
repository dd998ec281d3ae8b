using System.Diagnostics;
using System.Text.Json;

namespace SamenInHetVerschil.Conversations;

/// <summary>Reads activities with Microsoft's agents-activity and cards with the official schema: neither is ours.</summary>
internal static class ActivityReader
{
    // bin/<configuration>/<framework>/ stands in the project's folder.
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../Clients"));

    public static void SkipWithout() => Skip.IfNot(
        Directory.Exists(Path.Combine(Folder, "node_modules", "@microsoft", "agents-activity")),
        "agents-activity is not installed: npm ci --ignore-scripts --prefix tests/SamenInHetVerschil.Bot.Tests/Clients");

    /// <summary>The cards that are approved in every language.</summary>
    public static IReadOnlyList<JsonElement> ApprovedCards { get; } =
        [.. Directory.GetFiles(Path.GetFullPath(Path.Combine(Folder, "../../SamenInHetVerschil.EndToEnd.Tests/Approved")), "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".received.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)))];

    /// <summary>What is wrong with activities.</summary>
    public static Task<IReadOnlyList<string>> FaultsAsync(IEnumerable<JsonElement> activities) => AskAsync("activities.mjs", activities);

    /// <summary>What is wrong with cards.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfCardsAsync(IEnumerable<JsonElement> cards) => AskAsync("cards.mjs", cards);

    private static async Task<IReadOnlyList<string>> AskAsync(string script, IEnumerable<JsonElement> documents)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, script)])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(documents));
        node.StandardInput.Close();
        var json = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await node.StandardError.ReadToEndAsync());
        return JsonSerializer.Deserialize<IReadOnlyList<string>>(json)!;
    }
}
