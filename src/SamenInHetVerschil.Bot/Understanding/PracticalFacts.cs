using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>Which practical things about the day a message asks for: the event lists them, with the words people use.</summary>
internal sealed class PracticalFacts
{
    private readonly ILookup<string, (string[] Words, string Id)> phrases;

    public PracticalFacts(EventContent content) =>
        phrases = content.Event.Unknown
            .SelectMany(fact => fact.Words.Values.SelectMany(words => words)
                .Select(phrase => (Words: Tokens.Of(phrase).Where(token => token.IsWord || token.IsNumber).Select(token => token.Text).ToArray(), fact.Id)))
            .Where(phrase => phrase.Words.Length > 0)
            .DistinctBy(phrase => (string.Join(' ', phrase.Words), phrase.Id))
            .ToLookup(phrase => phrase.Words[0], StringComparer.Ordinal);

    /// <summary>Ids of the facts, the best-supported first.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<Token> tokens)
    {
        var words = tokens.Where(token => token.IsWord || token.IsNumber).Select(token => token.Text).ToList();
        var hits = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var (phrase, id) in phrases[words[at]])
            {
                if (at + phrase.Length <= words.Count && phrase.Index().All(part => words[at + part.Index] == part.Item))
                {
                    hits[id] = hits.GetValueOrDefault(id) + phrase.Length;
                }
            }
        }

        return [.. hits.OrderByDescending(hit => hit.Value).Select(hit => hit.Key)];
    }
}
