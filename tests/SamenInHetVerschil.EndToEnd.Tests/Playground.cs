using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>
/// Microsoft's Agents Playground: a client like Teams that needs no tenant. It speaks to the bot without a token, so the bot must run in Development.
/// Pre-release terms: it is fetched for the tests and never part of the product.
/// </summary>
internal sealed class Playground : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly string Program = Path.Combine(Places.Tests, "Clients", "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    private readonly ConcurrentQueue<string> output = new();
    private readonly Process process;

    private Playground(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Its page.</summary>
    public Uri Address { get; }

    /// <summary>Skips the test, with what to do about it, where it is not installed.</summary>
    public static void SkipWithout() =>
        Skip.IfNot(File.Exists(Program), "The Agents Playground is not installed: npm ci --ignore-scripts --prefix tests/SamenInHetVerschil.EndToEnd.Tests/Clients");

    public static async Task<Playground> StartAsync(BotProcess bot)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Program, "start", "-e", new Uri(bot.Address, "api/messages").ToString(), "-c", "msteams", "-p", port.ToString(CultureInfo.InvariantCulture), "--disable-telemetry",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var playground = new Playground(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}/"));
        playground.Listen();
        await playground.WaitAsync();
        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task WaitAsync()
    {
        using var http = new HttpClient();
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(Address);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            Assert.False(process.HasExited || TimeProvider.System.GetElapsedTime(began) > Patience, "The Playground did not start:\n" + string.Join('\n', output));
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
