using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Questions;

/// <summary>
/// Finds workshops while somebody types: by number, by words that are not finished yet, and by what the words are about. Pure; knows no workshop by name.
/// </summary>
internal sealed class WorkshopSearch
{
    /// <summary>From here on a workshop is about the words, though none of them stands in it.</summary>
    private const double About = 0.3;

    private const int InTitle = 4;
    private const int InNames = 2;
    private const int InText = 1;

    private readonly EventContent content;
    private readonly Understander understander;
    private readonly Dictionary<int, List<(string Word, int Weight)>> words;

    public WorkshopSearch(EventContent content, Understander understander)
    {
        this.content = content;
        this.understander = understander;
        words = content.Workshops.ToDictionary(workshop => workshop.Number, WordsOf);
    }

    /// <summary>Workshops that fit, the best first; all of them, in their order, when nothing is asked.</summary>
    /// <param name="asked">As typed so far.</param>
    /// <param name="language">Of whoever types, when the words do not tell.</param>
    public IReadOnlyList<Workshop> Find(string asked, string language)
    {
        var typed = Tokens.Of(Tokens.Capped(asked)).Where(token => token.IsWord || token.IsNumber).Select(token => token.Text).ToList();
        if (typed.Count == 0)
        {
            return content.Workshops;
        }

        var evidence = understander.Gather(asked, new Context(language, [], null, null));
        if (evidence.Meant.Count > 0)
        {
            return [.. evidence.Meant.Select(content.Find).OfType<Workshop>()];
        }

        // "de", "of": they stand everywhere. When there is nothing else, they are what is looked for.
        var telling = typed.Where(word => !LanguageVote.IsFunctionWord(word)).ToList() is { Count: > 0 } some ? some : typed;
        var topics = evidence.Topics.ToDictionary(topic => topic.Workshop, topic => topic.Likelihood);
        return [.. content.Workshops
            .Select(workshop => (Workshop: workshop, Found: Found(workshop.Number, telling), Topic: topics.GetValueOrDefault(workshop.Number)))
            .Where(one => one.Found > 0 || one.Topic >= About)
            .OrderByDescending(one => one.Found + (InTitle * telling.Count * one.Topic))
            .ThenBy(one => one.Workshop.Number)
            .Select(one => one.Workshop)];
    }

    /// <summary>How much the words say of the workshop; 0 when one of them stands nowhere in it.</summary>
    private int Found(int workshop, List<string> typed)
    {
        var sum = 0;
        foreach (var word in typed)
        {
            var best = words[workshop].Where(one => one.Word.StartsWith(word, StringComparison.Ordinal)).Select(one => one.Weight).DefaultIfEmpty().Max();
            if (best == 0)
            {
                return 0;
            }

            sum += best;
        }

        return sum;
    }

    private static List<(string Word, int Weight)> WordsOf(Workshop workshop) =>
    [
        .. workshop.Texts.Values.SelectMany(text => Words([text.Title, text.Short], InTitle)
                .Concat(Words(text.Aliases.Concat(text.Passages.Select(passage => passage.Heading)), InNames))
                .Concat(Words(text.Passages.SelectMany(passage => passage.Words.Append(passage.Text)), InText)))
            .GroupBy(one => one.Word, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Max(one => one.Weight))),
    ];

    private static IEnumerable<(string Word, int Weight)> Words(IEnumerable<string> texts, int weight) =>
        texts.SelectMany(text => Tokens.Of(text)).Where(token => token.IsWord || token.IsNumber).Select(token => (token.Text, weight));
}

/// <summary>The search in the content as it is now.</summary>
internal sealed class WorkshopSearchStore
{
    private volatile WorkshopSearch current;

    public WorkshopSearchStore(ContentStore content, UnderstanderStore understanders)
    {
        current = new WorkshopSearch(content.Current, understanders.Current);
        content.Changed += (_, _) => current = new WorkshopSearch(content.Current, understanders.Current);
    }

    public WorkshopSearch Current => current;
}
