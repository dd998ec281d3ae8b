namespace SamenInHetVerschil.ActivityProtocol.Connector;

/// <summary>What became of something we sent. Only <see cref="Throttled"/> and <see cref="NotReachable"/> are safe to try again.</summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>The channel took it.</summary>
    /// <param name="Id">Id of the activity; null when the channel gave none (Teams, when it splits text and card).</param>
    public sealed record Accepted(string? Id) : SendOutcome;

    /// <summary>Not taken, try later: 429, or 412 when something else happens in the conversation.</summary>
    /// <param name="RetryAfter">How long the channel asked us to wait; null when it did not say.</param>
    public sealed record Throttled(TimeSpan? RetryAfter) : SendOutcome;

    /// <summary>Not taken, and will not be.</summary>
    /// <param name="Status">HTTP status; 0 when we refused it ourselves and sent nothing.</param>
    /// <param name="Code">The channel's code (<c>ConversationBlockedByUser</c>, …), or ours from <see cref="OwnCodes"/>; null when there was none.</param>
    public sealed record Refused(int Status, string? Code) : SendOutcome
    {
        /// <summary>
        /// Nothing will arrive in that conversation until somebody there does something: it was blocked, the app is not installed, or the tenant forbids it
        /// (learn.microsoft.com, "Status codes from bot conversational APIs").
        /// </summary>
        public bool IsForGood => Code is "ConversationBlockedByUser" or "MessageWritesBlocked" or "BotDisabledByAdmin" or "BotNotInConversationRoster"
            or "ForbiddenOperationException" or "ConversationNotFound";
    }

    /// <summary>It left, and no clear answer came back (none at all, or 5xx): it may stand in the conversation, so it must not be sent again by itself.</summary>
    /// <param name="Status">The 5xx, or null when there was no answer.</param>
    public sealed record Uncertain(int? Status) : SendOutcome;

    /// <summary>Nothing was sent: no connection.</summary>
    public sealed record NotReachable : SendOutcome;

    /// <summary>Codes of refusals with status 0.</summary>
    public static class OwnCodes
    {
        /// <summary>The service address is not one that may see our tokens.</summary>
        public const string ServiceNotAllowed = "ServiceNotAllowed";

        /// <summary>An id that no address can hold.</summary>
        public const string IdNotUsable = "IdNotUsable";

        /// <summary>The service wants a token and we have none.</summary>
        public const string NoToken = "NoToken";
    }
}
