namespace SamenInHetVerschil.Understanding;

/// <summary>What a question asks about its subject: a number, a date, a meaning… by the words around it.</summary>
internal static class AskedAttributes
{
    private static readonly Phrases<AskedFor> Known = new(WordLists.Lists("asked")
        .SelectMany(list => list.Value.Select(phrase => (
            Phrases<AskedFor>.Words(phrase), Enum.Parse<AskedFor>(list.Key.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)))));

    /// <summary>
    /// What is asked, the best-supported first. A longer phrase counts for more, and covers shorter ones inside it: "voor wie" is not "wie".
    /// </summary>
    /// <returns>Also the words that said so: they are no part of the subject.</returns>
    public static (IReadOnlyList<AskedFor> Asked, IReadOnlySet<int> Said) Of(IReadOnlyList<string> words)
    {
        var hits = Known.In(words).ToList();
        var kept = hits.Where(hit => !hits.Any(other => other.Length > hit.Length && other.From <= hit.From && other.From + other.Length >= hit.From + hit.Length)).ToList();
        var asks = kept.GroupBy(hit => hit.Meaning)
            .Select(group => (Asked: group.Key, Weight: group.Max(hit => hit.Length) + (0.5 * (group.Count() - 1)) - (group.Min(hit => hit.From) * 0.01)))
            .OrderByDescending(pair => pair.Weight).Select(pair => pair.Asked).ToList();
        return (asks, kept.SelectMany(hit => Enumerable.Range(hit.From, hit.Length)).ToHashSet());
    }

    /// <summary>What can only be told exactly, or not at all: a number, a price, a name.</summary>
    public static bool IsExact(AskedFor asked) =>
        asked is AskedFor.HowMany or AskedFor.HowMuch or AskedFor.HowLong or AskedFor.StandsFor or AskedFor.Origin or AskedFor.Evidence or AskedFor.Procedure
            or AskedFor.Contact or AskedFor.Share or AskedFor.Persons;
}
