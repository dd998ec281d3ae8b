namespace SamenInHetVerschil.Understanding;

/// <summary>Words and phrases that point to a kind of wish: evidence for the decision, no more.</summary>
internal static class Signals
{
    private static readonly Phrases<string> Known = new(WordLists.Lists("signals")
        .SelectMany(list => list.Value.Select(phrase => (Phrases<string>.Words(phrase), list.Key))));

    private static readonly HashSet<string> Yes = [.. WordLists.Lists("signals")["yes"].Where(word => !word.Contains(' ', StringComparison.Ordinal))];

    /// <summary>Whether a word by itself says yes.</summary>
    public static bool IsYes(string word) => Yes.Contains(word);

    /// <summary>Names of the signals, each once, with the number of phrases that gave it.</summary>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<string> words) =>
        Known.In(words).GroupBy(hit => hit.Meaning, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
