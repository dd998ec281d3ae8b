using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.TeamsApp;

/// <summary>Microsoft's schemas of Teams apps (npm <c>@microsoft/app-manifest</c>), checked by ajv: neither is ours.</summary>
internal static class OfficialSchema
{
    // bin/<configuration>/<framework>/ stands in the project's folder.
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../Clients"));

    public static void SkipWithout() => Skip.IfNot(
        Directory.Exists(Path.Combine(Folder, "node_modules", "@microsoft", "app-manifest")),
        "Microsoft's schemas are not installed: npm ci --ignore-scripts --prefix tests/SamenInHetVerschil.Bot.Tests/Clients");

    /// <summary>Everything that the schemas do not allow in these files.</summary>
    public static async Task<IReadOnlyList<string>> FaultsIn(IReadOnlyDictionary<string, JsonObject> documents)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "manifest.mjs")])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(documents));
        node.StandardInput.Close();
        var json = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await node.StandardError.ReadToEndAsync());
        return JsonSerializer.Deserialize<List<string>>(json)!;
    }
}
