using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>The organiser's page in a real browser, as on a phone at the door.</summary>
[Collection(nameof(Chromium))]
public sealed class CheckInPageTests(Chromium chromium)
{
    private const string Organiser = "dl_door-organiser";

    [SkippableFact]
    public async Task A_code_typed_on_a_phone_lets_somebody_in_once_and_can_be_taken_back()
    {
        Chromium.SkipWithout();
        await using var bot = await BotProcess.StartAsync(("Organisers:0", "directline:" + Organiser));
        var sam = await WebPerson.MeetAsync(bot, "door-sam", "Sam Peeters");
        await sam.PressAsync(Button("signup", 3));
        await sam.SayAsync("ja");
        var code = Find(await sam.RepliesAsync(await sam.PressAsync(Button("door-code"))), @"Code: (?<found>[A-Z0-9]{4}-[A-Z0-9]{4})");
        var boss = await WebPerson.MeetAsync(bot, Organiser["dl_".Length..], "An");
        var address = Find(await boss.RepliesAsync(await boss.PressAsync(Button("door-page"))), "\"(?<found>http[^\"]*/attendance/check-in#[0-9a-f]+)\"");

        await using var context = await chromium.VisitAsync(390, 780);
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))");
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(address);
        var said = page.GetByRole(AriaRole.Status);
        await page.GetByLabel("Deur van").SelectOptionAsync("3");
        await Expect(page.Locator("#count")).ToHaveTextAsync("Binnen: 0 / 1");

        await TypeAsync(code);
        await Expect(said).ToHaveTextAsync("Sam Peeters is binnen in workshop 3.");
        await Expect(page.Locator("#count")).ToHaveTextAsync("Binnen: 1 / 1");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, "check-in.png"), FullPage = true });
        await TypeAsync(code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        await Expect(said).ToContainTextAsync("was al binnen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken" }).ClickAsync();
        await Expect(said).ToContainTextAsync("ongedaan gemaakt");
        await Expect(page.Locator("#count")).ToHaveTextAsync("Binnen: 0 / 1");
        await page.GetByLabel("Deur van").SelectOptionAsync("5");
        await TypeAsync(code);
        await Expect(said).ToHaveTextAsync("Sam Peeters is niet ingeschreven voor workshop 5. Wel ingeschreven voor: 3.");
        await TypeAsync("2222-2222");
        await Expect(said).ToContainTextAsync("Deze code ken ik niet.");

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));
        Assert.Empty(complaints);

        async Task TypeAsync(string typed)
        {
            await page.GetByRole(AriaRole.Textbox, new() { Name = "Code" }).FillAsync(typed);
            await page.GetByRole(AriaRole.Button, new() { Name = "Inchecken", Exact = true }).ClickAsync();
        }
    }

    [SkippableFact]
    public async Task A_link_that_is_over_says_so_and_shows_nothing()
    {
        Chromium.SkipWithout();
        await using var context = await chromium.VisitAsync(390, 780);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(chromium.Bot.Address, "attendance/check-in#" + new string('a', 48)).ToString());
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Deze link werkt niet meer.");
        await Expect(page.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task The_code_in_front_of_the_camera_lets_somebody_in_where_the_browser_can_scan()
    {
        Chromium.SkipWithout();
        await using var bot = await BotProcess.StartAsync(("Organisers:0", "directline:" + Organiser));
        var sam = await WebPerson.MeetAsync(bot, "door-sam", "Sam Peeters");
        await sam.PressAsync(Button("signup", 3));
        await sam.SayAsync("ja");
        var code = Find(await sam.RepliesAsync(await sam.PressAsync(Button("door-code"))), @"Code: (?<found>[A-Z0-9]{4}-[A-Z0-9]{4})");
        var boss = await WebPerson.MeetAsync(bot, Organiser["dl_".Length..], "An");
        var address = Find(await boss.RepliesAsync(await boss.PressAsync(Button("door-page"))), "\"(?<found>http[^\"]*/attendance/check-in#[0-9a-f]+)\"");

        await using var context = await chromium.VisitAsync(390, 780);
        // Chromium on Linux has no detector, and this machine no camera: both are played; what the page does with them is real.
        await context.AddInitScriptAsync($$"""
            window.BarcodeDetector = class {
              static async getSupportedFormats() { return ["qr_code"]; }
              async detect() { return [{ rawValue: "{{code}}" }]; }
            };
            Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: async () => document.createElement("canvas").captureStream() } });
            HTMLMediaElement.prototype.play = async () => {};
            """);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.GetByLabel("Deur van").SelectOptionAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Scan met de camera" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Sam Peeters is binnen in workshop 3.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop de camera" }).ClickAsync();
        await Expect(page.Locator("video")).ToBeHiddenAsync();
        await Expect(page.Locator("#count")).ToHaveTextAsync("Binnen: 1 / 1");
    }

    private static JsonObject Button(string verb, params int[] workshops) =>
        new() { ["data"] = new JsonObject { ["do"] = verb, ["workshops"] = new JsonArray([.. workshops.Select(number => JsonValue.Create(number))]) } };

    private static string Find(IReadOnlyList<JsonNode> replies, string pattern)
    {
        var json = string.Join('\n', replies.Select(reply => reply.ToJsonString()));
        var found = System.Text.RegularExpressions.Regex.Match(json, pattern, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(found.Success, json);
        return found.Groups["found"].Value;
    }
}
