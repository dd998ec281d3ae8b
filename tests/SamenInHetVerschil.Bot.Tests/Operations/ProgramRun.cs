using System.Diagnostics;

namespace SamenInHetVerschil.Operations;

/// <summary>The built program, started as somebody at a command line starts it.</summary>
internal sealed record ProgramRun(int ExitCode, string Out, string Err)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="data">Data folder.</param>
    /// <param name="settings">More settings, by their full name.</param>
    public static async Task<ProgramRun> RunAsync(string data, (string Name, string Value)[] settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "SamenInHetVerschil.Bot.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (name, value) in settings.Prepend(("Storage:Folder", data)))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var program = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = program.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = program.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await program.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            program.Kill(entireProcessTree: true);
            throw;
        }

        return new ProgramRun(program.ExitCode, await output, await errors);
    }

    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>It said no, and why, and nothing of its inner life.</summary>
    public void AssertRefused(params string[] reasons)
    {
        Assert.True(ExitCode == 1, $"{ExitCode}: {Err}");
        Assert.All(reasons, reason => Assert.Contains(reason, Err, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Err, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", Err, StringComparison.Ordinal);
    }
}
