using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Questions;

/// <summary>Why a workshop suits somebody: the reason that the content gives for people most like them.</summary>
internal static class Reasons
{
    public static string For(WorkshopText workshop, string message)
    {
        var words = Tokens.Words(Tokens.Of(message)).Words.Where(word => word.Length > 2 && !LanguageVote.IsFunctionWord(word)).ToList();
        var best = workshop.For
            .Select(suitable => (suitable, Likeness: suitable.Who.Append(suitable.Because).Max(who => Likeness(who, words))))
            .MaxBy(pair => pair.Likeness);
        return Sentence(best.Likeness > 0.3 ? best.suitable.Because : workshop.Theme.Text);
    }

    private static double Likeness(string who, List<string> words)
    {
        var grams = Tokens.Words(Tokens.Of(who)).Words.Where(word => !LanguageVote.IsFunctionWord(word)).SelectMany(word => Grams.Of(word, 4)).ToHashSet(StringComparer.Ordinal);
        return words.Count == 0 || grams.Count == 0
            ? 0
            : words.Max(word => Grams.Of(word, 4).ToList() is var own ? own.Count(grams.Contains) / (double)own.Count : 0);
    }

    private static string Sentence(string text) =>
        char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '?' ? "" : ".");
}
