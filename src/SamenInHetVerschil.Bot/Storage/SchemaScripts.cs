using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace SamenInHetVerschil.Storage;

/// <summary>Brings the database to the shape this program knows, by the numbered scripts in <c>Storage/Sqlite</c>.</summary>
internal static class SchemaScripts
{
    private static readonly Assembly Here = typeof(SchemaScripts).Assembly;

    /// <exception cref="InvalidOperationException">The database was written by a newer program, or a script failed.</exception>
    public static void Apply(string connectionString)
    {
        // Two processes may start at once: the lock makes the second wait until the scripts of the first have run.
        using var gate = new SqliteConnection(connectionString);
        gate.Open();
        using var lockFile = ProcessLock(gate.DataSource + ".schema.lock");

        var engine = DeployChanges.To
            .SqliteDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Here, name => name.Contains(".Storage.Sqlite.", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();

        var known = Here.GetManifestResourceNames().ToHashSet(StringComparer.Ordinal);
        if (engine.GetExecutedScripts().FirstOrDefault(script => !known.Contains(script)) is { } newer)
        {
            throw new InvalidOperationException(
                $"The database knows the script '{newer}', this program does not: it was written by a newer version. Start that version, or restore a backup.");
        }

        var result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The database script '{result.ErrorScript?.Name}' failed.", result.Error);
        }
    }

    private static FileStream ProcessLock(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 300)
            {
                new ManualResetEventSlim().Wait(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
