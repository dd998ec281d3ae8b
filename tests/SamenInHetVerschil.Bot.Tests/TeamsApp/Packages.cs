using System.IO.Compression;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.TeamsApp;

/// <summary>Packages made in a test, and what is in them.</summary>
internal static class Packages
{
    public const string Bot = "11111111-2222-3333-4444-555555555555";

    public static PackageValues Values { get; } = new(
        Bot, null, "1.2.3", "Een organisatie", "https://www.example.org", "https://bot.example.org", "Samen in het verschil");

    public static byte[] Zip(PackageValues? values = null, string? folder = null) =>
        AppPackage.Build(folder ?? AppPackage.Folder, values ?? Values) switch
        {
            PackageOutcome.Packed packed => packed.Zip,
            PackageOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
            _ => throw new InvalidOperationException(),
        };

    public static IReadOnlyList<string> Faults(PackageValues values, string? folder = null) =>
        AppPackage.Build(folder ?? AppPackage.Folder, values) is PackageOutcome.Faulty faulty ? faulty.Faults : [];

    public static SortedDictionary<string, byte[]> Files(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }

    public static Dictionary<string, JsonObject> Documents(byte[] package) => Files(package)
        .Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal))
        .ToDictionary(file => file.Key, file => JsonNode.Parse(file.Value)!.AsObject(), StringComparer.Ordinal);
}
