using System.Diagnostics;
using System.Text.Json;

namespace SamenInHetVerschil.Day;

/// <summary>What is not ours and judges what we make: packages from npm, each asked by a script in <c>Clients</c>.</summary>
internal static class NodeScript
{
    /// <summary>The folder of the scripts; <c>bin/&lt;configuration&gt;/&lt;framework&gt;</c> stands beside it.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../Clients"));

    /// <summary>Skips the test when the package is not there.</summary>
    public static void SkipWithout(string package) => Skip.IfNot(
        Directory.Exists(Path.Combine(Folder, "node_modules", package)), $"{package} is not installed: npm ci --ignore-scripts --prefix tests/SamenInHetVerschil.Bot.Tests/Clients");

    /// <summary>What the script writes about this, as JSON.</summary>
    public static async Task<T> AskAsync<T>(string script, string input)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, script)])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var json = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await node.StandardError.ReadToEndAsync());
        return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
    }
}
