using System.ComponentModel.DataAnnotations;

namespace SamenInHetVerschil.HandOvers;

/// <summary>Section <c>HandOver</c>: a colleague takes somebody's place.</summary>
internal sealed class HandOverOptions
{
    public const string Section = "HandOver";

    /// <summary>Hours that a code can be used.</summary>
    [Range(1, 720)]
    public int Hours { get; set; } = 48;
}
