using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using static SamenInHetVerschil.ActivityProtocol.Tests.ChannelAttempts;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>The same requests before Microsoft's own library: whom it refuses, we refuse. Where we are stricter, the reason stands here.</summary>
public sealed class MicrosoftsVerdictTests
{
    private const string OneAlgorithm = "the channel signs with RS256 and says so in its metadata";
    private const string TwoMeanings = "who reads the first and who reads the last see two tokens";
    private const string Endorsed = "a key must be endorsed for the channel that speaks";
    private const string Hosts = "our answers, with our token, go to that address: only Microsoft's hosts";
    private const string Tenants = "the library knows no list of tenants";

    /// <summary>Let in by the library and refused here, on purpose.</summary>
    private static readonly Dictionary<string, string> Stricter = new(StringComparer.Ordinal)
    {
        ["RS384"] = OneAlgorithm,
        ["RS512"] = OneAlgorithm,
        ["critical header that we do not know"] = "RFC 7515 §4.1.11",
        ["algorithm named twice"] = TwoMeanings,
        ["audience named twice"] = TwoMeanings,
        ["key too short to trust"] = "RFC 7518 §3.3: 2048 bits or more",
        ["key endorsed for nothing"] = Endorsed,
        ["key without endorsements"] = Endorsed,
        ["no end"] = "a token that never ends is a key",
        ["end beyond all calendars"] = "the same",
        ["ends before it begins"] = "nobody issues it",
        ["activity without service address"] = "the address in the token must be that of the activity",
        ["no address at all, in token and activity"] = Hosts,
        ["a machine inside, in token and activity"] = Hosts,
        ["host off the list, in token and activity"] = Hosts,
        ["plain http, in token and activity"] = Hosts,
        ["no tenant where one is needed"] = Tenants,
        ["tenant off the list"] = Tenants,
        ["tenant off the list, in channelData only"] = Tenants,
        ["two tenants that differ"] = Tenants,
    };

    [SkippableFact]
    public async Task Whom_Microsofts_library_refuses_we_refuse_and_we_are_stricter_only_where_it_is_said()
    {
        var folder = RealClients.Folder("botframework-connector");
        using var issuer = new FakeIssuer();
        var attempts = Bad.Where(row => row.Key != "two headers").Select(row => (row.Key, Attempt: row.Value.Make(issuer))).ToList();
        var good = Signed(issuer);
        using var http = new HttpClient(issuer, disposeHandler: false);
        var keys = await http.GetStringAsync("https://issuer.example.org/keys");
        var verdicts = await VerdictsAsync(folder, keys, [.. attempts, ("good", good)]);

        Assert.True(verdicts["good"], "the library lets nobody in: this proved nothing");
        verdicts.Remove("good");
        var letIn = verdicts.Where(verdict => verdict.Value).Select(verdict => verdict.Key).Order(StringComparer.Ordinal);
        Assert.Equal(attempts.Count, verdicts.Count);
        Assert.Equal(Stricter.Keys.Order(StringComparer.Ordinal), letIn);
    }

    private static async Task<Dictionary<string, bool>> VerdictsAsync(string folder, string keys, IReadOnlyList<(string Name, Attempt Attempt)> attempts)
    {
        var asked = new JsonObject { ["app"] = FakeIssuer.AppId, ["now"] = Now.ToUnixTimeMilliseconds(), ["keys"] = JsonNode.Parse(keys) };
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(folder, "tokens.cjs"), asked.ToJsonString() },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var complaints = node.StandardError.ReadToEndAsync(patience.Token);
        var answers = node.StandardOutput.ReadToEndAsync(patience.Token);
        foreach (var (name, attempt) in attempts)
        {
            var line = new JsonObject { ["id"] = name, ["header"] = attempt.Headers is [var header, ..] ? header : "", ["activity"] = attempt.Activity };
            await node.StandardInput.WriteLineAsync(line.ToJsonString().AsMemory(), patience.Token);
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync(patience.Token);
        Assert.True(node.ExitCode == 0, await complaints);
        return (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!)
            .ToDictionary(verdict => verdict.Id, verdict => verdict.LetIn);
    }

    private sealed record Verdict(string Id, bool LetIn, string? Why);
}
