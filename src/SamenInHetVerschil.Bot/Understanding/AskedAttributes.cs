namespace SamenInHetVerschil.Understanding;

/// <summary>What a question asks about its subject: a number, a date, a meaning… by the words around it.</summary>
internal static class AskedAttributes
{
    private static readonly List<(string[] Words, AskedFor Asked)> Phrases =
    [
        .. WordLists.Lists("asked").SelectMany(list =>
            list.Value.Select(phrase => (phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries), Enum.Parse<AskedFor>(list.Key.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)))),
    ];

    private static readonly ILookup<string, (string[] Words, AskedFor Asked)> ByFirstWord = Phrases.ToLookup(phrase => phrase.Words[0], StringComparer.Ordinal);

    /// <summary>
    /// What is asked, the best-supported first. A longer phrase counts for more, and covers shorter ones inside it: "voor wie" is not "wie".
    /// </summary>
    /// <returns>Also the tokens that said so: they are no part of the subject.</returns>
    public static (IReadOnlyList<AskedFor> Asked, IReadOnlySet<int> Said) Of(IReadOnlyList<Token> tokens)
    {
        var words = tokens.Index().Where(pair => pair.Item.IsWord || pair.Item.IsNumber).ToList();
        var hits = new List<(AskedFor Asked, int From, int Length)>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var (phrase, asked) in ByFirstWord[words[at].Item.Text])
            {
                if (at + phrase.Length <= words.Count && phrase.Index().All(part => words[at + part.Index].Item.Text == part.Item))
                {
                    hits.Add((asked, at, phrase.Length));
                }
            }
        }

        var kept = hits.Where(hit => !hits.Any(other => other.Length > hit.Length && other.From <= hit.From && other.From + other.Length >= hit.From + hit.Length)).ToList();
        var asks = kept.GroupBy(hit => hit.Asked)
            .Select(group => (Asked: group.Key, Weight: group.Max(hit => hit.Length) + (0.5 * (group.Count() - 1)) - (group.Min(hit => hit.From) * 0.01)))
            .OrderByDescending(pair => pair.Weight).Select(pair => pair.Asked).ToList();
        var said = kept.SelectMany(hit => Enumerable.Range(hit.From, hit.Length)).Select(at => words[at].Index).ToHashSet();
        return (asks, said);
    }
}
