using System.Text.Json;

namespace SamenInHetVerschil.ActivityProtocol;

/// <summary>Fields of JSON that comes from outside, where each may be missing or of another type.</summary>
public static class JsonFields
{
    /// <summary>The text in this field; null when the holder is no object, or the field is absent or no text.</summary>
    public static string? Text(this JsonElement? holder, string name) =>
        holder is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;

    /// <inheritdoc cref="Text(JsonElement?, string)"/>
    public static string? Text(this JsonElement holder, string name) => Text((JsonElement?)holder, name);
}
