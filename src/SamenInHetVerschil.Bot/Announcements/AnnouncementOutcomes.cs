using System.Globalization;

namespace SamenInHetVerschil.Announcements;

/// <summary>An announcement as somebody saw it.</summary>
internal sealed record AnnouncementVersion(string Id, int Version)
{
    public override string ToString() => $"{Id}:{Version.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Null when it is none of ours.</summary>
    public static AnnouncementVersion? Read(string? text) =>
        text?.Split(':') is [var id, var version] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new AnnouncementVersion(id, number) : null;
}

/// <summary>What would happen if a draft were sent now.</summary>
/// <param name="ByDoor">People by the channel they are reached on.</param>
/// <param name="WithoutDoor">People who are meant but cannot be reached.</param>
internal sealed record Preview(Announcement Draft, IReadOnlyDictionary<string, int> ByDoor, int WithoutDoor)
{
    public int Reached => ByDoor.Values.Sum();
}

/// <summary>What became of a draft or a change.</summary>
internal abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    internal sealed record Drafted(Preview Preview) : DraftOutcome;

    /// <summary>The words of what was sent already are new.</summary>
    internal sealed record Corrected(Announcement Announcement) : DraftOutcome;

    internal sealed record Faulty(IReadOnlyList<AnnouncementFault> Faults) : DraftOutcome;

    /// <summary>It changed, or left, since it was seen.</summary>
    internal sealed record Gone(Announcement? Now) : DraftOutcome;

    internal sealed record NotAllowed : DraftOutcome;
}

/// <summary>What became of the wish to send or plan.</summary>
internal abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    internal sealed record Started(Announcement Announcement, int People) : StartOutcome;

    /// <param name="Due">UTC.</param>
    internal sealed record Planned(Announcement Announcement, DateTimeOffset Due) : StartOutcome;

    /// <summary>So many people that the number must be typed.</summary>
    /// <param name="Typed">What was typed, when it was not that number.</param>
    internal sealed record NumberNeeded(Announcement Announcement, int People, int? Typed) : StartOutcome;

    /// <param name="At">When the same went to the same people, UTC.</param>
    internal sealed record SameJustNow(Announcement Announcement, DateTimeOffset At) : StartOutcome;

    internal sealed record Nobody(Announcement Announcement) : StartOutcome;

    /// <param name="Due">UTC.</param>
    internal sealed record Past(DateTimeOffset Due) : StartOutcome;

    /// <summary>It changed, or left, since it was seen.</summary>
    internal sealed record Gone(Announcement? Now) : StartOutcome;

    internal sealed record NotAllowed : StartOutcome;
}
