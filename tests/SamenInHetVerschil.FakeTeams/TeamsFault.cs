namespace SamenInHetVerschil.Faking;

/// <summary>What a call meets instead of being taken and answered.</summary>
public abstract record TeamsFault
{
    private TeamsFault()
    {
    }

    // The refusals of learn.microsoft.com, "Status codes from bot conversational APIs".
    public static TeamsFault BlockedByUser { get; } = new Refused(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.");

    /// <summary>The same, as Teams says it when somebody blocked the bot in their list of chats: without an error object, the code inside a text.</summary>
    public static TeamsFault WritesBlocked { get; } = new Nested(403, 209, "MessageWritesBlocked", "Thread is blocked for message writes.");

    public static TeamsFault NotInRoster { get; } = new Refused(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static TeamsFault DisabledByAdmin { get; } = new Refused(403, "BotDisabledByAdmin", "The tenant admin disabled this bot.");

    public static TeamsFault NotInstalled { get; } = new Refused(403, "ForbiddenOperationException", "Bot is not installed in user's personal scope.");

    public static TeamsFault WrongHost { get; } = new Refused(403, "InvalidBotApiHost", "Invalid bot api host.");

    public static TeamsFault NotEnoughPermissions { get; } = new Refused(403, "NotEnoughPermissions", "Not enough permissions.");

    public static TeamsFault ConversationGone { get; } = new Refused(404, "ConversationNotFound", "Conversation not found.");

    public static TeamsFault ActivityGone { get; } = new Refused(404, "ActivityNotFoundInConversation", "Activity not found in conversation.");

    public static TeamsFault TooBig { get; } = new Refused(413, "MessageSizeTooBig", "Message size too large.");

    public static TeamsFault TokenRefused { get; } = new Refused(401, "Unauthorized", "Authorization has been denied for this request.");

    /// <summary>412: something else happens in the conversation.</summary>
    public static TeamsFault Busy { get; } = new Refused(412, "PreconditionFailed", "Precondition failed, please try again.");

    /// <summary>All that say "not to this person".</summary>
    public static IReadOnlyList<TeamsFault> Forbidden { get; } =
        [BlockedByUser, WritesBlocked, NotInRoster, DisabledByAdmin, NotInstalled, WrongHost, NotEnoughPermissions];

    /// <summary>429.</summary>
    /// <param name="RetryAfter">The header as it stands: seconds or a date; null leaves it out.</param>
    public sealed record Throttled(string? RetryAfter = null) : TeamsFault;

    /// <summary>Not taken, with the error object of the Connector.</summary>
    public sealed record Refused(int Status, string Code, string Message) : TeamsFault;

    /// <summary>Not taken, with the code in a text in the answer.</summary>
    public sealed record Nested(int Status, int ErrorCode, string Code, string Details) : TeamsFault;

    /// <summary>5xx.</summary>
    /// <param name="AfterTaking">It stands in the conversation all the same.</param>
    public sealed record Broken(bool AfterTaking, int Status = 502) : TeamsFault;

    /// <summary>The line goes away without an answer.</summary>
    /// <param name="AfterTaking">It stands in the conversation all the same.</param>
    public sealed record Cut(bool AfterTaking) : TeamsFault;

    /// <summary>It is taken, and the answer comes only when <paramref name="Until"/> is over.</summary>
    public sealed record Slow(Task Until) : TeamsFault;
}
