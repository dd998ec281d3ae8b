using System.Runtime.CompilerServices;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Safety;

/// <summary>
/// A message as the classifier sees it: words and signs, pairs of them, pieces of words that survive typing errors, its length, and what the lexicon found.
/// </summary>
internal static class DangerFeatures
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;

    // Words and pieces are weighed against the length of the message, so that a long one does not shout; evidence counts as it is.
    private const float PieceWeight = 1;
    private const float WordWeight = 1.5f;
    private const float EvidenceWeight = 0.6f;
    private const float PairWeight = 0.3f;
    private const int FewWords = 6;
    private const int FewPieces = 24;

    // Who asks something is short; who tells something is not. In steps, since the difference between four words and eight says more than between forty and fifty.
    private const float LengthWeight = 0.7f;
    private const int LengthStep = 4;
    private const int LongestStep = 8;

    /// <summary>Whether a token is looked at: words, numbers, and the signs that take a sentence apart. A story has other commas than a request.</summary>
    public static bool IsRead(Token token) => token.IsWord || token.IsNumber || token.Raw[0] is '.' or ',' or '?' or '!';

    /// <summary>The token as it is looked at: of repeated signs, one.</summary>
    public static Token AsRead(Token token) => token.IsWord || token.IsNumber ? token : token with { Text = token.Raw[..1] };

    public static List<(string Feature, float Value)> Of(IReadOnlyList<Token> words, EvidenceLexicon lexicon)
    {
        var text = ' ' + string.Join(' ', words.Select(word => word.Text)) + ' ';
        var most = (text.Length * (LongestPiece - ShortestPiece + 1)) + (words.Count * 4) + 20;
        var features = new List<(string Feature, float Value)>(most);
        var seen = new HashSet<string>(most, StringComparer.Ordinal);
        AddPieces(text, seen, features);
        var value = WordWeight / MathF.Sqrt(Math.Max(FewWords, words.Count));
        for (var at = 0; at < words.Count; at++)
        {
            Add("w " + words[at].Text, value);
            Add($"p {(at == 0 ? "" : words[at - 1].Text)} {words[at].Text}", value);
        }

        var groups = lexicon.Find(words).Groups.ToList();
        for (var first = 0; first < groups.Count; first++)
        {
            Add("e " + groups[first], EvidenceWeight);
            for (var second = first + 1; second < groups.Count; second++)
            {
                Add($"e {groups[first]} {groups[second]}", PairWeight);
            }
        }

        Add("length " + Math.Min(LongestStep, words.Count / LengthStep), LengthWeight);
        Add("always", 1);
        return features;

        void Add(string feature, float weight)
        {
            if (seen.Add(feature))
            {
                features.Add((feature, weight));
            }
        }
    }

    // The one hot loop of the training, so it is compiled well at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddPieces(string text, HashSet<string> seen, List<(string Feature, float Value)> features)
    {
        var count = 0;
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            count += Math.Max(0, text.Length - length + 1);
        }

        var value = PieceWeight / MathF.Sqrt(Math.Max(FewPieces, count));
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            for (var at = 0; at + length <= text.Length; at++)
            {
                var piece = text.Substring(at, length);
                if (seen.Add(piece))
                {
                    features.Add((piece, value));
                }
            }
        }
    }
}
