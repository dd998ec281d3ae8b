using System.ComponentModel.DataAnnotations;

namespace SamenInHetVerschil.Storage;

/// <summary>Section <c>Storage</c>: where everything that must not be lost is kept.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";

    /// <summary>One file for one machine, or a server that several instances share.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Where the PostgreSQL server is and how to get in, as Npgsql writes it. Not used by SQLite.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of the SQLite file; relative to the program's content root. Made at start when it is not there.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>Most turns that share one durable commit of the SQLite file, 1–1024. More gives a busy bot more turns a second, never less safety.</summary>
    [Range(1, 1024)]
    public int TurnsPerCommit { get; set; } = 64;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StorageProvider.PostgreSql && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult("Storage:Provider is PostgreSql: Storage:ConnectionString must say where it is, such as \"Host=localhost;Database=samen;Username=samen;Password=...\".");
        }
    }
}

/// <summary>The engine of the database.</summary>
internal enum StorageProvider
{
    /// <summary>One file, one process.</summary>
    Sqlite,

    /// <summary>A server, any number of processes.</summary>
    PostgreSql,
}
