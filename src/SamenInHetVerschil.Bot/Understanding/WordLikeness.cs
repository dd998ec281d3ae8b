namespace SamenInHetVerschil.Understanding;

/// <summary>Whether two words are the same up to an ending or a typing error.</summary>
internal static class WordLikeness
{
    private const double Share = 0.6;

    public static bool Alike(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        if (one.Length < 4 || other.Length < 4)
        {
            return false;
        }

        var first = Grams.Of(one, 3).ToHashSet(StringComparer.Ordinal);
        var second = Grams.Of(other, 3).ToHashSet(StringComparer.Ordinal);
        return first.Count(second.Contains) >= Share * Math.Min(first.Count, second.Count);
    }
}
