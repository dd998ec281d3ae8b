using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace SamenInHetVerschil.Language;

/// <summary>
/// The sentences of one room, one member each, in the resource files with the name of the class beside it. The language is passed in:
/// nothing here depends on the thread.
/// </summary>
internal abstract class Texts(string language)
{
    private static readonly ConcurrentDictionary<Type, ResourceManager> Resources = new();

    private readonly CultureInfo culture = Languages.Culture(language);

    /// <summary>Two-letter code.</summary>
    public string Language { get; } = language;

    /// <summary>The sentence whose key is the member's name.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such sentence: a test compares members and resources.</exception>
    protected string Say([CallerMemberName] string key = "") => Find(GetType(), key);

    /// <summary>The same with <c>{0}</c>, <c>{1}</c>… filled in.</summary>
    protected string Fill(object?[] values, [CallerMemberName] string key = "") => string.Format(culture, Say(key), values);

    /// <summary>"a", "a en b", "a, b en c" in the language of the texts.</summary>
    protected string Enumerate(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : string.Format(culture, Find(typeof(Texts), "And"), string.Join(", ", items.Take(items.Count - 1)), items[^1]);

    private string Find(Type type, string key) =>
        Resources.GetOrAdd(type, one => new ResourceManager(one)).GetString(key, culture)
        ?? throw new MissingManifestResourceException($"{type.Name} has no sentence '{key}'.");
}
