using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SamenInHetVerschil.TeamsApp;

/// <summary>
/// The limits of Teams that somebody who changes texts or settings can break (json-schemas, teams/v1.25). Everything else in the manifest is fixed in the
/// repository, where a test holds it against Microsoft's own schema.
/// </summary>
internal static partial class ManifestRules
{
    private const string Default = "the default language";

    /// <summary>Longest text by its path, positions in lists left out. The keys of a language file are such paths too.</summary>
    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal)
    {
        ["name.short"] = 30,
        ["name.full"] = 100,
        ["description.short"] = 80,
        ["description.full"] = 4000,
        ["developer.name"] = 32,
        ["bots[].commandLists[].commands[].title"] = 128,
        ["bots[].commandLists[].commands[].description"] = 4000,
        ["composeExtensions[].commands[].title"] = 32,
        ["composeExtensions[].commands[].description"] = 128,
        ["composeExtensions[].commands[].parameters[].title"] = 32,
        ["composeExtensions[].commands[].parameters[].description"] = 128,
        ["staticTabs[].name"] = 128,
    };

    /// <summary>Most entries by the path of the list.</summary>
    private static readonly Dictionary<string, int> Most = new(StringComparer.Ordinal)
    {
        ["bots"] = 1,
        ["bots[].commandLists"] = 3,
        ["bots[].commandLists[].commands"] = 12,
        ["composeExtensions"] = 1,
        ["composeExtensions[].commands"] = 10,
        ["composeExtensions[].commands[].parameters"] = 5,
        ["staticTabs"] = 16,
        ["validDomains"] = 16,
    };

    /// <summary>Every breach in words, with its file and path.</summary>
    /// <param name="documents">The manifest and its language files, by file name, with the settings filled in.</param>
    public static IEnumerable<string> Breaches(IReadOnlyDictionary<string, JsonObject> documents)
    {
        var manifest = documents[AppPackage.Manifest];
        var texts = Leaves(manifest, "").ToDictionary(leaf => leaf.Path, leaf => leaf.Text, StringComparer.Ordinal);
        foreach (var breach in texts.SelectMany(text => OfText(AppPackage.Manifest, text.Key, text.Value)).Concat(OfLists(manifest, "")))
        {
            yield return breach;
        }

        var translated = texts.Keys.Where(path => Longest.ContainsKey(WithoutPositions(path)) && path != "developer.name").ToList();
        foreach (var (file, language) in documents.Where(document => document.Key != AppPackage.Manifest))
        {
            var own = Leaves(language, null).Where(leaf => leaf.Path != "$schema").ToDictionary(leaf => leaf.Path, leaf => leaf.Text, StringComparer.Ordinal);
            foreach (var breach in own.SelectMany(text => OfText(file, text.Key, text.Value))
                .Concat(translated.Except(own.Keys).Select(path => $"manifest/{file} says nothing for '{path}': people would read {Default}."))
                .Concat(own.Keys.Except(translated).Select(path => $"manifest/{file}: '{path}' is no text of {AppPackage.Manifest}.")))
            {
                yield return breach;
            }
        }
    }

    private static IEnumerable<string> OfText(string file, string path, string text)
    {
        if (Gap().Match(text) is { Success: true } gap)
        {
            yield return $"manifest/{file}: '{path}' holds {gap.Value}, which is no setting that this program fills in.";
        }

        if (!Longest.TryGetValue(WithoutPositions(path), out var most))
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            yield return $"manifest/{file}: '{path}' is empty.";
        }
        else if (text.Length > most)
        {
            yield return $"manifest/{file}: '{path}' has {text.Length} characters; Teams takes {most}.";
        }
    }

    private static IEnumerable<string> OfLists(JsonNode? node, string path) => node switch
    {
        JsonObject some => some.SelectMany(field => OfLists(field.Value, path.Length == 0 ? field.Key : $"{path}.{field.Key}")),
        JsonArray list => list.SelectMany((one, at) => OfLists(one, $"{path}[{at}]")).Concat(
            Most.TryGetValue(WithoutPositions(path), out var most) && list.Count > most
                ? [$"manifest/{AppPackage.Manifest}: '{path}' has {list.Count} entries; Teams takes {most}."] : []),
        _ => [],
    };

    /// <summary>Every text with its path. In a language file the names are paths already (<paramref name="path"/> null).</summary>
    private static IEnumerable<(string Path, string Text)> Leaves(JsonNode? node, string? path) => node switch
    {
        JsonObject some => some.SelectMany(field => Leaves(field.Value, string.IsNullOrEmpty(path) ? field.Key : $"{path}.{field.Key}")),
        JsonArray list => list.SelectMany((one, at) => Leaves(one, $"{path}[{at}]")),
        JsonValue leaf when leaf.TryGetValue<string>(out var text) => [(path ?? "", text)],
        _ => [],
    };

    private static string WithoutPositions(string path) => Position().Replace(path, "[]");

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Position();

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
