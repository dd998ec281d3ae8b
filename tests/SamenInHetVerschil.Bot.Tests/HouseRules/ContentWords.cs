using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.HouseRules;

/// <summary>
/// The words by which one knows the shipped event: those of its titles, its aliases and the terms it defines. Code is written in English, so of the
/// English names only whole phrases count, and of the Dutch and French ones every word.
/// </summary>
internal static partial class ContentWords
{
    private const int ShortestWord = 4;

    /// <summary>Words and phrases that the content shares with every program or with every event.</summary>
    private static readonly HashSet<string> General =
    [
        // English words that are also Dutch or French ones.
        "absolute", "base", "cause", "continue", "danger", "extra", "figures", "final", "plan", "problem", "service", "trouble", "zero",
        // What programs do all day.
        "check", "connect",
        // Every event with seats has one.
        "waiting list", "waiting lists",
        // What every event is made of.
        "workshop", "workshops", "school", "place", "places",
    ];

    public static IReadOnlySet<string> Of(EventContent content)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in content.Workshops.SelectMany(workshop => workshop.Texts.Values))
        {
            foreach (var name in Names(text))
            {
                var parts = Words(name);
                words.UnionWith(Abbreviation().Matches(name).Select(match => Fold(match.Value)));
                if (parts.Count > 1)
                {
                    words.Add(string.Join(' ', parts));
                }

                if (text.Language != "en")
                {
                    words.UnionWith(parts.Where(word => word.Length >= ShortestWord && !LanguageVote.IsFunctionWord(word)));
                }
            }
        }

        words.ExceptWith(General);
        return words;
    }

    /// <summary>"file: word" for each word of the content in the files. Names in camel case are taken apart.</summary>
    public static IEnumerable<string> In(IEnumerable<SourceFile> files, IReadOnlySet<string> words)
    {
        var longest = words.Max(word => word.Count(sign => sign == ' ') + 1);
        foreach (var file in files)
        {
            var text = Words(file.Text);
            var found = Enumerable.Range(0, text.Count)
                .SelectMany(at => Enumerable.Range(1, Math.Min(longest, text.Count - at)).Select(length => string.Join(' ', text.Skip(at).Take(length))))
                .Where(words.Contains).Distinct(StringComparer.Ordinal);
            foreach (var word in found)
            {
                yield return $"{file.Path}: {word}";
            }
        }
    }

    private static IEnumerable<string> Names(WorkshopText text) => text.Aliases.Append(text.Title).Append(text.Short)
        .Concat(text.Passages.SelectMany(passage => passage.Answers)
            .Where(answer => answer.Attribute is AnswerAttribute.Definition or AnswerAttribute.StandsFor).SelectMany(answer => answer.Of));

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => Fold(match.Value))];

    private static string Fold(string word) =>
        string.Concat(word.Normalize(NormalizationForm.FormD).Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b\p{Lu}{3,}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Abbreviation();
}
