using System.Text.Json;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Conversations;

/// <summary>Reads activities with Microsoft's agents-activity and cards with the official schema: neither is ours.</summary>
internal static class ActivityReader
{
    /// <summary>The cards that are approved in every language.</summary>
    public static IReadOnlyList<JsonElement> ApprovedCards { get; } =
        [.. Directory.GetFiles(Path.GetFullPath(Path.Combine(NodeScript.Folder, "../../SamenInHetVerschil.EndToEnd.Tests/Approved")), "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".received.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)))];

    public static void SkipWithout() => NodeScript.SkipWithout("@microsoft/agents-activity");

    /// <summary>What is wrong with activities.</summary>
    public static Task<IReadOnlyList<string>> FaultsAsync(IEnumerable<JsonElement> activities) => AskAsync("activities.mjs", activities);

    /// <summary>What is wrong with cards.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfCardsAsync(IEnumerable<JsonElement> cards) => AskAsync("cards.mjs", cards);

    private static Task<IReadOnlyList<string>> AskAsync(string script, IEnumerable<JsonElement> documents) =>
        NodeScript.AskAsync<IReadOnlyList<string>>(script, JsonSerializer.Serialize(documents));
}
