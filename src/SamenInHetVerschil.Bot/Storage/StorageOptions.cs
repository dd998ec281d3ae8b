using System.ComponentModel.DataAnnotations;

namespace SamenInHetVerschil.Storage;

/// <summary>Section <c>Storage</c>: where everything that must not be lost is kept.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Folder of the database; relative to the program's content root. Made at start when it is not there.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>Most turns that share one durable commit, 1–1024. More gives a busy bot more turns a second, never less safety.</summary>
    [Range(1, 1024)]
    public int TurnsPerCommit { get; set; } = 64;
}
