using System.Text.Json;
using System.Text.Json.Nodes;
using SamenInHetVerschil.ActivityProtocol;

namespace SamenInHetVerschil.Conversations;

/// <summary>
/// Cards as channels that we call take them: a button that settles something waits for its answer, so that the card can become its result in place. Clients
/// that do not know that kind of button get the plain one (adaptivecards.io, "Universal Action Model").
/// </summary>
internal static class UniversalActions
{
    /// <summary>Name of the invoke that such a button sends.</summary>
    public const string Invoke = "adaptiveCard/action";

    /// <summary>Name that the house gives to the same invoke when no person clicked: the card is on somebody's screen, and they see how it stands now.</summary>
    public const string Refresh = "adaptiveCard/action automatic";

    public static bool IsAutomatic(JsonElement? value) => value.Text("trigger") == "automatic";

    /// <summary>Data of the button that was clicked; null when the invoke holds none.</summary>
    public static JsonElement? DataOf(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } invoke
        && invoke.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
        && action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data
            : null;

    /// <summary>The body of an answer that puts a card in the place of the one that was clicked.</summary>
    public static JsonElement CardAnswer(JsonElement card) => Answer("application/vnd.microsoft.card.adaptive", card);

    /// <summary>The body of an answer in words; the clicked card stays.</summary>
    public static JsonElement WordsAnswer(string words) => Answer("application/vnd.microsoft.activity.message", words);

    /// <summary>The body of an answer to an invoke that is not one.</summary>
    public static JsonElement Malformed(string what) =>
        JsonSerializer.SerializeToElement(new { statusCode = 400, type = "application/vnd.microsoft.error", value = new { code = "BadRequest", message = what } });

    /// <summary>The card with every button that settles something, known by the id in its data, made one that waits for its answer.</summary>
    public static JsonElement Wait(JsonElement card)
    {
        var copy = JsonNode.Parse(card.GetRawText())!;
        Change(copy);
        return JsonSerializer.SerializeToElement(copy);
    }

    private static JsonElement Answer(string type, object value) => JsonSerializer.SerializeToElement(new { statusCode = 200, type, value });

    private static void Change(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Change(item);
                }

                break;
            case JsonObject button when button["type"]?.ToString() == "Action.Submit" && button["data"] is JsonObject data && data["id"] is not null:
                button["fallback"] = button.DeepClone();
                button["type"] = "Action.Execute";
                button["verb"] = data["do"]?.DeepClone();
                break;
            case JsonObject holder:
                foreach (var (_, field) in holder.ToList())
                {
                    Change(field);
                }

                break;
        }
    }
}
