using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Which passage answers a question, learned from the passages themselves and from questions that the event's examples say they answer. It knows words that no
/// passage has; what it says is weighed beside retrieval.
/// </summary>
internal sealed class PassageModel
{
    /// <summary>What is less likely than this is left out: in a big event that is nearly everything.</summary>
    private const float Negligible = 1e-3f;

    private readonly MaximumEntropy<int> model;

    /// <param name="key">See <see cref="LearnedModels"/>.</param>
    public PassageModel(EventContent content, string? key = null) =>
        model = LearnedModels.Get("passages", key, () => MaximumEntropy<int>.Train(
            [
                .. content.Workshops.SelectMany(workshop => workshop.Texts.Values)
                    .SelectMany(text => text.Passages.SelectMany(passage => Lessons(passage).Select(lesson => Lesson(LabelOf(text.Number, passage.Id), lesson)))),
                .. content.Examples.Where(example => example.Passage is not null).Select(example => Lesson(LabelOf(example.Workshops[0], example.Passage!), example.Text)),
            ],
            epochs: 6, rate: 0.15f, shrink: 1e-4f, enough: 0.9f));

    /// <summary>Likelihood of each passage that is not out of the question, by <c>workshop/passage id</c>.</summary>
    public IReadOnlyDictionary<string, double> Likelihoods(IReadOnlyList<Token> question)
    {
        var probabilities = model.Probabilities(Features(question));
        var likelihoods = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var label = 0; label < probabilities.Length; label++)
        {
            if (probabilities[label] >= Negligible)
            {
                likelihoods.Add(model.Labels[label], probabilities[label]);
            }
        }

        return likelihoods;
    }

    public static string LabelOf(int workshop, string passage) => $"{workshop}/{passage}";

    private static (string Label, IReadOnlyList<(int Feature, float Value)> Features) Lesson(string label, string text) => (label, Features(Chat.Read(text)));

    private static IEnumerable<string> Lessons(Passage passage) =>
        [passage.Heading, passage.Text, string.Join(' ', passage.Words), string.Join(' ', passage.Answers.SelectMany(answer => answer.Of))];

    private static List<(int Feature, float Value)> Features(IReadOnlyList<Token> tokens)
    {
        var bag = new FeatureBag();
        var before = "";
        foreach (var token in tokens)
        {
            if (!token.IsWord && !token.IsNumber)
            {
                continue;
            }

            var word = token.Text;
            var isFunction = LanguageVote.IsFunctionWord(word);
            bag.Set(isFunction ? 0.5f : 1f, word);
            if (before.Length > 0)
            {
                bag.Set(0.4f, before, word);
            }

            if (!isFunction && word.Length > 4)
            {
                bag.SetGrams(0.3f, word, 5);
            }

            before = word;
        }

        return bag.Scaled(2f, 1.2f);
    }
}
