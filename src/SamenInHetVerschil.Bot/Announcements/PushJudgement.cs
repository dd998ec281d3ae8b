using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Announcements;

/// <summary>What the answer of a channel means for a delivery.</summary>
internal static class PushJudgement
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <param name="queuedSince">When the announcement started, UTC.</param>
    /// <param name="giveUpAfter">How long a message without connection is tried.</param>
    /// <param name="jitter">0–1, so that what was refused together does not come back together.</param>
    public static DeliveryMove Judge(
        DeliveryRow row, PushOutcome outcome, int version, DateTimeOffset queuedSince, TimeSpan giveUpAfter, double jitter, DateTimeOffset now)
    {
        var move = new DeliveryMove(row.AnnouncementId, row.PersonId, DeliveryState.Sending, DeliveryEvent.Accepted, now);
        return outcome switch
        {
            PushOutcome.Arrived accepted => move with { ActivityId = accepted.ActivityId, Version = version },
            PushOutcome.Later { RetryAfter: { } wait } => Later(move, wait + (FirstWait * jitter)),
            PushOutcome.Later => Later(move, Backoff(row.Attempts, jitter)),
            PushOutcome.NoConnection when now - queuedSince < giveUpAfter => Later(move, Backoff(row.Attempts, jitter)),
            PushOutcome.NoConnection => move with { Happened = DeliveryEvent.Refused, Reason = UndeliverableReason.NoConnection },
            PushOutcome.Refused refused => move with { Happened = DeliveryEvent.Refused, Reason = ReasonOf(refused) },
            _ => move with { Happened = DeliveryEvent.Doubted, Version = version },
        };
    }

    /// <summary>The codes of the Connector in people's words (learn.microsoft.com, "Status codes from bot conversational APIs").</summary>
    public static UndeliverableReason ReasonOf(PushOutcome.Refused refused) => (refused.Status, refused.Code) switch
    {
        (_, "ConversationBlockedByUser" or "MessageWritesBlocked") => UndeliverableReason.Blocked,
        (_, "BotDisabledByAdmin" or "NotEnoughPermissions") => UndeliverableReason.Policy,
        (_, "BotNotInConversationRoster" or "ForbiddenOperationException" or "ConversationNotFound") or (404, _) => UndeliverableReason.NotInstalled,
        (_, PushOutcome.NoAddress) => UndeliverableReason.NoAddress,
        (413, _) or (_, "MessageSizeTooBig") => UndeliverableReason.TooBig,
        _ => UndeliverableReason.Refused,
    };

    private static DeliveryMove Later(DeliveryMove move, TimeSpan wait) => move with { Happened = DeliveryEvent.Postponed, Due = move.At + wait };

    /// <summary>2 s, doubled with each try, at most a quarter of an hour, a fifth more or less.</summary>
    private static TimeSpan Backoff(int attempts, double jitter)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(attempts, 12));
        return (wait < LongestWait ? wait : LongestWait) * (0.8 + (0.4 * jitter));
    }
}
