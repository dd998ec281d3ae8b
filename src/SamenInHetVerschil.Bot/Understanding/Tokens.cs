using System.Globalization;
using System.Text;

namespace SamenInHetVerschil.Understanding;

/// <summary>A word, number or sign of a message.</summary>
/// <param name="Text">Lower case, without accents.</param>
/// <param name="Raw">As typed.</param>
/// <param name="Start">Where it begins in the message.</param>
internal readonly record struct Token(string Text, string Raw, int Start)
{
    public bool IsNumber => Text.Length > 0 && char.IsAsciiDigit(Text[0]);

    public bool IsWord => Text.Length > 0 && char.IsLetter(Text[0]);
}

/// <summary>
/// First stage: text to tokens. Lower case, accents off, one kind of apostrophe, French and Dutch elisions taken apart, letters and digits split
/// where they touch, chat's "??" kept as one sign. The raw text stays available by offset.
/// </summary>
internal static class Tokens
{
    /// <summary>Longer messages are cut here before they are understood; the house answers them otherwise.</summary>
    public const int LongestMessage = 1000;

    /// <summary>As much of a message as is understood.</summary>
    public static string Capped(string text) => text.Length > LongestMessage ? text[..LongestMessage] : text;

    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var end = Math.Min(text.Length, LongestMessage);
        for (var at = 0; at < end;)
        {
            var kind = KindOf(text[at]);
            if (kind == Kind.Space)
            {
                at++;
                continue;
            }

            var from = at;
            while (at < end && (KindOf(text[at]) == kind || (kind == Kind.Letter && KindOf(text[at]) == Kind.Mark)))
            {
                at++;
            }

            var raw = text[from..at];
            if (Fold(raw) is { Length: > 0 } folded)
            {
                tokens.Add(new Token(folded, raw, from));
            }
        }

        return tokens;
    }

    /// <summary>The words and numbers among the tokens, with the index of each token.</summary>
    public static (IReadOnlyList<string> Words, IReadOnlyList<int> At) Words(IReadOnlyList<Token> tokens)
    {
        var words = new List<string>(tokens.Count);
        var at = new List<int>(tokens.Count);
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].IsWord || tokens[index].IsNumber)
            {
                words.Add(tokens[index].Text);
                at.Add(index);
            }
        }

        return (words, at);
    }

    /// <summary>Lower case without accents; <c>œ</c> and <c>ß</c> written out.</summary>
    public static string Fold(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in Decompose(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c switch { 'œ' or 'Œ' => "oe", 'ß' => "ss", 'æ' or 'Æ' => "ae", _ => char.ToLowerInvariant(c).ToString() });
            }
        }

        return folded.ToString();
    }

    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: such text has no normal form, and nothing in it to understand.
            return text;
        }
    }

    private static Kind KindOf(char c) => c switch
    {
        _ when char.IsLetter(c) => Kind.Letter,
        _ when char.IsAsciiDigit(c) => Kind.Digit,
        _ when char.IsWhiteSpace(c) || char.IsControl(c) => Kind.Space,
        _ when CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark => Kind.Mark,
        '\'' or '’' or '‘' or '`' => Kind.Apostrophe,
        '?' => Kind.Question,
        '!' => Kind.Exclamation,
        _ => Kind.Sign,
    };

    private enum Kind
    {
        Space,
        Letter,
        Mark,
        Digit,
        Apostrophe,
        Question,
        Exclamation,
        Sign,
    }
}
