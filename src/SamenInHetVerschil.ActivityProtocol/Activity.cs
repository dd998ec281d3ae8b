using System.Text.Json;
using System.Text.Json.Serialization;

namespace SamenInHetVerschil.ActivityProtocol;

/// <summary>
/// One activity of the Activity Protocol (microsoft/Agents, specs/activity/protocol-activity.md), flat: every kind of activity is
/// this one record, and <see cref="Type"/> tells which fields matter. Unknown fields of the sender are ignored (A2022);
/// absent fields are left out when we send, never written as null.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a type we do not know and must ignore (A2080). Compared ordinally.</summary>
    public string Type { get; init; } = "";

    /// <summary>Given by the channel; a bot does not send it (A2030). At most 1,000 characters are accepted.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel took it, UTC. Never used to refuse an activity (A2044).</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's local time with its offset.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>IANA name of the sender's time zone.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Where answers go. Sent by channels, never by bots (A2300).</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>For example <c>msteams</c>, <c>directline</c>, <c>webchat</c>, <c>emulator</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who sends.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Who should receive.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The activity this one answers, in the same conversation; on a click, the message that held the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>What is said.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; absent means plain.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What a screen reader or speaker says instead of <see cref="Text"/>.</summary>
    public string? Speak { get; init; }

    /// <summary>Shown in a notification when the activity holds a card only.</summary>
    public string? Summary { get; init; }

    /// <summary><c>acceptingInput</c>, <c>expectingInput</c> or <c>ignoringInput</c>.</summary>
    public string? InputHint { get; init; }

    /// <summary>BCP 47 tag of the language of the text, or of the person's client.</summary>
    public string? Locale { get; init; }

    /// <summary>Name of an invoke or event.</summary>
    public string? Name { get; init; }

    /// <summary><c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c> of an installationUpdate.</summary>
    public string? Action { get; init; }

    /// <summary><c>normal</c>, <c>notification</c> or <c>expectReplies</c>.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary><c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>The data of a clicked button, or of an invoke.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>What only this channel knows about.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Cards and files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Mentions, client info, and whatever else a channel adds.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Buttons beside the message that go away after a choice.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Who joined (conversationUpdate).</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who left (conversationUpdate).</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }
}

/// <summary>The types of activity this house knows (protocol-activity.md, "Activity types").</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string Invoke = "invoke";
    public const string Event = "event";
    public const string EndOfConversation = "endOfConversation";
}

/// <summary>A person or a bot on a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>Unique on the channel; opaque.</summary>
    public string Id { get; init; } = "";

    /// <summary>What people call it. A claim of the channel, never proof of identity.</summary>
    public string? Name { get; init; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; init; }

    /// <summary>Entra object id (Teams).</summary>
    public string? AadObjectId { get; init; }
}

/// <summary>A conversation on a channel.</summary>
public sealed record ConversationAccount
{
    /// <summary>Unique on the channel; opaque, may be longer than 255 characters.</summary>
    public string Id { get; init; } = "";

    /// <summary>Title of the chat, if any.</summary>
    public string? Name { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c> (Teams).</summary>
    public string? ConversationType { get; init; }

    /// <summary>True when more than two take part.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>Entra tenant (Teams).</summary>
    public string? TenantId { get; init; }
}

/// <summary>A card or a file.</summary>
public sealed record Attachment
{
    /// <summary>Content type of an Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>MIME type.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>The card itself, for cards.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>Where a file is.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>Name of a file.</summary>
    public string? Name { get; init; }
}

/// <summary>Buttons beside a message.</summary>
public sealed record SuggestedActions
{
    /// <summary>For whom; required by Microsoft's readers, empty means everyone.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    public IReadOnlyList<CardAction> Actions { get; init; } = [];
}

/// <summary>A button of <see cref="SuggestedActions"/>.</summary>
public sealed record CardAction
{
    /// <summary><c>imBack</c>: the value is typed for the person; <c>postBack</c>; <c>openUrl</c>.</summary>
    public string Type { get; init; } = "imBack";

    public string Title { get; init; } = "";

    public JsonElement? Value { get; init; }
}

/// <summary>How activities are read and written: camel case, absent instead of null.</summary>
public static class ActivityJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = 32,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
