using System.Text.Json;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>What of an activity may come in from a web client, and what may go out to it.</summary>
public static class DirectLineActivities
{
    /// <summary>The channel id of everything here.</summary>
    public const string ChannelId = "directline";

    private const int LongestClientActivityId = 100;

    /// <summary>
    /// The activity with only that part of its <c>channelData</c> that a client must see again in the echo. The rest must not return: a
    /// retried message brings its old <c>webchat:sequence-id</c> along, and would appear above later ones.
    /// </summary>
    public static Activity Echoable(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.ChannelData is not { ValueKind: JsonValueKind.Object } data)
        {
            return activity with { ChannelData = null };
        }

        var kept = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in data.EnumerateObject().Where(IsEchoed))
        {
            kept[field.Name] = field.Value;
        }

        return activity with { ChannelData = kept.Count == 0 ? null : JsonSerializer.SerializeToElement(kept, ActivityJson.Options) };
    }

    private static bool HasOwnId(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String;

    private static bool IsEchoed(JsonProperty field) => field.Name switch
    {
        "clientActivityID" => field.Value is { ValueKind: JsonValueKind.String } && field.Value.GetString() is { Length: > 0 and <= LongestClientActivityId },
        "postBack" => field.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "messageBack" => field.Value.ValueKind is JsonValueKind.Object,
        _ => false,
    };

    /// <summary>Messages and events are for the house; the protocol asks to ignore all else (A2080), and typing is never stored.</summary>
    internal static bool IsForTheHouse(Activity activity) => activity.Type is ActivityTypes.Message or ActivityTypes.Event;

    /// <summary>Anything else leaves an empty row in Web Chat, or is not understood by it.</summary>
    internal static bool IsForTheClient(Activity activity) => activity.Type is ActivityTypes.Message or ActivityTypes.Event;

    /// <summary>Keeps only what a client has a say in; who, where and when are ours to tell.</summary>
    internal static Activity Sanitise(Activity claimed, DirectLineUser user, string conversationId) => Echoable(new Activity
    {
        Type = claimed.Type,
        // Not the final id, which the house gives: only what makes a repeated post the same for a client without clientActivityID.
        Id = claimed.Id is { Length: > 0 and <= LongestClientActivityId } && !HasOwnId(claimed) ? claimed.Id : null,
        ChannelId = ChannelId,
        Conversation = new ConversationAccount { Id = conversationId },
        From = new ChannelAccount { Id = user.Id, Name = user.Name, Role = "user" },
        Text = claimed.Text,
        // What a person typed is shown as typed: no Markdown, no HTML.
        TextFormat = claimed.Text is null ? null : "plain",
        Locale = claimed.Locale,
        LocalTimestamp = claimed.LocalTimestamp,
        LocalTimezone = claimed.LocalTimezone,
        ReplyToId = claimed.ReplyToId,
        Name = claimed.Name,
        Value = claimed.Value,
        ChannelData = claimed.ChannelData,
        Entities = claimed.Entities,
        Attachments = claimed.Attachments is { Count: > 0 } files ? [.. files.Select(WithoutBytes)] : null,
    });

    /// <summary>A file inside its own address would be stored and echoed with the activity; its name and kind are enough to refuse it in words.</summary>
    private static Attachment WithoutBytes(Attachment file) =>
        file.ContentUrl?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == true ? file with { ContentUrl = null } : file;
}
