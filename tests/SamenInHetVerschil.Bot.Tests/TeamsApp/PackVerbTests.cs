using SamenInHetVerschil.Operations;

namespace SamenInHetVerschil.TeamsApp;

/// <summary><c>pack manifest</c>, as somebody at a command line runs it.</summary>
public sealed class PackVerbTests : IDisposable
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("Bot:AppId", Packages.Bot), ("Organisation:Name", "Een organisatie"), ("Organisation:Website", "https://www.example.org"),
        ("Attendance:PublicAddress", "https://bot.example.org"), ("TeamsApp:Version", "1.2.3"),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("pack-").FullName;

    [Fact]
    public async Task It_writes_the_package_once_and_replaces_it_only_when_told_to()
    {
        var file = Path.Combine(folder, "app.zip");
        var run = await RunAsync(Settings, "pack", "manifest", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Err));
        Assert.StartsWith(file + ": ", run.Out, StringComparison.Ordinal);
        Assert.Equal(Packages.Zip(), await File.ReadAllBytesAsync(file));

        await File.WriteAllTextAsync(file, "mine");
        (await RunAsync(Settings, "pack", "manifest", file)).AssertRefused("is there already. Nothing was packed; --overwrite replaces it");
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
        Assert.Equal(0, (await RunAsync(Settings, "pack", "manifest", file, "--overwrite")).ExitCode);
        Assert.Equal(Packages.Zip(), await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Without_settings_it_names_all_that_is_missing_and_writes_nothing()
    {
        var file = Path.Combine(folder, "app.zip");
        (await RunAsync([], "pack", "manifest", file)).AssertRefused(
            "Bot:AppId is not set", "Organisation:Name is not set", "Organisation:Website is not set", "Attendance:PublicAddress is not set", "Nothing was packed.");
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_faulty_version_or_website_is_named_by_check_too() =>
        (await RunAsync([("TeamsApp:Version", "1.0"), ("TeamsApp:Id", "x"), ("Organisation:Website", "www.example.org")], "check"))
            .AssertRefused("TeamsApp:Version is '1.0'", "TeamsApp:Id is 'x'", "Organisation:Website is 'www.example.org'");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<ProgramRun> RunAsync((string Name, string Value)[] settings, params string[] args) => ProgramRun.RunAsync(Path.Combine(folder, "data"), settings, args);
}
