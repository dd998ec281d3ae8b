using System.Diagnostics;
using System.Text.Json;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>Microsoft's own client library, the one inside Web Chat, against our server.</summary>
public sealed class RealClientTests
{
    [SkippableFact]
    public async Task The_real_directlinejs_starts_posts_sees_echo_and_reply_and_comes_back_after_a_cut()
    {
        var folder = RealClients.Folder("botframework-directlinejs");
        await using var porch = await Porch.OpenAsync();
        var token = await porch.GenerateAsync();
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Path.Combine(folder, "directline.cjs"),
                JsonSerializer.Serialize(new { domain = new Uri(porch.Http.BaseAddress!, Porch.Root).ToString(), token = token.Token }),
            },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var seen = new List<Step>();
            Assert.Equal(2, (await UntilAsync(step => step is { Kind: "status", Status: 2 })).Status);

            await node.StandardInput.WriteLineAsync("hallo");
            var reply = await UntilAsync(step => step.Text == "You said: hallo");
            var posted = seen.Find(step => step.Kind == "posted") ?? await UntilAsync(step => step.Kind == "posted");
            var echo = Assert.Single(seen, step => step is { Kind: "activity", Text: "hallo" });
            Assert.Equal(posted.Id, echo.Id);
            Assert.Equal("client-hallo", echo.ClientActivityId);
            Assert.Equal("dl_anna", echo.From);
            Assert.Equal("bot", reply.From);
            Assert.True(seen.IndexOf(echo) < seen.IndexOf(reply));

            await node.StandardInput.WriteLineAsync("cut");
            porch.House.PushText(token.ConversationId, "while away");
            await UntilAsync(step => step.Text == "while away");
            await node.StandardInput.WriteLineAsync("again");
            await UntilAsync(step => step.Text == "You said: again");
            Assert.DoesNotContain(seen, step => step.Kind == "error");
            Assert.Equal(5, seen.Count(step => step.Kind == "activity"));
            await node.StandardInput.WriteLineAsync("end");

            async Task<Step> UntilAsync(Func<Step, bool> wanted)
            {
                try
                {
                    while (await node.StandardOutput.ReadLineAsync(patience.Token) is { } line)
                    {
                        seen.Add(JsonSerializer.Deserialize<Step>(line, ActivityJson.Options)!);
                        if (wanted(seen[^1]))
                        {
                            return seen[^1];
                        }
                    }
                }
                catch (OperationCanceledException)
                {
                    node.Kill();
                }

                throw new InvalidOperationException($"The client is stuck or gone after {string.Join(' ', seen)} {await node.StandardError.ReadToEndAsync()}");
            }
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }
    }

    private sealed record Step(
        [property: System.Text.Json.Serialization.JsonPropertyName("step")] string Kind, int? Status, string? Text, string? Id, string? From, string? ClientActivityId);
}
