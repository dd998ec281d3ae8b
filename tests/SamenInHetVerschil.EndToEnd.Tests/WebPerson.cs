using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>Somebody in a web conversation, over Direct Line as any client speaks it.</summary>
public sealed class WebPerson
{
    private const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    private BotProcess bot;
    private readonly string token;
    private readonly string language;
    private int posts;

    private WebPerson(BotProcess bot, string id, string token, string conversation, string language)
    {
        this.bot = bot;
        this.token = token;
        this.language = language;
        Id = id;
        Conversation = conversation;
    }

    public string Id { get; }

    public string Conversation { get; }

    /// <summary>The Direct Line token of this conversation.</summary>
    public string Token => token;

    /// <param name="name">Null: the bot does not know it, and asks before the first sign-up.</param>
    public static async Task<WebPerson> MeetAsync(BotProcess bot, string id, string? name = null, string language = "nl")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v3/directline/tokens/generate")
        {
            Content = JsonContent.Create(new { user = new { id = "dl_" + id, name } }),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", BotProcess.Secret) },
        };
        var generated = await SendAsync(bot, request);
        var person = new WebPerson(bot, "dl_" + id, generated["token"]!.GetValue<string>(), generated["conversationId"]!.GetValue<string>(), language);
        await person.CallAsync(HttpMethod.Post, "conversations", new JsonObject { ["locale"] = language });
        return person;
    }

    /// <summary>From now on a load balancer leads this person to another instance.</summary>
    public void IsLedTo(BotProcess other) => bot = other;

    /// <summary>Types a text. The answer is the id of what was posted; the replies stand in the conversation then.</summary>
    public Task<string> SayAsync(string text, string? clientId = null) =>
        PostAsync(new JsonObject { ["type"] = "message", ["text"] = text, ["textFormat"] = "plain" }, clientId);

    /// <summary>Presses a button: what it holds, and what was filled in beside it.</summary>
    public Task<string> PressAsync(JsonNode button, string? clientId = null, params (string Id, string Value)[] inputs)
    {
        var value = button["data"]!.DeepClone().AsObject();
        foreach (var (id, filled) in inputs)
        {
            value[id] = filled;
        }

        return PostAsync(new JsonObject { ["type"] = "message", ["value"] = value, ["channelData"] = new JsonObject { ["postBack"] = true } }, clientId);
    }

    /// <summary>Everything in the conversation, in order, each in its newest version.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync()
    {
        var all = new List<JsonNode>();
        for (var watermark = ""; ;)
        {
            var set = await CallAsync(HttpMethod.Get, $"conversations/{Conversation}/activities?watermark={watermark}", null);
            var page = set["activities"]!.AsArray();
            if (page.Count == 0)
            {
                return all;
            }

            all.AddRange(page.Select(activity => activity!));
            watermark = set["watermark"]!.GetValue<string>();
        }
    }

    /// <summary>Types a text and gives back what was answered to it.</summary>
    public async Task<IReadOnlyList<JsonNode>> AskAsync(string text) => await RepliesAsync(await SayAsync(text));

    /// <summary>What was answered to the activity with this id.</summary>
    public async Task<IReadOnlyList<JsonNode>> RepliesAsync(string id) =>
        [.. (await ReadAsync()).Where(activity => activity["replyToId"]?.GetValue<string>() == id)];

    /// <summary>The card of an activity; fails when there is none.</summary>
    public static JsonNode CardOf(JsonNode activity) =>
        (activity["attachments"]?.AsArray() ?? []).FirstOrDefault(attachment => attachment!["contentType"]!.GetValue<string>() == AdaptiveCard)?["content"]
        ?? throw new InvalidOperationException("No card in " + activity.ToJsonString());

    /// <summary>The buttons of a card, those in its body included.</summary>
    public static IReadOnlyList<JsonNode> ButtonsOf(JsonNode card) =>
    [
        .. (card["body"]?.AsArray() ?? []).Where(element => element!["type"]!.GetValue<string>() == "ActionSet").SelectMany(set => set!["actions"]!.AsArray()).Select(button => button!),
        .. (card["actions"]?.AsArray() ?? []).Select(button => button!),
    ];

    /// <summary>The first button of the newest card that does this.</summary>
    public static JsonNode Button(JsonNode card, string verb) =>
        ButtonsOf(card).FirstOrDefault(button => button["data"]?["do"]?.GetValue<string>() == verb)
        ?? throw new InvalidOperationException($"No button {verb} on {card.ToJsonString()}");

    private async Task<string> PostAsync(JsonObject activity, string? clientId)
    {
        activity["from"] = new JsonObject { ["id"] = Id };
        activity["locale"] = language;
        var channelData = activity["channelData"] as JsonObject ?? [];
        channelData["clientActivityID"] = clientId ?? $"{Id}-{Interlocked.Increment(ref posts)}";
        activity["channelData"] = channelData;
        return (await CallAsync(HttpMethod.Post, $"conversations/{Conversation}/activities", activity))["id"]!.GetValue<string>();
    }

    private async Task<JsonNode> CallAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, "v3/directline/" + path)
        {
            Content = body is null ? null : JsonContent.Create(body),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        return await SendAsync(bot, request);
    }

    private static async Task<JsonNode> SendAsync(BotProcess bot, HttpRequestMessage request)
    {
        using var answer = await bot.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonNode>(text)!
            : throw new InvalidOperationException($"{request.Method} {request.RequestUri}: {(int)answer.StatusCode} {text}\n{bot.Output}");
    }
}
