using System.ComponentModel.DataAnnotations;

namespace SamenInHetVerschil.Content;

/// <summary>Section <c>Content</c>: which event this program serves.</summary>
internal sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>Folder with <c>event.yaml</c> and <c>workshops/</c>; relative to the program's own folder.</summary>
    [Required]
    public string Folder { get; set; } = "content";

    /// <summary>Whether a changed file is read again while the program runs.</summary>
    public bool Reload { get; set; } = true;
}
