using System.ComponentModel.DataAnnotations;

namespace SamenInHetVerschil.Announcements;

/// <summary>Section <c>Announcements</c>: how fast, and when the organiser is asked twice.</summary>
internal sealed class AnnouncementOptions
{
    public const string Section = "Announcements";

    /// <summary>Most messages a second to the people of one organisation in Teams, 1–50 (learn.microsoft.com, "Optimize your bot with rate limiting in Teams").</summary>
    [Range(1, 1000)]
    public int PerSecond { get; set; } = 50;

    /// <summary>Over this many people the organiser types the number before it leaves.</summary>
    [Range(1, 1_000_000)]
    public int AskNumberOver { get; set; } = 100;

    /// <summary>The same words to the same people within this many minutes: asked once more.</summary>
    [Range(0, 1440)]
    public int SameWithinMinutes { get; set; } = 10;

    /// <summary>Hours after which a message that found no connection is given up.</summary>
    [Range(1, 168)]
    public int GiveUpAfterHours { get; set; } = 24;
}
