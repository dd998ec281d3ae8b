using System.Text.Json;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.Cards;

/// <summary>
/// What a button says when it is clicked: a verb, and whatever that verb needs. Read back from any client, so every field may be missing or foreign.
/// </summary>
internal sealed record ButtonData(string Do, string? Id = null, IReadOnlyList<int>? Workshops = null, string? Say = null)
{
    public JsonObject ToJson()
    {
        var data = new JsonObject { ["do"] = Do };
        if (Id is not null)
        {
            data["id"] = Id;
        }

        if (Workshops is not null)
        {
            data["workshops"] = new JsonArray([.. Workshops.Select(number => JsonValue.Create(number))]);
        }

        if (Say is not null)
        {
            data["say"] = Say;
        }

        return data;
    }

    /// <summary>Null when the value is no button of ours.</summary>
    public static ButtonData? Read(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } data || Text(data, "do") is not { Length: > 0 and <= 40 } verb)
        {
            return null;
        }

        var workshops = data.TryGetProperty("workshops", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= 100
            ? list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) ? number : 0).ToList()
            : null;
        return new ButtonData(verb, Text(data, "id"), workshops, Text(data, "say"));
    }

    /// <summary>What the person filled in on the card, or null.</summary>
    public static string? Input(JsonElement? value, string id) =>
        value is { ValueKind: JsonValueKind.Object } data ? Text(data, id) : null;

    /// <summary>The same for a field in which somebody writes at length: as much as a message may hold.</summary>
    public static string? Typed(JsonElement? value, string id) =>
        value is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(id, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;

    private static string? Text(JsonElement data, string name) => Typed(data, name) is { Length: <= 2000 } text ? text : null;
}
