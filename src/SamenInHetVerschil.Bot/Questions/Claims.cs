using System.Globalization;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Questions;

/// <summary>
/// What a question takes for granted, beside what the passage says: another year, another number of the same things, or — when the question asks to confirm it —
/// a name that does not stand there.
/// </summary>
internal static class Claims
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    /// <summary>So many words after a number may still be what is counted: "drie grote delen".</summary>
    private const int CountReaches = 2;

    private static readonly Phrases<string> Known = new(WordLists.Lists("claims")["claims"].Select(phrase => (Phrases<string>.Words(phrase), phrase)));
    private static readonly HashSet<string> Zero = [.. WordLists.Lists("claims")["zero"]];
    private static readonly HashSet<string> Range = [.. WordLists.Lists("claims")["range"]];

    /// <summary>Whether the question asks to confirm something, or takes it for granted.</summary>
    public static bool Claimed(IReadOnlyList<Token> question) => Known.In(Tokens.Words(question).Words).Any();

    /// <summary>Whether the passage tells it otherwise than the question has it.</summary>
    /// <param name="workshops">Numbers in the question that name workshops: they claim nothing.</param>
    public static bool Differ(IReadOnlyList<Token> question, IReadOnlyList<NumberMention> workshops, Passage passage)
    {
        var said = NumbersOf(question).Where(number => !workshops.Any(mention => !mention.Counts && mention.From <= number.At && number.At <= mention.To)).ToList();
        if (said.Count == 0 && !Claimed(question))
        {
            return false;
        }

        var text = Tokens.Of(passage.Text);
        var told = NumbersOf(text);
        return YearsDiffer(said, told) || said.Any(number => CountDiffers(number, question, told, text)) || (Claimed(question) && NamesAnother(question, text));
    }

    private static bool YearsDiffer(List<(int Value, int At)> said, List<(int Value, int At)> told)
    {
        var (ours, theirs) = (told.Select(number => number.Value).Where(IsYear).ToHashSet(), said.Select(number => number.Value).Where(IsYear).ToList());
        return ours.Count > 0 && theirs.Count > 0 && !theirs.Any(ours.Contains);
    }

    private static bool CountDiffers((int Value, int At) number, IReadOnlyList<Token> question, List<(int Value, int At)> told, IReadOnlyList<Token> text)
    {
        if (IsYear(number.Value))
        {
            return false;
        }

        var counted = question.Skip(number.At + 1).TakeWhile(token => token.IsWord).Take(CountReaches).Where(token => token.Text.Length > 3).ToList();
        var same = told
            .Where(one => !IsYear(one.Value) && text.Skip(one.At + 1).Take(CountReaches + 1).Any(word => counted.Any(noun => WordLikeness.Alike(noun.Text, word.Text))))
            .ToList();
        return same.Count > 0 && !same.Any(one => one.Value == number.Value || IsWithin(number.Value, one, told, text));
    }

    /// <summary>"2 tot 6" is about four as well.</summary>
    private static bool IsWithin(int value, (int Value, int At) high, List<(int Value, int At)> told, IReadOnlyList<Token> text) =>
        told.Any(low => low.At == high.At - 2 && Range.Contains(text[high.At - 1].Text) && low.Value <= value && value <= high.Value);

    /// <summary>A name in the question, written as one, that the passage does not have.</summary>
    private static bool NamesAnother(IReadOnlyList<Token> question, IReadOnlyList<Token> text)
    {
        var has = text.Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        return question.Skip(1).Any(token => token.IsWord && token.Raw.Length > 2 && char.IsUpper(token.Raw[0]) && !has.Contains(token.Text)
            && !has.Any(word => WordLikeness.Alike(token.Text, word)) && !LanguageVote.IsFunctionWord(token.Text));
    }

    private static List<(int Value, int At)> NumbersOf(IReadOnlyList<Token> tokens) =>
        [.. tokens.Index().Select(pair => (Value: ValueOf(pair.Item), At: pair.Index)).Where(pair => pair.Value >= 0)];

    private static int ValueOf(Token token) =>
        token.IsNumber ? (int.TryParse(token.Text, CultureInfo.InvariantCulture, out var value) ? value : -1)
        : Zero.Contains(token.Text) ? 0
        : WorkshopNumbers.CardinalOf(token.Text) is > 1 and var cardinal ? cardinal : -1;

    private static bool IsYear(int value) => value is >= FirstYear and <= LastYear;
}
