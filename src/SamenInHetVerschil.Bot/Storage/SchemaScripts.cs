using System.Reflection;
using DbUp.Builder;
using DbUp.Engine.Output;

namespace SamenInHetVerschil.Storage;

/// <summary>Brings a database to the shape that this program knows, by the numbered scripts of its engine. The caller sees to it that one process at a time does so.</summary>
internal static class SchemaScripts
{
    private static readonly Assembly Here = typeof(SchemaScripts).Assembly;

    /// <summary>Whether these are the scripts of the engine, all of them and no other.</summary>
    public static bool AreAllOf(string folder, IEnumerable<string> executed) => executed.ToHashSet(StringComparer.Ordinal).SetEquals(Here.GetManifestResourceNames().Where(name => IsOf(folder, name)));

    /// <param name="folder">Folder of the scripts under <c>Storage</c>.</param>
    /// <exception cref="InvalidOperationException">The database was written by a newer program, or a script failed.</exception>
    public static void Apply(UpgradeEngineBuilder database, string folder)
    {
        var engine = database
            .WithScriptsEmbeddedInAssembly(Here, name => IsOf(folder, name))
            .WithVariablesDisabled()
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

    private static bool IsOf(string folder, string name) => name.Contains($".Storage.{folder}.", StringComparison.Ordinal);
}
