namespace SamenInHetVerschil.Announcements;

/// <summary>What became of an announcement for one person.</summary>
internal enum DeliveryState
{
    /// <summary>Waits for its turn, or for a channel that asked for patience.</summary>
    Queued,

    /// <summary>Leaving at this moment.</summary>
    Sending,

    /// <summary>The channel took it.</summary>
    Delivered,

    /// <summary>It will not arrive; <see cref="UndeliverableReason"/> says why.</summary>
    Undeliverable,

    /// <summary>It left and no clear answer came back: it may have arrived. Never sent again by itself.</summary>
    Uncertain,
}

/// <summary>What can happen to a delivery.</summary>
internal enum DeliveryEvent
{
    Taken,
    Accepted,

    /// <summary>Not taken, and safe to try again: throttled, or no connection.</summary>
    Postponed,
    Refused,

    /// <summary>No clear answer, or the program died in the middle.</summary>
    Doubted,

    /// <summary>There is no way to this person, or the announcement was withdrawn before it left.</summary>
    Withheld,

    /// <summary>An organiser asked for it to be tried once more.</summary>
    Resent,
}

/// <summary>Why somebody did not get it, in the terms of <see cref="AnnouncementTexts"/>; stored in small letters.</summary>
internal enum UndeliverableReason
{
    /// <summary>Known, but without a conversation or an address.</summary>
    NoAddress,

    /// <summary>The person blocked the bot.</summary>
    Blocked,

    /// <summary>The app is not installed (any more) for this person.</summary>
    NotInstalled,

    /// <summary>The administrators of the school or organisation do not allow it.</summary>
    Policy,

    /// <summary>The channel finds it too big.</summary>
    TooBig,

    /// <summary>The channel refused it for another reason.</summary>
    Refused,

    /// <summary>No connection with the channel for too long.</summary>
    NoConnection,

    /// <summary>The announcement was withdrawn before it left.</summary>
    Withdrawn,
}

/// <summary>The table of moves of a delivery.</summary>
internal static class DeliveryMoves
{
    /// <summary>The only way a delivery changes. Null means: not allowed here.</summary>
    public static DeliveryState? Next(DeliveryState now, DeliveryEvent happened) => (now, happened) switch
    {
        (DeliveryState.Queued, DeliveryEvent.Taken) => DeliveryState.Sending,
        (DeliveryState.Sending, DeliveryEvent.Accepted) => DeliveryState.Delivered,
        (DeliveryState.Sending, DeliveryEvent.Postponed) => DeliveryState.Queued,
        (DeliveryState.Sending, DeliveryEvent.Refused) => DeliveryState.Undeliverable,
        (DeliveryState.Sending, DeliveryEvent.Doubted) => DeliveryState.Uncertain,
        (DeliveryState.Queued, DeliveryEvent.Withheld) => DeliveryState.Undeliverable,
        (DeliveryState.Undeliverable or DeliveryState.Uncertain, DeliveryEvent.Resent) => DeliveryState.Queued,
        _ => null,
    };
}
