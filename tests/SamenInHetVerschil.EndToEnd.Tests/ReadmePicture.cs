using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>The picture in the README, made from the real page so that it never shows what is not there.</summary>
[Collection(nameof(Chromium))]
public sealed class ReadmePicture(Chromium chromium)
{
    /// <summary>Set to 1 to write the committed picture instead of one in artifacts/.</summary>
    private const string Commit = "COMMIT_README_PICTURE";

    private const int MostBytes = 200 * 1024;

    [SkippableFact]
    public async Task The_picture_shows_a_question_its_answer_and_a_sign_up()
    {
        Chromium.SkipWithout();
        await using var chat = await ChatPage.OpenAsync(await chromium.VisitAsync(900, 1060), chromium.Bot.Address);
        await Expect(await chat.AskAsync("Wat is een brugfiguur?")).ToContainTextAsync("brugfiguur");
        await Expect(await chat.AskAsync("Schrijf me in voor workshop 2")).ToContainTextAsync("Zal ik je inschrijven");
        await Expect(chat.Page.Locator(".typing")).ToHaveCountAsync(0);
        await chat.Page.EvaluateAsync("document.querySelector('#scroller').scrollTop = 1e6");

        var path = Environment.GetEnvironmentVariable(Commit) == "1"
            ? Path.Combine(Places.Root, "src", "screenshot.png")
            : Path.Combine(Places.Artifacts, "screenshot.png");
        var picture = await chat.Page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 10_000, MostBytes);
        Assert.Empty(chat.Complaints);
    }
}
