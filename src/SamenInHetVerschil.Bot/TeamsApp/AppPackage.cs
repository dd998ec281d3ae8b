using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.TeamsApp;

/// <summary>What of the settings goes into the package.</summary>
/// <param name="Bot">Application id of the bot.</param>
/// <param name="Id">Id of the app in Teams; null: that of the bot.</param>
/// <param name="Version">Three numbers.</param>
/// <param name="Organisation">Who answers for the bot.</param>
/// <param name="Website">Of that organisation.</param>
/// <param name="Address">Where people reach this program.</param>
/// <param name="Event">Name of the event, from the content.</param>
internal sealed record PackageValues(string? Bot, string? Id, string Version, string? Organisation, string? Website, string? Address, string Event);

/// <summary>What became of the package.</summary>
internal abstract record PackageOutcome
{
    private PackageOutcome()
    {
    }

    /// <summary>The zip file, the same bytes each time for the same settings and the same folder.</summary>
    internal sealed record Packed(byte[] Zip) : PackageOutcome;

    /// <summary>Teams would refuse it; what is wrong and what to set.</summary>
    internal sealed record Faulty(IReadOnlyList<string> Faults) : PackageOutcome;
}

/// <summary>The app package for Teams: the folder <c>manifest/</c> with the settings filled in, as one zip (MicrosoftDocs/msteams-docs, apps-package).</summary>
internal static class AppPackage
{
    public const string Manifest = "manifest.json";

    private static readonly string[] Icons = ["color.png", "outline.png"];

    // The earliest moment that a zip can hold: the time of packing says nothing and would make every zip another one.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The folder that is shipped with the program; an organiser may change its texts.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "manifest");

    public static PackageOutcome Build(string folder, PackageValues values)
    {
        var faults = PackageSettings.FaultsIn(values).ToList();
        var documents = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var file in new[] { Manifest, "en.json", "fr.json" })
        {
            if (Read(Path.Combine(folder, file), faults) is { } document)
            {
                documents[file] = document;
            }
        }

        faults.AddRange(Icons.Where(icon => !File.Exists(Path.Combine(folder, icon))).Select(icon => $"manifest/{icon} is missing."));
        if (faults.Count > 0)
        {
            return new PackageOutcome.Faulty(faults);
        }

        var fillings = PackageSettings.Fillings(values);
        foreach (var document in documents.Values)
        {
            Fill(document, fillings);
        }

        faults.AddRange(ManifestRules.Breaches(documents));
        return faults.Count > 0 ? new PackageOutcome.Faulty(faults) : new PackageOutcome.Packed(Zip(folder, documents));
    }

    private static JsonObject? Read(string path, List<string> faults)
    {
        var name = "manifest/" + Path.GetFileName(path);
        try
        {
            if (JsonNode.Parse(File.ReadAllText(path)) is JsonObject document)
            {
                return document;
            }

            faults.Add($"{name} is no JSON object.");
        }
        catch (JsonException fault)
        {
            faults.Add($"{name}:{fault.LineNumber + 1}: this is no JSON.");
        }
        catch (IOException)
        {
            faults.Add($"{name} is missing.");
        }

        return null;
    }

    private static void Fill(JsonNode node, IReadOnlyDictionary<string, string> fillings)
    {
        switch (node)
        {
            case JsonObject some:
                foreach (var (name, value) in some.ToList())
                {
                    Fill(value, filled => some[name] = filled, fillings);
                }

                break;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++)
                {
                    Fill(list[at], filled => list[at] = filled, fillings);
                }

                break;
        }
    }

    private static void Fill(JsonNode? value, Action<JsonNode> replace, IReadOnlyDictionary<string, string> fillings)
    {
        if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text))
        {
            replace(fillings.Aggregate(text, (filled, one) => filled.Replace("{{" + one.Key + "}}", one.Value, StringComparison.Ordinal)));
        }
        else if (value is not null)
        {
            Fill(value, fillings);
        }
    }

    private static byte[] Zip(string folder, SortedDictionary<string, JsonObject> documents)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, document) in documents)
            {
                Add(zip, name, Encoding.UTF8.GetBytes(document.ToJsonString(Readable) + "\n"));
            }

            foreach (var icon in Icons)
            {
                Add(zip, icon, File.ReadAllBytes(Path.Combine(folder, icon)));
            }
        }

        return target.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        // Not compressed: what a compressor makes of it changes with its version, and the whole is some 20 KB.
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Always;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
