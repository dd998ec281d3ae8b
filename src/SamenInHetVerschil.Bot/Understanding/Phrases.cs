namespace SamenInHetVerschil.Understanding;

/// <summary>Phrases with what they stand for, found in a message in one pass. A word ending in <c>*</c> stands for all that begin so.</summary>
internal sealed class Phrases<T>
    where T : notnull
{
    private const int ShortestStem = 3;
    private readonly Dictionary<string, List<(string[] Words, T Meaning)>> byFirst = new(StringComparer.Ordinal);

    public Phrases(IEnumerable<(IReadOnlyList<string> Words, T Meaning)> phrases)
    {
        foreach (var (words, meaning) in phrases.Where(phrase => phrase.Words.Count > 0))
        {
            var first = words[0].EndsWith('*') ? words[0][..Math.Min(ShortestStem, words[0].Length - 1)] + "*" : words[0];
            if (!byFirst.TryGetValue(first, out var list))
            {
                byFirst.Add(first, list = []);
            }

            list.Add(([.. words], meaning));
        }
    }

    /// <summary>Words of a phrase as they are compared: folded, without signs.</summary>
    public static IReadOnlyList<string> Words(string phrase) =>
        phrase.EndsWith('*')
            ? [.. Words(phrase[..^1]).SkipLast(1), Words(phrase[..^1])[^1] + "*"]
            : [.. Chat.Read(phrase).Where(token => token.IsWord || token.IsNumber).Select(token => token.Text)];

    /// <summary>All places where a phrase stands, in order of its first word.</summary>
    /// <param name="words">The words of the message.</param>
    public IEnumerable<(T Meaning, int From, int Length)> In(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (byFirst.TryGetValue(words[at], out var list))
            {
                foreach (var (phrase, meaning) in list.Where(entry => StandsAt(entry.Words, words, at)))
                {
                    yield return (meaning, at, phrase.Length);
                }
            }

            if (words[at].Length >= ShortestStem && byFirst.TryGetValue(words[at][..ShortestStem] + "*", out var stems))
            {
                foreach (var (phrase, meaning) in stems.Where(entry => StandsAt(entry.Words, words, at)))
                {
                    yield return (meaning, at, phrase.Length);
                }
            }
        }
    }

    private static bool StandsAt(string[] phrase, IReadOnlyList<string> words, int at)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            var (wanted, word) = (phrase[i], words[at + i]);
            if (wanted[^1] == '*' ? !word.AsSpan().StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.Ordinal) : wanted != word)
            {
                return false;
            }
        }

        return true;
    }
}
