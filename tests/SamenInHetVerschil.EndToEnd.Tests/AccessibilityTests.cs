using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>What axe says of the page with everything that it can show on it.</summary>
[Collection(nameof(Chromium))]
public sealed class AccessibilityTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light, 900)]
    [InlineData(ColorScheme.Dark, 900)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Axe_finds_nothing(ColorScheme colours, int width)
    {
        Chromium.SkipWithout();
        await using var chat = await ChatPage.OpenAsync(await chromium.VisitAsync(width, 900, colours), chromium.Bot.Address);
        await chat.AskAsync("Welke workshops zijn er?");
        await chat.AskAsync("Waarover gaat workshop 3?");
        await chat.AskAsync("Wat kost de dag?");
        await chat.AskAsync("schrijf me in voor workshop 1");
        await chat.AskAsync("schrijf me in voor workshop 2");
        await ChatPage.ButtonIn(chat.NewestAnswer, "Ja, schrijf me in").ClickAsync();
        var found = await chat.Page.RunAxe();
        await chat.Page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, $"{colours}-{width}.png".ToLowerInvariant()) });
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(node => "    " + node.Html)))));
        Assert.Empty(chat.Complaints);
    }
}
