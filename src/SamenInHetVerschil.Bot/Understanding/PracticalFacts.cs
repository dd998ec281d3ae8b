using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>Which practical things about the day a message asks for: the event lists them, with the words people use.</summary>
internal sealed class PracticalFacts(EventContent content)
{
    private readonly Phrases<string> known = new(content.Event.Unknown
        .SelectMany(fact => fact.Words.Values.SelectMany(phrases => phrases).Select(phrase => (Phrases<string>.Words(phrase), fact.Id))));

    /// <summary>Ids of the facts, the best-supported first.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> words) =>
        [.. known.In(words).GroupBy(hit => hit.Meaning, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(hit => hit.Length)).Select(group => group.Key)];
}
