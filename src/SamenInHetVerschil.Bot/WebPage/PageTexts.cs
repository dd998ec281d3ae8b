using System.Globalization;
using System.Resources;

namespace SamenInHetVerschil.WebPage;

/// <summary>The words of the page itself, in the three languages of the house. What the bot says is not among them.</summary>
internal static class PageTexts
{
    private static readonly ResourceManager Resources = new("SamenInHetVerschil.WebPage.PageTexts", typeof(PageTexts).Assembly);

    /// <summary>Languages of the page as two-letter codes; the first one is the neutral one.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["nl", "en", "fr"];

    /// <summary>All texts by key. A language that the page does not know gives the neutral one.</summary>
    public static SortedDictionary<string, string> In(string? language)
    {
        var known = Languages.FirstOrDefault(one => string.Equals(one, language, StringComparison.OrdinalIgnoreCase)) ?? Languages[0];
        var culture = CultureInfo.GetCultureInfo(known);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Resources.GetResourceSet(CultureInfo.InvariantCulture, true, false)!)
        {
            var key = (string)entry.Key;
            texts[key] = Resources.GetString(key, culture) ?? "";
        }

        return texts;
    }
}
