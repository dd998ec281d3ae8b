namespace SamenInHetVerschil.Announcements;

/// <summary>How far an announcement is.</summary>
internal enum AnnouncementState
{
    /// <summary>Being written; nobody has it.</summary>
    Draft,

    /// <summary>Will start by itself at its moment.</summary>
    Scheduled,

    /// <summary>On its way to people.</summary>
    Sending,

    /// <summary>Halted on the way; who has it has it, who has not, waits.</summary>
    Stopped,

    /// <summary>Nobody waits for it any more.</summary>
    Sent,

    /// <summary>Taken back where that was possible.</summary>
    Withdrawn,

    /// <summary>A draft that was thrown away.</summary>
    Discarded,
}

/// <summary>What can happen to an announcement; written in the log in small letters.</summary>
internal enum AnnouncementEvent
{
    Scheduled,

    /// <summary>Back to a draft: it will not start by itself.</summary>
    Unscheduled,
    Started,
    Stopped,
    Resumed,

    /// <summary>Everybody in the audience was served, one way or the other.</summary>
    Finished,

    /// <summary>Once more to those who did not get it.</summary>
    Resent,

    /// <summary>New words in the place of the old ones.</summary>
    Corrected,
    Withdrawn,
    Discarded,
}

/// <summary>The table of moves.</summary>
internal static class AnnouncementMoves
{
    /// <summary>The only way an announcement changes. Null means: not allowed here.</summary>
    public static AnnouncementState? Next(AnnouncementState now, AnnouncementEvent happened) => (now, happened) switch
    {
        (AnnouncementState.Draft or AnnouncementState.Scheduled, AnnouncementEvent.Scheduled) => AnnouncementState.Scheduled,
        (AnnouncementState.Scheduled, AnnouncementEvent.Unscheduled) => AnnouncementState.Draft,
        (AnnouncementState.Draft or AnnouncementState.Scheduled, AnnouncementEvent.Started) => AnnouncementState.Sending,
        (AnnouncementState.Draft or AnnouncementState.Scheduled, AnnouncementEvent.Discarded) => AnnouncementState.Discarded,
        (AnnouncementState.Sending, AnnouncementEvent.Stopped) => AnnouncementState.Stopped,
        (AnnouncementState.Stopped, AnnouncementEvent.Resumed) => AnnouncementState.Sending,
        (AnnouncementState.Sending, AnnouncementEvent.Finished) => AnnouncementState.Sent,
        (AnnouncementState.Sent, AnnouncementEvent.Resent) => AnnouncementState.Sending,
        (AnnouncementState.Sending or AnnouncementState.Stopped or AnnouncementState.Sent, AnnouncementEvent.Corrected) => now,
        (AnnouncementState.Sending or AnnouncementState.Stopped or AnnouncementState.Sent, AnnouncementEvent.Withdrawn) => AnnouncementState.Withdrawn,
        _ => null,
    };
}
