using SamenInHetVerschil.Content;
using SamenInHetVerschil.Questions;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Operations;

/// <summary>
/// Turns lines that people typed and somebody labelled into what the models learn from. Evidence about a line is gathered by models that did not see that
/// line, so that everything after them is learned with the doubt there will be about strangers' lines.
/// </summary>
internal static class Teaching
{
    private const int Folds = 5;

    /// <summary>A line as it was typed.</summary>
    /// <param name="Kind">One of <see cref="Kinds"/>; null when the line only teaches what a passage answers.</param>
    /// <param name="Workshops">What it is about; may be empty.</param>
    /// <param name="Passage">Id of the passage of the first workshop that answers it; null when none does.</param>
    internal sealed record TypedLine(string Text, string? Kind, IReadOnlyList<int> Workshops, string? Passage = null);

    /// <summary>Everything that is learned from the lines.</summary>
    internal sealed record Learned(IReadOnlyList<LabelledLine> Lines, IReadOnlyList<Judgement> Judgements, IReadOnlyList<ExampleLine> Examples);

    public static Learned Learn(EventContent content, IReadOnlyList<TypedLine> all)
    {
        var typed = all.Where(line => line.Kind is not null).ToList();
        var passages = all.Where(line => line.Kind is null).ToList();
        var plain = typed.Select(line => new LabelledLine(line.Kind!, [.. Chat.Read(line.Text).Select(token => token.Text)], [])).ToList();
        var lines = new LabelledLine[typed.Count];
        var judgements = new List<Judgement>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = typed.Index().Where(pair => pair.Index % Folds != fold).ToList();
            // The example questions that teach a passage are divided as well: otherwise every passage would look certain.
            var known = content with { Examples = Examples(others.Select(pair => pair.Item).Concat(passages.Where((_, index) => index % Folds != fold))) };
            var half = new Understander(known, [.. others.Select(pair => plain[pair.Index])], key: null);
            var finder = new AnswerFinder(known);
            foreach (var (index, line) in typed.Index().Where(pair => pair.Index % Folds == fold))
            {
                var context = new Context(content.Event.DefaultLanguage, [], null, null);
                var evidence = half.Gather(line.Text, context);
                lines[index] = new LabelledLine(line.Kind!, evidence.Masked, evidence.Signs);
                if (line.Kind is Kinds.Fact or Kinds.Definition or Kinds.NearMiss && Judge(finder, evidence, line) is { } judgement)
                {
                    judgements.Add(judgement);
                }
            }
        }

        return new Learned(lines, judgements, Examples(all));
    }

    private static Judgement? Judge(AnswerFinder finder, Evidence evidence, TypedLine line)
    {
        var workshops = evidence.Meant.Count > 0 ? evidence.Meant : [.. evidence.Topics.Where(topic => topic.Likelihood > 0.05).Select(topic => topic.Workshop)];
        var best = finder.Best(evidence, evidence.Language, workshops, evidence.Meant.Count > 0);
        var isRight = best is not null && line.Passage is not null && (best.Passage.Id == line.Passage || best.Second?.Id == line.Passage);
        // A question that is answered elsewhere teaches nothing about this passage.
        return best is null || (line.Passage is not null && !isRight) ? null : new Judgement(isRight, evidence.Masked, best.Signs);
    }

    /// <summary>The lines that teach what the workshops and their passages are about.</summary>
    private static List<ExampleLine> Examples(IEnumerable<TypedLine> typed) =>
        [.. typed.Where(line => line.Kind is null or Kinds.Theme or Kinds.Fact or Kinds.Definition or Kinds.NearMiss or Kinds.Recommend or Kinds.SignUp or Kinds.Cancel or Kinds.Places)
            .Where(line => line.Workshops.Count is 1 or 2)
            .Select(line => new ExampleLine(line.Text, line.Workshops, line.Passage))];
}
