namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Pieces of words: runs of letters inside a word with its borders marked. They make "regen jassen", "regenjas" and "regenjs" look alike, which
/// whole words and stems do not.
/// </summary>
internal static class Grams
{
    /// <summary>All runs of <paramref name="size"/> characters of <c>^word$</c>; the whole of it when it is shorter.</summary>
    public static IEnumerable<string> Of(string word, int size)
    {
        var bordered = $"^{word}$";
        if (bordered.Length <= size)
        {
            yield return bordered;
            yield break;
        }

        for (var at = 0; at + size <= bordered.Length; at++)
        {
            yield return bordered.Substring(at, size);
        }
    }
}
