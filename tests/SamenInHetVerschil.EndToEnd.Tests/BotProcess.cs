using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>
/// The built program as a process of its own, on a free port and in a data folder of its own. It can be killed like a power cut does and
/// started again on what it left.
/// </summary>
public sealed class BotProcess : IAsyncDisposable
{
    /// <summary>Secret of the web channel, with which a test says who somebody is.</summary>
    public const string Secret = "only-for-the-tests-0123456789";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> output = new();
    private readonly IReadOnlyDictionary<string, string> settings;
    private Process? process;

    private BotProcess(IReadOnlyDictionary<string, string> settings)
    {
        this.settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        Folder = Directory.CreateTempSubdirectory("verschil-").FullName;
        Http = new HttpClient { BaseAddress = Address, Timeout = Patience };
    }

    public Uri Address { get; }

    /// <summary>The data folder; gone with the process at the end.</summary>
    public string Folder { get; }

    public HttpClient Http { get; }

    /// <summary>All that the program wrote, over all its lives.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Starts it with settings such as <c>Registration:Workshops:3:Capacity</c>, and waits until it says that it is ready.</summary>
    public static async Task<BotProcess> StartAsync(params (string Key, string Value)[] settings)
    {
        var bot = new BotProcess(settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal));
        await bot.StartAgainAsync();
        return bot;
    }

    /// <summary>Starts it on the same folder and port.</summary>
    public async Task StartAgainAsync()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Run([], line =>
        {
            output.Enqueue(line);
            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                started.TrySetResult();
            }
        });
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(started.Task, ended, Task.Delay(Patience)) != started.Task)
        {
            throw new InvalidOperationException("The program did not start:\n" + Output);
        }

        using var ready = await Http.GetAsync(new Uri("health/ready", UriKind.Relative));
        Assert.True(ready.IsSuccessStatusCode, "The program is not ready:\n" + Output);
    }

    /// <summary>SIGSTOP: it stands still in the middle of whatever it does, with its connections open.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT: it goes on as if no time had passed.</summary>
    public Task WakeAsync() => SignalAsync("CONT");

    /// <summary>SIGKILL: nothing is closed, flushed or said.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Runs a verb of the command line on the same data, and gives back what it wrote to standard output.</summary>
    public async Task<string> VerbAsync(params string[] arguments)
    {
        var written = new ConcurrentQueue<string>();
        using var verb = Run(arguments, written.Enqueue);
        await verb.WaitForExitAsync();
        Assert.True(verb.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {verb.ExitCode}: {string.Join('\n', written)}");
        return string.Join('\n', written);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        Http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Run(IReadOnlyList<string> arguments, Action<string> heard)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = Address.ToString(), ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Storage__Folder"] = Folder, ["WebChat__Secret"] = Secret,
            },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.ArgumentList.Add(Places.Bot);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var running = Process.Start(start)!;
        running.StandardInput.Close();
        running.OutputDataReceived += (_, line) => Hear(line.Data);
        running.ErrorDataReceived += (_, line) => Hear(line.Data);
        running.BeginOutputReadLine();
        running.BeginErrorReadLine();
        return running;

        void Hear(string? line)
        {
            if (line is not null)
            {
                heard(line);
            }
        }
    }
}
