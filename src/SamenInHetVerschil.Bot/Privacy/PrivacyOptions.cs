using System.ComponentModel.DataAnnotations;

namespace SamenInHetVerschil.Privacy;

/// <summary>Section <c>Privacy</c>: how long people are remembered.</summary>
internal sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>Days after the day of the event; counts only when that day is set.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; set; } = 30;

    /// <summary>Days since somebody was last here; counts when the day of the event is not set, and for who comes back after it.</summary>
    [Range(1, 3650)]
    public int IdleDays { get; set; } = 365;
}
