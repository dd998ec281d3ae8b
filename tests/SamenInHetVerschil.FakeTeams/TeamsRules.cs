using System.Text.Json;

namespace SamenInHetVerschil.Faking;

/// <summary>
/// What is wrong with something that the bot sends: the schema of the Connector (microsoft/botframework-sdk, "botframework-channel.json"), what bots must not
/// send (microsoft/Agents, "protocol-activity.md") and what Teams refuses or silently ignores.
/// </summary>
internal static class TeamsRules
{
    /// <summary>Of a message, in UTF-16 (learn.microsoft.com, "Format your bot messages").</summary>
    private const int MostBytes = 100 * 1024;

    private static readonly string[] Types = ["message", "typing", "endOfConversation"];
    private static readonly string[] Formats = ["plain", "markdown", "xml"];
    private static readonly string[] Elements =
        ["TextBlock", "RichTextBlock", "Image", "ImageSet", "FactSet", "Container", "ColumnSet", "Column", "ActionSet", "Table", "Input.Text", "Input.ChoiceSet", "Input.Toggle", "Input.Number", "Input.Date", "Input.Time"];

    private static readonly string[] Actions = ["Action.Submit", "Action.Execute", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility"];

    public static bool IsTooBig(string body) => body.Length * sizeof(char) > MostBytes;

    public static IEnumerable<string> OfActivity(JsonElement activity, TeamsVerb verb, string? conversationId, string? target, string bot)
    {
        if (activity.ValueKind != JsonValueKind.Object)
        {
            return ["an activity is an object"];
        }

        var type = Text(activity, "type");
        var text = Text(activity, "text");
        var attachments = List(activity, "attachments");
        return
        [
            .. Nulls(activity, "activity"),
            .. If(!Types.Contains(type), $"type is '{type}'"),
            .. new[] { "id", "timestamp", "serviceUrl" }.Where(name => activity.TryGetProperty(name, out _)).Select(name => $"{name} is the channel's to give"),
            .. If(type == "message" && string.IsNullOrEmpty(text) && attachments.Count == 0, "a message needs a text or an attachment"),
            .. If(Text(activity, "textFormat") is { } format && !Formats.Contains(format), "textFormat is not known"),
            .. If(conversationId is not null && Text(activity, "conversation", "id") is { } inBody && inBody != conversationId, "conversation.id is another one than in the address"),
            .. If(Text(activity, "from", "id") is { } from && from != bot, "from is not the bot"),
            .. If(activity.TryGetProperty("recipient", out _) && string.IsNullOrEmpty(Text(activity, "recipient", "id")), "recipient has no id"),
            .. If(verb == TeamsVerb.Reply && Text(activity, "replyToId") is { } replyTo && replyTo != target, "replyToId is another one than in the address"),
            .. If(activity.TryGetProperty("channelData", out var data) && data.ValueKind != JsonValueKind.Object, "channelData is an object"),
            .. List(activity, "entities").SelectMany(entity => OfMention(entity, text ?? "")),
            .. attachments.SelectMany(OfAttachment),
            .. activity.TryGetProperty("suggestedActions", out var suggested) ? OfSuggested(suggested) : [],
        ];
    }

    /// <summary>The body of "create conversation", as far as Teams takes it: one person of the tenant, or a thread in a channel.</summary>
    public static IEnumerable<string> OfNewConversation(JsonElement body, string bot)
    {
        var isGroup = body.TryGetProperty("isGroup", out var group) && group.ValueKind == JsonValueKind.True;
        var members = List(body, "members");
        return
        [
            .. Nulls(body, "body"),
            .. If(string.IsNullOrEmpty(Text(body, "tenantId") ?? Text(body, "channelData", "tenant", "id")), "the tenant is missing"),
            .. If(Text(body, "bot", "id") is { } id && id != bot, "bot is not the bot"),
            .. If(!isGroup && !(members is [var one] && Text(one, "id") is { } mri && mri.StartsWith("29:", StringComparison.Ordinal)), "a chat has exactly one member, by its 29: id"),
            .. If(isGroup && Text(body, "channelData", "channel", "id") is null, "a group chat cannot be made; a thread needs channelData.channel.id"),
            .. If(isGroup && !body.TryGetProperty("activity", out _), "a thread needs its first activity"),
            .. body.TryGetProperty("activity", out var activity) ? OfActivity(activity, TeamsVerb.CreateConversation, null, null, bot) : [],
        ];
    }

    public static string? Text(JsonElement? holder, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            holder = holder is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var inner) ? inner : null;
        }

