namespace SamenInHetVerschil.Understanding.Organising;

/// <summary>The words of organisers at the door, from <c>Words/door.yaml</c>.</summary>
internal static class DoorWords
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordLists.Lists("door");

    /// <summary>Single words.</summary>
    public static IReadOnlySet<string> Set(string list) => Lists[list].ToHashSet(StringComparer.Ordinal);

    /// <summary>Phrases with the name of their list. They are compared as typed, without chat's spellings: an organiser's French "est" is no Flemish "'t is".</summary>
    public static Phrases<string> Phrases(params IReadOnlyList<string> lists) => new(lists.SelectMany(list => Lists[list].Select(phrase => (Words(phrase), list))));

    private static IReadOnlyList<string> Words(string phrase)
    {
        var words = Tokens.Words(Tokens.Of(phrase)).Words;
        return phrase.EndsWith('*') ? [.. words.SkipLast(1), words[^1] + "*"] : words;
    }
}
