namespace SamenInHetVerschil.Understanding;

/// <summary>Sentences of a message, as far as people mark them. Where a sentence falls in two is data: <c>Words/sentences.yaml</c>.</summary>
internal static class Sentences
{
    private const int FewestWords = 3;
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordLists.Lists("sentences");
    private static readonly HashSet<string> Connectors = [.. Lists["connectors"]];
    private static readonly HashSet<string> Openers = [.. Lists["openers"]];
    private static readonly HashSet<string> Joins = [.. Lists["joins"]];
    private static readonly char[] Ends = ['.', '!', '?', '\n', ';', ':'];

    /// <summary>The pieces between full stops, question marks and the like, each with its own end.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var pieces = new List<string>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isEnd = Ends.Contains(text[at]) && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || Ends.Contains(text[at]) && text[at] is '?' or '\n');
            if (isEnd)
            {
                Add(text[from..(at + 1)]);
                from = at + 1;
            }
        }

        Add(text[from..]);
        return pieces;

        void Add(string piece)
        {
            if (piece.Trim() is { Length: > 1 } trimmed)
            {
                pieces.Add(trimmed);
            }
        }
    }

    /// <summary>The pieces that could each ask something: sentences, and what follows "en" when a question word comes next.</summary>
    public static IReadOnlyList<string> Parts(string text) =>
        [.. Of(text).SelectMany(AtConnectors).Where(part => Tokens.Of(part).Count(token => token.IsWord || token.IsNumber) >= 2)];

    /// <summary>Whether a word joins two things that are both meant.</summary>
    public static bool IsJoin(string word) => Joins.Contains(word);

    /// <summary>The last sentence with a question mark, or else the last one; null when the message is one sentence.</summary>
    public static string? Asking(string text)
    {
        var sentences = Of(text).Where(sentence => Tokens.Of(sentence).Count(token => token.IsWord) >= FewestWords).ToList();
        return sentences.Count < 2 ? null : sentences.LastOrDefault(sentence => sentence.Contains('?', StringComparison.Ordinal)) ?? sentences[^1];
    }

    private static IEnumerable<string> AtConnectors(string sentence)
    {
        var tokens = Chat.Read(sentence);
        var from = 0;
        for (var at = 2; at + 2 < tokens.Count; at++)
        {
            if (Connectors.Contains(tokens[at].Text) && Openers.Contains(tokens[at + 1].Text) && tokens[at].Start >= from)
            {
                yield return sentence[from..tokens[at].Start];
                from = tokens[at + 1].Start;
            }
        }

        yield return sentence[from..];
    }
}
