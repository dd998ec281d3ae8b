using System.Text.Json;
using System.Text.Json.Nodes;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.TeamsApp;

/// <summary>Microsoft's schemas of Teams apps (npm <c>@microsoft/app-manifest</c>), checked by ajv: neither is ours.</summary>
internal static class OfficialSchema
{
    public static void SkipWithout() => NodeScript.SkipWithout("@microsoft/app-manifest");

    /// <summary>Everything that the schemas do not allow in these files.</summary>
    public static Task<IReadOnlyList<string>> FaultsIn(IReadOnlyDictionary<string, JsonObject> documents) =>
        NodeScript.AskAsync<IReadOnlyList<string>>("manifest.mjs", JsonSerializer.Serialize(documents));
}
