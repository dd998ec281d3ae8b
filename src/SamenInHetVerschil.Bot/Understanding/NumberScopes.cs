namespace SamenInHetVerschil.Understanding;

/// <summary>What the words between numbers do to them: a negation and how far it reaches, a slip of the tongue taken back, a range.</summary>
internal static class NumberScopes
{
    private const int LongestRange = 12;
    private const int NegationReaches = 4;
    private const int CorrectionReaches = 5;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordLists.Lists("numbers");
    private static readonly HashSet<string> But = [.. Lists["but"]];
    private static readonly HashSet<string> Range = [.. Lists["range"]];
    private static readonly HashSet<string> Corrected = [.. Lists["correction"]];
    private static readonly HashSet<string> Refusals = [.. Lists["refusal"]];
    private static readonly HashSet<string> And = [.. Lists["and"]];

    /// <summary>Whether "niet" or the like stands shortly before a token.</summary>
    public static bool IsTurnedAway(IReadOnlyList<Token> tokens, int from) => IsTurnedAway(tokens, new NumberMention(0, from, from, false, false), []);

    public static bool IsTurnedAway(IReadOnlyList<Token> tokens, NumberMention mention, List<NumberMention> earlier)
    {
        for (var back = mention.From - 1; back >= 0 && back >= mention.From - NegationReaches; back--)
        {
            var text = tokens[back].Text;
            if (WorkshopNumbers.IsNegation(text))
            {
                // "drie nee vier": this "nee" takes back what was said before it, not what comes after.
                if (Refusals.Contains(text) && earlier.Count > 0 && earlier[^1].To < back)
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
                return earlier[^1].IsTurnedAway && back + 2 == mention.From && WorkshopNumbers.IsSeparator(tokens[back + 1].Text) && tokens[back + 1].Text is not ",";
            }
        }

        return false;
    }

    /// <summary>"drie nee wacht vier": what stands before a "nee" that is followed by another number was a slip of the tongue.</summary>
    public static List<NumberMention> Corrections(IReadOnlyList<Token> tokens, List<NumberMention> found)
    {
        for (var i = 1; i < found.Count; i++)
        {
            var between = WordsBetween(tokens, found[i - 1], found[i]);
            var takesBack = between.Count is > 0 and <= CorrectionReaches && between.Any(Corrected.Contains) && !between.Any(And.Contains) && !found[i].IsTurnedAway;
            var saysAgain = found[i].IsTurnedAway && between.Count == 0 && found[i].Value == found[i - 1].Value;
            if (takesBack || saysAgain)
            {
                found[i - 1] = found[i - 1] with { IsTurnedAway = true };
            }
        }

        return found;
    }

    /// <summary>"2 tot 4", "1-3": what lies between is meant as well. Not "2 to 4": that is a change.</summary>
    public static List<NumberMention> Ranges(IReadOnlyList<Token> tokens, List<NumberMention> found)
    {
        for (var i = 1; i < found.Count; i++)
        {
            var (low, high) = (found[i - 1].Value, found[i].Value);
            if (low > 0 && high > low + 1 && high - low < LongestRange && Range.Contains(string.Join(' ', WordsBetween(tokens, found[i - 1], found[i]))))
            {
                for (var value = low + 1; value < high; value++)
                {
                    found.Insert(i++, found[i - 2] with { Value = value });
                }
            }
        }

        return found;
    }

    private static List<string> WordsBetween(IReadOnlyList<Token> tokens, NumberMention one, NumberMention other) =>
        [.. tokens.Skip(one.To + 1).Take(other.From - one.To - 1).Select(token => token.Text)];
}
