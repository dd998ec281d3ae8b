using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>Every kind of card in every language: approved by a person as JSON, and looked at by the renderer that people have.</summary>
[Collection(nameof(Chromium))]
public sealed class CardTests(Chromium chromium)
{
    /// <summary>Set to 1 to approve whatever the bot sends now; then read the difference before it is committed.</summary>
    private const string ApproveAll = "APPROVE_CARDS";

    private const int MostBytes = 25 * 1024;
    private const int MostButtons = 6;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Approved(string language) => Path.Combine(Places.Tests, "Approved", language);

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_card_is_the_approved_one(string language)
    {
        var seen = await CardTour.WalkAsync(language);
        var folder = Directory.CreateDirectory(Approved(language)).FullName;
        var faults = new List<string>();
        foreach (var (name, card) in seen)
        {
            var text = card.ToJsonString(Readable) + "\n";
            var approved = Path.Combine(folder, name + ".json");
            var received = Path.Combine(folder, name + ".received.json");
            File.Delete(received);
            if (Environment.GetEnvironmentVariable(ApproveAll) == "1")
            {
                await File.WriteAllTextAsync(approved, text);
            }
            else if (!File.Exists(approved) || await File.ReadAllTextAsync(approved) != text)
            {
                await File.WriteAllTextAsync(received, text);
                faults.Add($"{received} {(File.Exists(approved) ? "differs from the approved card" : "was never approved")}");
            }
        }

        faults.AddRange(Names(language).Except(seen.Keys, StringComparer.Ordinal).Select(name => $"{name} is approved but was not seen"));
        Assert.True(faults.Count == 0, string.Join('\n', faults) + $"\nRead the cards; {ApproveAll}=1 approves them all.");
    }

    [Fact]
    public void Every_language_has_the_same_cards()
    {
        Assert.NotEmpty(Names("nl"));
        Assert.Equal(Names("nl"), Names("en"));
        Assert.Equal(Names("nl"), Names("fr"));
    }

    [Fact]
    public void Only_whoever_may_be_in_danger_gets_the_card_with_help_first()
    {
        static string Opening(JsonNode card) => card["body"]![0]!["text"]!.GetValue<string>();
        var help = All().Where(card => card.Name == "help-first").Select(card => Opening(card.Card)).ToList();
        Assert.Equal(["help-first"], All().Where(card => help.Contains(Opening(card.Card))).Select(card => card.Name).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void No_card_has_a_fault_that_renderers_and_schemas_let_through()
    {
        var faults = All().SelectMany(card => Faults(card.Card, card.Language).Select(fault => $"{card.Language}/{card.Name}: {fault}"));
        Assert.Empty(faults);
    }

    [SkippableFact]
    public async Task The_renderer_of_Microsoft_shows_every_card_without_a_complaint()
    {
        Chromium.SkipWithout();
        await using var context = await chromium.VisitAsync(360);
        var page = await context.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Places.Product, "WebPage", "node_modules", "adaptivecards", "dist", "adaptivecards.min.js") });
        var faults = new List<string>();
        foreach (var (language, name, card) in All())
        {
            var complaints = await page.EvaluateAsync<string[]>(
                """
                text => {
                  const json = JSON.parse(text), card = new AdaptiveCards.AdaptiveCard(), context = new AdaptiveCards.SerializationContext();
                  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text; result.didProcess = true; };
                  card.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 6 } });
                  card.parse(json, context);
                  const events = [...Array(context.eventCount).keys()].map(i => context.getEventAt(i)).concat(card.validateProperties().validationEvents);
                  // The renderer accepts and refuses the same right lang in turns: its pattern keeps its place between calls.
                  const complaints = events.filter(e => !/lang/i.test(e.message)).map(e => e.message);
                  const shown = card.render();
                  document.body.replaceChildren(shown);
                  for (const element of json.body) {
                    const text = element.type === "TextBlock" && element.text.replace(/\\(.)/g, "$1").split("\n")[0];
                    if (text && !shown.textContent.replace(/\\(.)/g, "$1").includes(text)) complaints.push("not shown: " + text);
                  }
                  const count = (json.actions ?? []).length + json.body.filter(e => e.type === "ActionSet").flatMap(e => e.actions).length;
                  if (shown.querySelectorAll("button").length !== count) complaints.push(`${count} buttons, ${shown.querySelectorAll("button").length} shown`);
                  return complaints;
                }
                """,
                card.ToJsonString());
            faults.AddRange(complaints.Select(complaint => $"{language}/{name}: {complaint}"));
        }

        Assert.Empty(faults);
    }

    private static IReadOnlyList<string> Names(string language) => Directory.Exists(Approved(language))
        ? [.. Directory.GetFiles(Approved(language), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.EndsWith(".received", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    private static IEnumerable<(string Language, string Name, JsonNode Card)> All() =>
        from language in (string[])["nl", "en", "fr"]
        from name in Names(language)
        select (language, name, JsonNode.Parse(File.ReadAllText(Path.Combine(Approved(language), name + ".json")))!);

    private static IEnumerable<string> Faults(JsonNode card, string language)
    {
        string Field(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";
        var nodes = Below(card).ToList();
        if (Field(card, "type") != "AdaptiveCard" || Field(card, "version") != "1.5" || Field(card, "lang") != language)
        {
            yield return "type, version or lang is not what it should be";
        }

        if (Field(card, "fallbackText").Length == 0 || Field(card, "speak").Length == 0)
        {
            yield return "nothing for those who cannot see it";
        }

        if (JsonSerializer.SerializeToUtf8Bytes(card).Length > MostBytes)
        {
            yield return "too big";
        }

        if (nodes.Any(node => node["actions"] is JsonArray { Count: > MostButtons }))
        {
            yield return "too many buttons in a row";
        }

        foreach (var node in nodes)
        {
            var type = Field(node, "type");
            if (type == "TextBlock" && (Field(node, "text").Length == 0 || node["wrap"]?.GetValue<bool>() != true))
            {
                yield return "a text that is empty or does not wrap";
            }

            if (type == "Image" && node["altText"] is null)
            {
                yield return "an image without words";
            }

            if (type.StartsWith("Input.", StringComparison.Ordinal) && (Field(node, "label").Length == 0 || Field(node, "id").Length == 0
                || (node["isRequired"]?.GetValue<bool>() == true && Field(node, "errorMessage").Length == 0)))
            {
                yield return "an input without label, id or error message";
            }

            if (type.StartsWith("Action.", StringComparison.Ordinal) && Field(node, "title").Length == 0 && node.GetPath() != "$.refresh.action")
            {
                yield return "a button without title";
            }

            if (type == "Action.Submit" && node["data"] is not JsonObject { Count: > 0 })
            {
                yield return "a button without data";
            }

            if (type is "Action.OpenUrl" && !(Uri.TryCreate(Field(node, "url"), UriKind.Absolute, out var url) && url.Scheme is "https" or "mailto" or "tel"))
            {
                yield return "a link to " + Field(node, "url");
            }
        }

        var text = card.ToJsonString();
        if (text.Contains("${", StringComparison.Ordinal) || text.Contains("{0}", StringComparison.Ordinal) || text.Contains("{1}", StringComparison.Ordinal))
        {
            yield return "a gap that was not filled in";
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) => node switch
    {
        JsonObject some => [some, .. some.SelectMany(field => Below(field.Value))],
        JsonArray list => list.SelectMany(Below),
        _ => [],
    };
}
