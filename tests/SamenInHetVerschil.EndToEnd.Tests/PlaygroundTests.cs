using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>The bot in Microsoft's own client for Teams, through its real page.</summary>
[Collection(nameof(Chromium))]
public sealed class PlaygroundTests(Chromium chromium)
{
    [SkippableFact]
    public async Task Somebody_who_installs_the_app_is_greeted_once_asks_and_signs_up()
    {
        Chromium.SkipWithout();
        Playground.SkipWithout();
        await using var bot = await BotProcess.StartAsync();
        await using var playground = await Playground.StartAsync(bot);
        await using var context = await chromium.VisitAsync(1800);
        var page = await context.NewPageAsync();
        await page.GotoAsync(playground.Address.ToString());
        var cards = page.Locator(".ac-adaptiveCard");
        await Expect(cards).ToHaveCountAsync(1);

        await SayAsync(page, "Waarover gaat workshop 3?");
        await Expect(cards).ToHaveCountAsync(2);
        await Expect(cards.Last).ToContainTextAsync("Workshop 3");

        await SayAsync(page, "schrijf me in voor workshop 3");
        await page.Locator("button[title='Ja, schrijf me in']").ClickAsync();
        await Expect(cards.Filter(new() { HasText = "Je bent ingeschreven voor workshop 3" })).ToHaveCountAsync(1);
        await Expect(cards).ToHaveCountAsync(3); // the proposal has become its result
        await Expect(page.Locator("button[title='Ja, schrijf me in']")).ToHaveCountAsync(0);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, "playground.png") });
        Assert.Contains("Alex Wilber", await bot.VerbAsync("export", "registrations"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task In_a_group_the_bot_answers_whoever_mentions_it_and_nobody_else()
    {
        Chromium.SkipWithout();
        Playground.SkipWithout();
        await using var bot = await BotProcess.StartAsync();
        await using var playground = await Playground.StartAsync(bot);
        await using var context = await chromium.VisitAsync(1800);
        var page = await context.NewPageAsync();
        await page.GotoAsync(playground.Address.ToString());
        await page.Locator("button[aria-label='Group Chat']").ClickAsync();
        await SayAsync(page, "Waarover gaat workshop 3?");
        var box = page.Locator("[contenteditable=true]").First;
        await box.ClickAsync();
        await page.Keyboard.TypeAsync("@Te", new() { Delay = 200 });
        await page.GetByText("Megan Bowen").First.WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Waarover gaat workshop 5?");
        await page.Keyboard.PressAsync("Enter");
        var cards = page.Locator(".ac-adaptiveCard");
        await Expect(cards.Filter(new() { HasText = "Workshop 5" })).ToHaveCountAsync(1);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, "playground-group.png") });
        await Expect(cards.Filter(new() { HasText = "Workshop 3" })).ToHaveCountAsync(0);
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.Locator("[contenteditable=true]").First.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
