namespace SamenInHetVerschil.Understanding;

/// <summary>What is said around a wish for a seat: conditions, company, direction of a change.</summary>
internal static class Conditions
{
    private static readonly Phrases<string> Known = new(WordLists.Lists("conditions")
        .SelectMany(list => list.Value.Select(phrase => (Phrases<string>.Words(phrase), list.Key))));

    public static bool OnlyIfPlace(IReadOnlyList<Token> tokens) => Says(tokens, "only-if-place");

    /// <summary>Index of the token where "als die vol is" or the like begins; what comes after it is only a second choice. Null when nothing of the kind is said.</summary>
    public static int? Fallback(IReadOnlyList<Token> tokens)
    {
        var (words, at) = Tokens.Words(tokens);
        var hits = Known.In(words).Where(hit => hit.Meaning == "fallback").ToList();
        return hits.Count == 0 ? null : at[hits.Min(hit => hit.From)];
    }

    /// <summary>Whether it comes on top of what was wanted before.</summary>
    public static bool Also(IReadOnlyList<Token> tokens) => Says(tokens, "also");

    public static bool OthersToo(IReadOnlyList<Token> tokens) => Says(tokens, "others-too");

    /// <summary>Whether the words between two workshops say that the first is wanted and the second given up.</summary>
    public static bool WantedFirst(IEnumerable<Token> between) => Says([.. between], "wanted-first");

    /// <summary>Whether the words right before a single workshop say that it is the one given up.</summary>
    public static bool GivenUp(IReadOnlyList<Token> before)
    {
        var words = Tokens.Words(before).Words;
        return Known.In(words).Any(hit => hit.Meaning == "given-up" && hit.From + hit.Length >= words.Count - 1);
    }

    /// <summary>Whether the words right around a workshop say that its seat stays: "3 schrappen, 7 behouden", "cancel 2 but keep 5".</summary>
    public static bool Kept(IReadOnlyList<Token> before, IReadOnlyList<Token> after)
    {
        var words = Tokens.Words(before).Words;
        return Known.In(Tokens.Words(after).Words).Any(hit => hit is { Meaning: "kept", From: 0 })
            || Known.In(words).Any(hit => hit.Meaning == "keep" && hit.From + hit.Length == words.Count);
    }

    private static bool Says(IReadOnlyList<Token> tokens, string what) => Known.In(Tokens.Words(tokens).Words).Any(hit => hit.Meaning == what);
}
