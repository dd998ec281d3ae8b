using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>Microsoft's Web Chat as everybody gets it, on a page of another origin, against our Direct Line.</summary>
[Collection(nameof(Chromium))]
public sealed class StockWebChatTests(Chromium chromium)
{
    private static readonly string Clients = Path.Combine(Places.Tests, "Clients");
    private static readonly string Script = Path.Combine(Clients, "node_modules", "botframework-webchat", "dist", "webchat.js");

    [SkippableFact]
    public async Task Asking_and_signing_up_by_buttons_and_by_words_works_in_Web_Chat_too()
    {
        Chromium.SkipWithout();
        Skip.IfNot(File.Exists(Script), "Web Chat is not installed: npm ci --ignore-scripts --prefix tests/SamenInHetVerschil.EndToEnd.Tests/Clients");
        await using var elsewhere = await ServeAsync();
        await using var context = await chromium.VisitAsync(700);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        var token = await TokenAsync();
        await page.GotoAsync($"{elsewhere.Urls.First()}/#token={Uri.EscapeDataString(token)}&domain={Uri.EscapeDataString(chromium.Bot.Address + "v3/directline")}");
        var cards = page.Locator(".ac-adaptiveCard");
        await Expect(cards).ToHaveCountAsync(1, new() { Timeout = 20_000 });

        await SayAsync("Waarover gaat workshop 3?");
        await Expect(cards).ToHaveCountAsync(2);
        await Expect(cards.Last).ToContainTextAsync("Workshop 3");
        await Expect(page.GetByText("Wordt verzonden")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Verzenden mislukt")).ToHaveCountAsync(0);

        await PressAsync("Schrijf me in voor 3");
        await Expect(cards).ToHaveCountAsync(3);
        await cards.Last.GetByRole(AriaRole.Textbox).First.FillAsync("Lotte");
        await PressAsync("Ja, schrijf me in");
        await Expect(cards).ToHaveCountAsync(4);
        await Expect(cards.Last).ToContainTextAsync("Je bent ingeschreven voor workshop 3");
        await Expect(cards.Nth(2)).ToContainTextAsync("Je hebt dit bevestigd");
        await Expect(cards.Nth(2).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await SayAsync("schrijf me in voor workshop 5");
        await Expect(cards).ToHaveCountAsync(5);
        await SayAsync("ja");
        await Expect(cards).ToHaveCountAsync(6);
        await Expect(cards.Last).ToContainTextAsync("Je bent ingeschreven voor workshop 5");
        Assert.Empty(complaints);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, "web-chat.png") });

        async Task SayAsync(string text)
        {
            var box = page.Locator("[data-testid='send box text area'], .webchat__send-box-text-box__input").First;
            await box.FillAsync(text);
            await box.PressAsync("Enter");
        }

        Task PressAsync(string title) => cards.Last.GetByRole(AriaRole.Button, new() { Name = title }).ClickAsync();
    }

    private async Task<string> TokenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v3/directline/tokens/generate")
        {
            Content = JsonContent.Create(new { user = new { id = "dl_stock" } }),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", BotProcess.Secret) },
        };
        using var answer = await chromium.Bot.Http.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["token"]!.GetValue<string>();
    }

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet("/", () => Results.File(Path.Combine(Clients, "index.html"), "text/html"));
        site.MapGet("/webchat.js", () => Results.File(Script, "text/javascript"));
        await site.StartAsync();
        return site;
    }
}
