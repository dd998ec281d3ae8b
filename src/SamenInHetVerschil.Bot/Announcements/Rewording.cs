using System.Text.RegularExpressions;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Announcements;

/// <summary>Other words for a piece of a text.</summary>
internal static partial class Rewording
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordLists.Lists("announcing");
    private static readonly HashSet<string> Starts = [.. Lists["starts"]];
    private static readonly HashSet<string> Ends = [.. Lists["ends"]];

    /// <summary>The text with the new piece in the place of the old one; null when it is not clear which piece that is.</summary>
    /// <param name="old">As somebody said it; null: the piece that begins as the new one does.</param>
    public static string? Reword(string text, string? old, string piece)
    {
        if (old is not null)
        {
            return Regex.Match(text, $@"(?<!\w){Regex.Escape(old)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200)) is { Success: true } match
                ? text[..match.Index] + piece + text[(match.Index + match.Length)..] : null;
        }

        var words = Word().Matches(text).ToList();
        var wanted = Word().Matches(piece).Select(match => Tokens.Fold(match.Value)).ToList();
        if (wanted.Count == 0)
        {
            return null;
        }

        if (words.Count <= 3 || (wanted.Count >= 4 && !Starts.Contains(wanted[0])))
        {
            return piece;
        }

        return Starts.Contains(wanted[0]) || char.IsAsciiDigit(wanted[0][0]) ? Fitted(text, words, wanted, piece) : null;
    }

    /// <summary>"in de refter" takes the place of "in de aula": the piece that begins alike, up to a sign or a word at which something else begins.</summary>
    private static string? Fitted(string text, List<Match> words, List<string> wanted, string piece)
    {
        var isHour = char.IsAsciiDigit(wanted[0][0]);
        var from = Enumerable.Range(0, words.Count)
            .Where(at => isHour ? char.IsAsciiDigit(words[at].Value[0]) && (wanted.Count < 2 || (at + 1 < words.Count && Tokens.Fold(words[at + 1].Value) == wanted[1])) : Tokens.Fold(words[at].Value) == wanted[0])
            .OrderByDescending(at => wanted.Count > 1 && at + 1 < words.Count && Tokens.Fold(words[at + 1].Value) == wanted[1]).ThenByDescending(at => at)
            .Select(at => (int?)at).FirstOrDefault();
        if (from is not { } first)
        {
            return null;
        }

        var last = first;
        while (last + 1 < words.Count && !Ends.Contains(Tokens.Fold(words[last + 1].Value)) && string.IsNullOrWhiteSpace(text[(words[last].Index + words[last].Length)..words[last + 1].Index]))
        {
            last++;
        }

        // "in de aula starten we": what goes is about as long as what comes.
        last = last - first + 1 > wanted.Count + 1 ? first + wanted.Count - 1 : last;
        return text[..words[first].Index] + piece + text[(words[last].Index + words[last].Length)..];
    }

    [GeneratedRegex(@"[\w-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
