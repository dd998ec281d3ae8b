namespace SamenInHetVerschil.Understanding;

/// <summary>A number in a message that may be a workshop.</summary>
/// <param name="Value">Negative: counted from the end, -1 is the last.</param>
/// <param name="From">Index of its first token.</param>
/// <param name="To">Index of its last token.</param>
/// <param name="IsNamed">"workshop", "nr" or the like stands before it.</param>
/// <param name="IsTurnedAway">"niet 3": the person does not mean this one.</param>
internal sealed record NumberMention(int Value, int From, int To, bool IsNamed, bool IsTurnedAway);

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
    private static readonly HashSet<string> Before = [.. Lists["before"]];
    private static readonly HashSet<string> After = [.. Lists["after"]];
    private static readonly HashSet<string> AllWords = [.. Lists["all"]];
    private static readonly HashSet<string> Except = [.. Lists["except"]];
    private static readonly HashSet<string> Not = [.. Lists["not"]];
    private static readonly HashSet<string> But = ["maar", "mr", "wel", "but", "mais", "sondern"];
    private static readonly HashSet<string> Separators = ["en", "and", "et", "of", "or", "ou", "+", "/", ",", "&", ";", "plus", "-", "–", "tot", "ofwel"];

    /// <summary>All mentions, in order.</summary>
    public static IReadOnlyList<NumberMention> Of(IReadOnlyList<Token> tokens)
    {
        var found = new List<NumberMention>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Read(tokens, at) is { } mention && !IsSomethingElse(tokens, mention, found))
            {
                found.Add(mention with { IsTurnedAway = IsTurnedAway(tokens, mention, found) });
                at = mention.To;
            }
        }

        return Ranges(tokens, Corrections(tokens, found));
    }

    /// <summary>The workshops meant, in the order said, each once; "alles behalve 2" and "de eerste twee" worked out.</summary>
    /// <param name="existing">Numbers of the workshops there are, in order.</param>
    public static (IReadOnlyList<int> Meant, IReadOnlyList<int> Unknown) Resolve(
        IReadOnlyList<Token> tokens, IReadOnlyList<NumberMention> mentions, IReadOnlyList<int> existing)
    {
        if (FirstFew(tokens, existing) is { } few)
        {
            return (few, []);
        }

        var except = tokens.Index().FirstOrDefault(pair => Except.Contains(pair.Item.Text), (Index: -1, default)).Index;
        if (except > 0 && tokens.Take(except).Any(token => AllWords.Contains(token.Text)))
        {
            var left = mentions.Where(mention => mention.From > except).Select(mention => Absolute(mention.Value, existing)).ToHashSet();
            return left.Count > 0 ? ([.. existing.Where(number => !left.Contains(number))], []) : ([], []);
        }

        var numbers = mentions.Where(mention => !mention.IsTurnedAway).Select(mention => Absolute(mention.Value, existing)).Distinct().ToList();
        return ([.. numbers.Where(existing.Contains)], [.. numbers.Where(number => !existing.Contains(number))]);
    }

    /// <summary>Whether the message says "all of them".</summary>
    public static bool SaysAll(IReadOnlyList<Token> tokens) => tokens.Any(token => AllWords.Contains(token.Text));

    /// <summary>"workshop", "nr" and the like.</summary>
    public static bool IsNaming(string word) => Naming.Contains(word);

    /// <summary>The number itself, wherever it is counted from.</summary>
    public static int Absolute(int value, IReadOnlyList<int> existing) =>
        value >= 0 || existing.Count < -value ? value : existing[^(-value)];

    /// <summary>Whether "niet" or the like stands shortly before a token.</summary>
    public static bool IsTurnedAway(IReadOnlyList<Token> tokens, int from) => IsTurnedAway(tokens, new NumberMention(0, from, from, false, false), []);

    private static NumberMention? Read(IReadOnlyList<Token> tokens, int at)
    {
        var text = tokens[at].Text;
        var isNamed = IsNamedBefore(tokens, at);
        if (tokens[at].IsNumber)
        {
            if (text.Length > 2 || !int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var digits))
            {
                return null;
            }

            // "3de", "2e": the ending is a token of its own, glued to the digit.
            var ends = at + 1 < tokens.Count && Endings.Contains(tokens[at + 1].Text) && tokens[at + 1].Start == tokens[at].Start + tokens[at].Raw.Length;
            return new NumberMention(digits, at, ends ? at + 1 : at, isNamed, false);
        }

        if (Ordinals.TryGetValue(text, out var ordinal))
        {
            return new NumberMention(ordinal, at, at, isNamed, false);
        }

        if (Cardinals.TryGetValue(text, out var cardinal) && (cardinal != 1 || isNamed || InList(tokens, at)))
        {
            // "een", "un", "one" are mostly articles: a number only after "workshop" and the like, or in a list of numbers.
            return new NumberMention(cardinal, at, at, isNamed, false);
        }

        return null;
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

            if (text is not ("." or ":" or "#" or "(" or "°" or "de" or "den" or "van"))
            {
                return text == "#";
            }
        }

        return false;
    }

    private static bool InList(IReadOnlyList<Token> tokens, int at) =>
        (at + 2 < tokens.Count && Separators.Contains(tokens[at + 1].Text) && IsNumeral(tokens[at + 2]))
        || (at >= 2 && Separators.Contains(tokens[at - 1].Text) && tokens[at - 1].Text is not ("of" or "or" or "ou") && IsNumeral(tokens[at - 2]));

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

        if (next is "." or ":" or "," or "-" && tokens[mention.To].IsNumber && afterNext.Length is 1 or 2 && char.IsAsciiDigit(afterNext[0])
            && next is "." or ":" && tokens[mention.To + 2].Start == tokens[mention.To + 1].Start + 1)
        {
            return true; // 14.30, 8:15, 5.11
        }

        var before = mention.From > 0 ? tokens[mention.From - 1].Text : "";
        if (before is "=" or "x" or "*" or "€" or "." or ":" && mention.From > 1 && tokens[mention.From - 2].IsNumber)
        {
            return true;
        }

        // "voor 3", "van 3", "om 3": only "voor" is said of workshops as well, and then a list or the end of the wish follows.
        return Before.Contains(before) && before is not ("voor" or "for") && !earlier.Any(one => one.To == mention.From - 2);
    }

    private static bool IsTurnedAway(IReadOnlyList<Token> tokens, NumberMention mention, List<NumberMention> earlier)
    {
        for (var back = mention.From - 1; back >= 0 && back >= mention.From - 4; back--)
        {
            var text = tokens[back].Text;
            if (Not.Contains(text))
            {
                // "drie nee vier": this "nee" takes back what was said before it, not what comes after.
                if (text is "nee" or "neen" or "no" or "non" && earlier.Count > 0 && earlier[^1].To < back)
                {
                    return false;
                }

                // "no 3" is number three.
                return text is not "no" || !mention.IsNamed;
            }

            if (But.Contains(text) || text is "?" or "." or ";")
            {
                return false;
            }

            if (earlier.Count > 0 && earlier[^1].To == back)
            {
                // "niet 3 en 4": the negation reaches on over a list.
                return earlier[^1].IsTurnedAway && back + 2 == mention.From && Separators.Contains(tokens[back + 1].Text) && tokens[back + 1].Text is not ",";
            }
        }

        return false;
    }

    // "drie nee wacht vier": what stands before a "nee" that is followed by another number was a slip of the tongue.
    private static List<NumberMention> Corrections(IReadOnlyList<Token> tokens, List<NumberMention> found)
    {
        for (var i = 1; i < found.Count; i++)
        {
            var between = tokens.Skip(found[i - 1].To + 1).Take(found[i].From - found[i - 1].To - 1).Select(token => token.Text).ToList();
            if (between.Count is > 0 and <= 5 && between.Any(word => word is "nee" or "neen" or "nie" or "wacht" or "sorry" or "euh" or "oeps" or "no" or "wait" or "non" or "pardon")
                && !between.Any(word => word is "en" or "and" or "et") && !found[i].IsTurnedAway)
            {
                found[i - 1] = found[i - 1] with { IsTurnedAway = true };
            }
            else if (found[i].IsTurnedAway && between.Count is 0 && found[i].Value == found[i - 1].Value)
            {
                found[i - 1] = found[i - 1] with { IsTurnedAway = true };
            }
        }

        return found;
    }

    // "2 tot 4", "1-3": only with a hyphen or "tot en met", since "van 2 naar 4" is a change.
    private static List<NumberMention> Ranges(IReadOnlyList<Token> tokens, List<NumberMention> found)
    {
        for (var i = 1; i < found.Count; i++)
        {
            var between = string.Join(' ', tokens.Skip(found[i - 1].To + 1).Take(found[i].From - found[i - 1].To - 1).Select(token => token.Text));
            var (low, high) = (found[i - 1].Value, found[i].Value);
            if (between is "-" or "–" or "t / m" or "tot en met" or "tem" or "t . e . m ." or "tot" or "through" or "to" or "a" && low > 0 && high > low + 1 && high - low < 12
                && (between is not ("to" or "a") || found.Count == 2))
            {
                if (between is "to" or "a")
                {
                    continue;
                }

                for (var value = low + 1; value < high; value++)
                {
                    found.Insert(i++, found[i - 2] with { Value = value });
                }
            }
        }

        return found;
    }

    private static List<int>? FirstFew(IReadOnlyList<Token> tokens, IReadOnlyList<int> existing)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            var next = tokens[at + 1];
            var few = next.IsNumber && next.Text.Length == 1 ? next.Text[0] - '0' : Cardinals.GetValueOrDefault(next.Text);
            if (few is < 2 or > 8 || few > existing.Count || !Ordinals.TryGetValue(tokens[at].Text, out var ordinal) || ordinal is not (1 or -1))
            {
                continue;
            }

            return ordinal == 1 ? [.. existing.Take(few)] : [.. existing.TakeLast(few)];
        }

        return null;
    }

    private static Dictionary<string, int> Values(string key) => WordLists.Lists("numbers", key)
        .SelectMany(list => list.Value.Select(word => (Word: word, Value: int.Parse(list.Key, System.Globalization.CultureInfo.InvariantCulture))))
        .GroupBy(pair => pair.Word, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
}
