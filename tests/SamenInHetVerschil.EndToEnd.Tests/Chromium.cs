using Microsoft.Playwright;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>The tests that share <see cref="Chromium"/>.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;

/// <summary>One browser and one bot for all tests that look at a page; each test is a visitor of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private BotProcess? bot;

    /// <summary>The bot, with two seats in workshop 8.</summary>
    public BotProcess Bot => bot!;

    /// <summary>Skips the test, with what to do about it, where there is no Chromium.</summary>
    public static void SkipWithout() => Skip.IfNot(File.Exists(Path), "Chromium is not installed: apt-get install -y chromium");

    public async Task InitializeAsync()
    {
        if (!File.Exists(Path))
        {
            return;
        }

        // Slow machines are slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        bot = await BotProcess.StartAsync(("Registration:Workshops:8:Capacity", "2"));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }
    }

    /// <summary>A new visitor with an empty browser.</summary>
    public async Task<IBrowserContext> VisitAsync(int width = 900, int height = 900, ColorScheme colours = ColorScheme.Light) =>
        await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, ColorScheme = colours, Locale = "nl-BE", ReducedMotion = ReducedMotion.Reduce,
        });
}
