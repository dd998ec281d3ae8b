using System.Text.Json;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Safety;

/// <summary>
/// Words that may mean something, in groups: who, what, where, how it is said. They stand in <c>evidence.json</c> and only report; what a message
/// amounts to is decided elsewhere. In a phrase, <c>*</c> ends the beginning of a word and <c>~</c> stands for up to four words.
/// </summary>
internal sealed class EvidenceLexicon
{
    private const int WidestGap = 4;

    private readonly Dictionary<string, List<Phrase>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> byBeginning = new(StringComparer.Ordinal);
    private readonly List<int> beginningLengths = [];

    private EvidenceLexicon(Source source)
    {
        foreach (var (need, phrases) in source.Clear)
        {
            var kind = Enum.Parse<HelpKind>(need, ignoreCase: true);
            Add("clear." + need, kind, phrases);
        }

        foreach (var (group, phrases) in source.Evidence)
        {
            Add(group, null, phrases);
        }

        beginningLengths.AddRange(byBeginning.Keys.Select(key => key.Length).Distinct().Order());
    }

    public static EvidenceLexicon Load()
    {
        using var stream = SafetyResources.Open("evidence.json");
        return new EvidenceLexicon(JsonSerializer.Deserialize<Source>(stream, JsonSerializerOptions.Web)!);
    }

    /// <summary>The groups that a message touches, each once, and the needs that it states in so many words.</summary>
    public Findings Find(IReadOnlyList<Token> words)
    {
        var groups = new SortedSet<string>(StringComparer.Ordinal);
        HelpKind? clear = null;
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at].Text;
            Look(byWord, word);
            foreach (var length in beginningLengths)
            {
                if (length > word.Length)
                {
                    break;
                }

                Look(byBeginning, word[..length]);
            }

            void Look(Dictionary<string, List<Phrase>> index, string key)
            {
                foreach (var phrase in index.GetValueOrDefault(key) ?? [])
                {
                    if (Matches(phrase.Parts, 1, words, at + 1))
                    {
                        groups.Add(phrase.Group);
                        // Danger at this moment outranks what it comes from.
                        clear = phrase.Clear is HelpKind.Now ? HelpKind.Now : clear ?? phrase.Clear;
                    }
                }
            }
        }

        return new Findings(groups, clear);
    }

    private void Add(string group, HelpKind? clear, IReadOnlyList<string> phrases)
    {
        foreach (var text in phrases)
        {
            var parts = text.Split(' ').SelectMany(PartsOf).ToArray();
            var index = parts[0].IsBeginning ? byBeginning : byWord;
            if (!index.TryGetValue(parts[0].Text, out var list))
            {
                index.Add(parts[0].Text, list = []);
            }

            list.Add(new Phrase(group, clear, parts));
        }
    }

    private static IEnumerable<Part> PartsOf(string text)
    {
        if (text == "~")
        {
            return [new Part("", IsBeginning: false, IsGap: true)];
        }

        var words = Tokens.Of(text).Where(token => token.IsWord || token.IsNumber).Select(token => new Part(token.Text, false, false)).ToArray();
        if (text.EndsWith('*'))
        {
            words[^1] = words[^1] with { IsBeginning = true };
        }

        return words;
    }

    private static bool Matches(Part[] parts, int part, IReadOnlyList<Token> words, int at)
    {
        if (part == parts.Length)
        {
            return true;
        }

        if (parts[part].IsGap)
        {
            return Enumerable.Range(0, WidestGap + 1).Any(skip => Matches(parts, part + 1, words, at + skip));
        }

        return at < words.Count && parts[part].Fits(words[at].Text) && Matches(parts, part + 1, words, at + 1);
    }

    private sealed record Source(Dictionary<string, string[]> Clear, Dictionary<string, string[]> Evidence);

    private sealed record Phrase(string Group, HelpKind? Clear, Part[] Parts);

    private sealed record Part(string Text, bool IsBeginning, bool IsGap)
    {
        public bool Fits(string word) => IsBeginning ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text;
    }
}

/// <summary>What the lexicon found in a message.</summary>
/// <param name="Clear">A need that was stated in so many words.</param>
internal sealed record Findings(IReadOnlySet<string> Groups, HelpKind? Clear)
{
    public bool Has(string group) => Groups.Contains(group);

    /// <summary>A group whose name starts so, such as <c>person.</c>.</summary>
    public bool HasAny(params ReadOnlySpan<string> groups)
    {
        foreach (var group in groups)
        {
            if (Groups.Contains(group))
            {
                return true;
            }
        }

        return false;
    }
}
