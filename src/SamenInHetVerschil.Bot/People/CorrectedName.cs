namespace SamenInHetVerschil.People;

/// <summary>The name in a message that says that the known one is wrong. It is only proposed, so what cannot be told is left open.</summary>
internal static class CorrectedName
{
    private const int MostWords = 5;

    private static readonly HashSet<string> Negations = new(StringComparer.OrdinalIgnoreCase)
    {
        "niet", "nie", "ni", "geen", "als", "not", "than", "as", "from", "pas", "comme", "van",
    };

    /// <summary>What always stands before a name.</summary>
    private static readonly HashSet<string> Heralds = new(StringComparer.OrdinalIgnoreCase) { "heet", "kheet", "noem", "appelle", "called", "call" };

    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase) { "mij", "me", "maar", "moi" };

    /// <summary>Null when the message names none.</summary>
    public static string? Read(string text)
    {
        var words = text.Replace('’', '\'').Split([' ', '\t', '\n', '"', '«', '»'], StringSplitOptions.RemoveEmptyEntries);
        return Written(words) ?? Heralded(words);
    }

    /// <summary>The last words that are written as a name and not turned away.</summary>
    private static string? Written(string[] words)
    {
        string? last = null;
        for (var at = 1; at < words.Length; at++)
        {
            if (!IsProper(words[at]) || EndsSentence(words[at - 1]))
            {
                continue;
            }

            var from = at;
            while (at + 1 < words.Length && !Ends(words[at]) && (IsProper(words[at + 1]) || (at + 2 < words.Length && GivenName.LooksProper(Bare(words[at + 1])) && IsProper(words[at + 2]))))
            {
                at++;
            }

            var isTurnedAway = Negations.Contains(Bare(words[from - 1]));
            last = isTurnedAway ? last : GivenName.OnCard(string.Join(' ', words[from..(at + 1)].Select(Bare))) ?? last;
        }

        return last;
    }

    /// <summary>"ik heet els", by whoever types no capitals.</summary>
    private static string? Heralded(string[] words)
    {
        var herald = Array.FindLastIndex(words, word => Heralds.Contains(Bare(word)));
        if (herald < 0)
        {
            return null;
        }

        var said = words.Skip(herald + 1).SkipWhile(word => Pronouns.Contains(word)).ToList();
        var end = said.FindIndex(Ends);
        var name = (end < 0 ? said : said.Take(end + 1)).Select(Bare).ToList();
        return name.Count is 0 or > MostWords || name.Exists(word => Negations.Contains(word) && word is not ("van" or "als")) ? null : GivenName.OnCard(string.Join(' ', name));
    }

    private static bool IsProper(string word) => char.IsUpper(word[0]) && !word.Contains('@', StringComparison.Ordinal);

    private static bool Ends(string word) => word[^1] is '.' or ',' or '!' or '?' or ';' or ':';

    private static bool EndsSentence(string word) => word[^1] is '.' or '!' or '?';

    private static string Bare(string word) => word.Trim('.', ',', '!', '?', ';', ':', '\'', '(', ')');
}
