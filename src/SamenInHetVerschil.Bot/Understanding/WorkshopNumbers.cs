using System.Globalization;

namespace SamenInHetVerschil.Understanding;

/// <summary>A number in a message that may be a workshop.</summary>
/// <param name="Value">Negative: counted from the end, -1 is the last.</param>
/// <param name="From">Index of its first token.</param>
/// <param name="To">Index of its last token.</param>
/// <param name="IsNamed">"workshop", "nr" or the like stands before it.</param>
/// <param name="IsTurnedAway">"niet 3": the person does not mean this one.</param>
/// <param name="Counts">"twee stukken": a bare number right before a noun, more likely an amount than a workshop.</param>
internal sealed record NumberMention(int Value, int From, int To, bool IsNamed, bool IsTurnedAway, bool Counts = false);

/// <summary>
/// Which workshops a message names by number: digits, words, ordinals, lists and ranges; not ages, hours, classes, phases, groups of people.
/// </summary>
internal static class WorkshopNumbers
{
    private static readonly Dictionary<string, int> Cardinals = Values("cardinals");
    private static readonly Dictionary<string, int> Ordinals = Values("ordinals");
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordLists.Lists("numbers");
    private static readonly HashSet<string> Endings = [.. Lists["endings"]];
    private static readonly HashSet<string> Naming = [.. Lists["naming"]];
    private static readonly HashSet<string> Between = [.. Lists["between"]];
    private static readonly HashSet<string> Before = [.. Lists["before"]];
    private static readonly HashSet<string> BeforeLists = [.. Lists["before-lists"]];
    private static readonly HashSet<string> After = [.. Lists["after"]];
    private static readonly HashSet<string> AllWords = [.. Lists["all"]];
    private static readonly HashSet<string> Except = [.. Lists["except"]];
    private static readonly HashSet<string> Not = [.. Lists["not"]];
    private static readonly HashSet<string> Separators = [.. Lists["separators"]];
    private static readonly HashSet<string> Choosing = [.. Lists["choosing"]];