        return holder is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }

    private static IEnumerable<string> OfMention(JsonElement entity, string text)
    {
        if (Text(entity, "type") is not { } type)
        {
            return ["an entity needs a type"];
        }

        return type != "mention" ? [] :
        [
            .. If(string.IsNullOrEmpty(Text(entity, "mentioned", "id")), "a mention needs mentioned.id"),
            .. If(Text(entity, "text") is not { Length: > 0 } mention || !text.Contains(mention, StringComparison.Ordinal), "the text of a mention must stand in the text"),
        ];
    }

    private static IEnumerable<string> OfAttachment(JsonElement attachment)
    {
        var contentType = Text(attachment, "contentType");
        if (contentType != "application/vnd.microsoft.card.adaptive")
        {
            return If(string.IsNullOrEmpty(contentType), "an attachment needs a contentType");
        }

        if (!attachment.TryGetProperty("content", out var card) || card.ValueKind != JsonValueKind.Object)
        {
            return ["a card is an object"];
        }

        return
        [
            .. If(Text(card, "type") != "AdaptiveCard", "a card's type is AdaptiveCard"),
            .. If(Text(card, "version") is not ("1.0" or "1.1" or "1.2" or "1.3" or "1.4" or "1.5"), "a card for Teams has a version up to 1.5"),
            .. If(List(card, "body").Count == 0, "a card needs a body"),
            .. If(List(card, "actions").Count > 6, "a card has at most six buttons"),
            .. List(card, "body").SelectMany(OfElement),
            .. List(card, "actions").SelectMany(OfAction),
            .. card.TryGetProperty("msteams", out var teams) ? List(teams, "entities").SelectMany(entity => OfMention(entity, card.GetRawText())) : [],
        ];
    }

    private static IEnumerable<string> OfElement(JsonElement element) =>
    [
        .. If(!Elements.Contains(Text(element, "type")), $"Teams knows no element '{Text(element, "type")}'"),
        .. If(Text(element, "type") == "Image" && !IsPicture(Text(element, "url")), "a picture needs an https address"),
        .. List(element, "items").Concat(List(element, "columns")).SelectMany(OfElement),
        .. List(element, "actions").SelectMany(OfAction),
    ];

    private static IEnumerable<string> OfAction(JsonElement action) =>
    [
        .. If(!Actions.Contains(Text(action, "type")), $"Teams knows no action '{Text(action, "type")}'"),
        .. If(string.IsNullOrEmpty(Text(action, "title")), "a button needs a title"),
        .. If(Text(action, "type") == "Action.OpenUrl" && string.IsNullOrEmpty(Text(action, "url")), "a link needs an address"),
    ];

    private static IEnumerable<string> OfSuggested(JsonElement suggested) =>
    [
        .. If(!suggested.TryGetProperty("to", out _) || !suggested.TryGetProperty("actions", out _), "suggestedActions need to and actions"),
        .. List(suggested, "actions").Where(action => string.IsNullOrEmpty(Text(action, "type")) || string.IsNullOrEmpty(Text(action, "title"))).Select(_ => "a suggested action needs a type and a title"),
    ];

    // Pictures of this machine stand at http; elsewhere only https is shown.
    private static bool IsPicture(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "data" || uri.IsLoopback);

    private static IEnumerable<string> Nulls(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Null => [$"{path} is null; what is absent is left out"],
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Nulls(item, $"{path}[{index}]")),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Nulls(field.Value, $"{path}.{field.Name}")),
        _ => [],
    };

    private static IReadOnlyList<JsonElement> List(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static IEnumerable<string> If(bool wrong, string complaint) => wrong ? [complaint] : [];
}
