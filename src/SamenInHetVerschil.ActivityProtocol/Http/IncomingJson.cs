using System.Text.Json;

namespace SamenInHetVerschil.ActivityProtocol.Http;

/// <summary>Reads what strangers send, so that nothing behind it can stumble: no null where a value is promised, no broken text.</summary>
internal static class IncomingJson
{
    private static readonly JsonSerializerOptions Strict = new(ActivityJson.Options) { RespectNullableAnnotations = true };

    /// <summary>Null, with a reason for the sender, when the text is not what it should be.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> utf8, out string reason)
        where T : class
    {
        try
        {
            if (HoldsBrokenText(utf8.Span))
            {
                reason = "A text in the JSON holds half a character.";
                return null;
            }

            var read = JsonSerializer.Deserialize<T>(utf8.Span, Strict);
            reason = read is null ? "The JSON is null." : "";
            return read;
        }
        catch (JsonException broken)
        {
            reason = broken.Path is { Length: > 1 } path ? $"The JSON cannot be read at {path}." : "The JSON cannot be read.";
            return null;
        }
    }

    /// <summary>An activity without empty places in its lists.</summary>
    public static Activity? ReadActivity(ReadOnlyMemory<byte> utf8, out string reason)
    {
        if (Read<Activity>(utf8, out reason) is not { } activity)
        {
            return null;
        }

        return activity with
        {
            Attachments = WithoutNulls(activity.Attachments),
            MembersAdded = WithoutNulls(activity.MembersAdded),
            MembersRemoved = WithoutNulls(activity.MembersRemoved),
            SuggestedActions = null,
        };
    }

    private static T[]? WithoutNulls<T>(IReadOnlyList<T>? list)
        where T : class => list is null ? null : [.. list.Where(item => item is not null)];

    /// <summary>
    /// A lone surrogate (<c>"\ud800"</c>) is legal to the parser but throws later, when somebody asks a <see cref="JsonElement"/> for its text.
    /// </summary>
    private static bool HoldsBrokenText(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }

        return false;
    }
}
