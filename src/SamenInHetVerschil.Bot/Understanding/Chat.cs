namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Second stage: chat, Flemish and abbreviated spellings written out ("kga" is "ik ga"), so that every later stage meets one spelling of a word. The spellings
/// are data, in <c>Words/chat.yaml</c>.
/// </summary>
internal static class Chat
{
    private static readonly Dictionary<string, string[]> Spellings = WordLists.Lists("chat")
        .SelectMany(list => list.Value.Select(spelling => (Spelling: spelling, Words: list.Key.Split(' '))))
        .ToDictionary(pair => pair.Spelling, pair => pair.Words, StringComparer.Ordinal);

    /// <summary>The tokens of a message, written out.</summary>
    public static IReadOnlyList<Token> Read(string text) => WrittenOut(Tokens.Of(text));

    /// <summary>A spelling that stands for several words becomes several tokens at the same place in the message.</summary>
    public static IReadOnlyList<Token> WrittenOut(IReadOnlyList<Token> tokens)
    {
        if (!tokens.Any(token => Spellings.ContainsKey(token.Text)))
        {
            return tokens;
        }

        var written = new List<Token>(tokens.Count + 4);
        foreach (var token in tokens)
        {
            if (!Spellings.TryGetValue(token.Text, out var words))
            {
                written.Add(token);
                continue;
            }

            written.Add(token with { Text = words[0] });
            written.AddRange(words.Skip(1).Select(word => new Token(word, "", token.Start + token.Raw.Length)));
        }

        return written;
    }
}
