using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Which workshops a text is about, learned from the content itself: titles, aliases, what people say, for whom it is, passages, examples. General
/// lines teach it what is about none of them.
/// </summary>
internal sealed class TopicModel
{
    private const string None = "none";

    /// <summary>At least so many lessons of the event's own for each that is about none of it.</summary>
    private const double OwnForEachGeneral = 3;

    private readonly MaximumEntropy<int> model;
    private readonly Phrases<int> names;

    /// <param name="general">What is about no workshop.</param>
    /// <param name="key">See <see cref="LearnedModels"/>.</param>
    public TopicModel(EventContent content, IReadOnlyList<string> general, string? key = null)
    {
        model = LearnedModels.Get("topics", key, () => MaximumEntropy<int>.Train(Lessons(content, general), epochs: 6, rate: 0.07f, shrink: 5e-4f, enough: 0.9f));
        names = new Phrases<int>(content.Workshops.SelectMany(workshop => workshop.Texts.Values.SelectMany(text =>
            text.Aliases.Append(text.Title).Append(text.Short).Select(name => (Phrases<int>.Words(name), workshop.Number))))
            .DistinctBy(name => (string.Join(' ', name.Item1), name.Number)));
    }

    /// <summary>How likely each workshop is the subject, the likeliest first; what is missing from 1 is "none of them".</summary>
    public IReadOnlyList<(int Workshop, double Likelihood)> Rank(IReadOnlyList<Token> tokens)
    {
        var probabilities = model.Probabilities(Features(tokens));
        return [.. model.Labels.Index().Where(label => label.Item != None)
            .Select(label => (Workshop: int.Parse(label.Item, System.Globalization.CultureInfo.InvariantCulture), Likelihood: (double)probabilities[label.Index]))
            .OrderByDescending(pair => pair.Likelihood)];
    }

    /// <summary>Workshops that are called by a name of theirs, and the tokens of that name. The longest name wins over those inside it.</summary>
    /// <param name="words">The words of the message.</param>
    /// <param name="at">The index of the token of each word.</param>
    public IReadOnlyList<(int Workshop, int From, int To)> Named(IReadOnlyList<string> words, IReadOnlyList<int> at)
    {
        var taken = new bool[words.Count];
        var named = new List<(int Workshop, int From, int To)>();
        foreach (var group in names.In(words).GroupBy(hit => hit.Length).OrderByDescending(group => group.Key))
        {
            var free = group.Where(hit => !taken.AsSpan(hit.From, hit.Length).Contains(true)).ToList();
            foreach (var (workshop, from, length) in free)
            {
                named.Add((workshop, at[from], at[from + length - 1]));
            }

            free.ForEach(hit => taken.AsSpan(hit.From, hit.Length).Fill(true));
        }

        return [.. named.Distinct().OrderBy(name => name.From)];
    }

    private static List<(string Label, IReadOnlyList<(int Feature, float Value)> Features)> Lessons(EventContent content, IReadOnlyList<string> general)
    {
        var lessons = content.Workshops.SelectMany(workshop => workshop.Texts.Values.SelectMany(Lessons).Select(text => Lesson(LabelOf(workshop.Number), text)))
            .Concat(content.Examples.SelectMany(example => example.Workshops.Take(2).Select(number => Lesson(LabelOf(number), example.Text)))).ToList();
        // A small event must not be drowned in what is about none of its workshops.
        var step = Math.Max(1, (int)Math.Ceiling(general.Count * OwnForEachGeneral / lessons.Count));
        lessons.AddRange(general.Where((_, index) => index % step == 0).Select(text => Lesson(None, text)));
        return lessons;
    }

    private static string LabelOf(int workshop) => workshop.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static (string Label, IReadOnlyList<(int Feature, float Value)> Features) Lesson(string label, string text) => (label, Features(Chat.Read(text)));

    private static IEnumerable<string> Lessons(WorkshopText text) =>
    [
        text.Title, text.Title, text.Short,
        .. text.Aliases, .. text.Aliases, .. text.Heard,
        .. text.For.SelectMany(suitable => suitable.Who.Concat(suitable.Who).Append(string.Join(' ', suitable.Who)).Append(suitable.Because)),
        .. text.Passages.SelectMany(passage => passage.Words.Append(passage.Heading).Append(passage.Text).Append(string.Join(' ', passage.Words))),
    ];

    private static List<(int Feature, float Value)> Features(IReadOnlyList<Token> tokens)
    {
        var bag = new FeatureBag();
        var before = "";
        foreach (var token in tokens)
        {
            if (!token.IsWord)
            {
                continue;
            }

            var word = token.Text;
            var isFunction = LanguageVote.IsFunctionWord(word);
            bag.Set(isFunction ? 0.3f : 1f, word);
            if (before.Length > 0)
            {
                bag.Set(0.5f, before, word);
            }

            if (!isFunction && word.Length > 3)
            {
                bag.SetGrams(0.2f, word, 4);
                bag.SetGrams(0.2f, word, 5);
            }

            before = word;
        }

        return bag.Scaled(1.7f, 1.5f);
    }
}