    /// <summary>All mentions, in order.</summary>
    public static IReadOnlyList<NumberMention> Of(IReadOnlyList<Token> tokens)
    {
        var found = new List<NumberMention>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Read(tokens, at) is { } mention && !IsSomethingElse(tokens, mention, found))
            {
                found.Add(mention with { IsTurnedAway = NumberScopes.IsTurnedAway(tokens, mention, found) });
                at = mention.To;
            }
        }

        return NumberScopes.Ranges(tokens, NumberScopes.Corrections(tokens, found));
    }

    /// <summary>The workshops meant, in the order said, each once; "alles behalve 2" and "de eerste twee" worked out.</summary>
    /// <param name="existing">Numbers of the workshops there are, in order.</param>
    public static (IReadOnlyList<int> Meant, IReadOnlyList<int> Unknown) Resolve(
        IReadOnlyList<Token> tokens, IReadOnlyList<NumberMention> mentions, IReadOnlyList<int> existing)
    {
        var except = tokens.Index().FirstOrDefault(pair => Except.Contains(pair.Item.Text), (Index: -1, default)).Index;
        if (except > 0 && tokens.Take(except).Any(token => AllWords.Contains(token.Text)))
        {
            var left = FirstFew(tokens.Skip(except), existing)?.ToHashSet()
                ?? mentions.Where(mention => mention.From > except).Select(mention => Absolute(mention.Value, existing)).ToHashSet();
            return left.Count > 0 ? ([.. existing.Where(number => !left.Contains(number))], []) : ([], []);
        }

        if (FirstFew(tokens, existing) is { } few)
        {
            return (few, []);
        }

        var numbers = mentions.Where(mention => !mention.IsTurnedAway).Select(mention => Absolute(mention.Value, existing)).Distinct().ToList();
        return ([.. numbers.Where(existing.Contains)], [.. numbers.Where(number => !existing.Contains(number))]);
    }

    /// <summary>Whether the message says "all of them", and not "not all".</summary>
    public static bool SaysAll(IReadOnlyList<Token> tokens) =>
        tokens.Index().Any(pair => AllWords.Contains(pair.Item.Text) && (pair.Index == 0 || !Not.Contains(tokens[pair.Index - 1].Text)));

    /// <summary>The value of a number written as a word; 0 when it is none.</summary>
    public static int CardinalOf(string word) => Cardinals.GetValueOrDefault(word);

    /// <summary>"workshop", "nr" and the like.</summary>
    public static bool IsNaming(string word) => Naming.Contains(word);

    /// <summary>"niet", "not", "pas" and the like.</summary>
    public static bool IsNegation(string word) => Not.Contains(word);

    /// <summary>"en", "/", "," and the like.</summary>
    public static bool IsSeparator(string word) => Separators.Contains(word);

    /// <summary>The number itself, wherever it is counted from.</summary>
    public static int Absolute(int value, IReadOnlyList<int> existing) =>
        value >= 0 || existing.Count < -value ? value : existing[^(-value)];

    private static NumberMention? Read(IReadOnlyList<Token> tokens, int at)
    {
        var text = tokens[at].Text;
        var isNamed = IsNamedBefore(tokens, at);
        if (tokens[at].IsNumber)
        {
            if (text.Length > 2 || !int.TryParse(text, CultureInfo.InvariantCulture, out var digits))
            {
                return null;
            }

            // "3de", "2e": the ending is a token of its own, glued to the digit.
            var ends = at + 1 < tokens.Count && Endings.Contains(tokens[at + 1].Text) && tokens[at + 1].Start == tokens[at].Start + tokens[at].Raw.Length;
            return new NumberMention(digits, at, ends ? at + 1 : at, isNamed, false, !isNamed && !ends && Counts(tokens, at));
        }

        if (Ordinals.TryGetValue(text, out var ordinal))
        {
            return new NumberMention(ordinal, at, at, isNamed, false);
        }

        if (Cardinals.TryGetValue(text, out var cardinal) && (cardinal != 1 || isNamed || InList(tokens, at)))
        {
            // "een", "un", "one" are mostly articles: a number only after "workshop" and the like, or in a list of numbers.
            return new NumberMention(cardinal, at, at, isNamed, false, !isNamed && Counts(tokens, at));
        }

        return null;
    }

    /// <summary>Whether a word of some weight follows directly: "twee stukken", "3 kernwoorden", but not "3 graag".</summary>
    private static bool Counts(IReadOnlyList<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Count || !tokens[at + 1].IsWord)
        {
            return false;
        }

        var next = tokens[at + 1].Text;
        return next.Length > 3 && !LanguageVote.IsFunctionWord(next) && !Separators.Contains(next) && !Not.Contains(next) && Signals.Of([next]).Count == 0;
    }

    private static bool IsNamedBefore(IReadOnlyList<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - 3; back--)
        {
            var text = tokens[back].Text;
            if (Naming.Contains(text))
            {
                return true;
            }

            if (!Between.Contains(text))
            {
                return false;
            }

            if (text == "#")
            {
                return true;
            }
        }

        return false;
    }

    private static bool InList(IReadOnlyList<Token> tokens, int at) =>
        (at + 2 < tokens.Count && Separators.Contains(tokens[at + 1].Text) && IsNumeral(tokens[at + 2]))
        || (at >= 2 && Separators.Contains(tokens[at - 1].Text) && !Choosing.Contains(tokens[at - 1].Text) && IsNumeral(tokens[at - 2]));

    private static bool IsNumeral(Token token) =>
        (token.IsNumber && token.Text.Length <= 2) || (Cardinals.TryGetValue(token.Text, out var value) && value != 1);

    private static bool IsSomethingElse(IReadOnlyList<Token> tokens, NumberMention mention, List<NumberMention> earlier)
    {
        var next = mention.To + 1 < tokens.Count ? tokens[mention.To + 1].Text : "";
        var afterNext = mention.To + 2 < tokens.Count ? tokens[mention.To + 2].Text : "";
        if (mention.IsNamed)
        {
            // "nummer 0470 12 34 56" is a telephone; "workshop 3 keer" does not occur.
            return tokens[mention.To].IsNumber && next.Length > 0 && char.IsAsciiDigit(next[0]) && afterNext.Length > 0 && char.IsAsciiDigit(afterNext[0]);
        }

        if (After.Contains(next) || next is "%" or "€" or "°" or "x" or "=" or "*")
        {
            return true;
        }

        // 14.30, 8:15, 5.11
        if (next is "." or ":" && tokens[mention.To].IsNumber && afterNext.Length is 1 or 2 && char.IsAsciiDigit(afterNext[0])
            && tokens[mention.To + 2].Start == tokens[mention.To + 1].Start + 1)
        {
            return true;
        }

        var before = mention.From > 0 ? tokens[mention.From - 1].Text : "";
        if (before is "=" or "x" or "*" or "€" or "." or ":" && mention.From > 1 && tokens[mention.From - 2].IsNumber)
        {
            return true;
        }

        // "om 3", "klas 3"; but "voor 3" is said of workshops as well.
        return Before.Contains(before) && !BeforeLists.Contains(before) && !earlier.Any(one => one.To == mention.From - 2);
    }

    private static List<int>? FirstFew(IEnumerable<Token> all, IReadOnlyList<int> existing)
    {
        var tokens = all.ToList();
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            var next = tokens[at + 1];
            var few = next.IsNumber && next.Text.Length == 1 ? next.Text[0] - '0' : Cardinals.GetValueOrDefault(next.Text);
            if (few is < 2 or > 8 || few > existing.Count || !Ordinals.TryGetValue(tokens[at].Text, out var ordinal) || ordinal is not (1 or -1)
                || (Counts(tokens, at + 1) && !Naming.Contains(tokens[at + 2].Text)))
            {
                continue;
            }

            return ordinal == 1 ? [.. existing.Take(few)] : [.. existing.TakeLast(few)];
        }

        return null;
    }

    private static Dictionary<string, int> Values(string key) => WordLists.Lists("numbers", key)
        .SelectMany(list => list.Value.Select(word => (Word: word, Value: int.Parse(list.Key, CultureInfo.InvariantCulture))))
        .GroupBy(pair => pair.Word, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
}
