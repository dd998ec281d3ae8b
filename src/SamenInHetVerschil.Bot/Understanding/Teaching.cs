using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Turns lines that people typed and somebody labelled into what the models learn from. Evidence about the subject of a line is gathered by a model that
/// did not see that line, so that the kinds are learned with the doubt there will be about strangers' lines.
/// </summary>
internal static class Teaching
{
    private const int Folds = 5;

    /// <summary>A line as it was typed.</summary>
    /// <param name="Kind">One of <see cref="Kinds"/>; null when the line only teaches what a passage answers.</param>
    /// <param name="Workshops">What it is about; may be empty.</param>
    /// <param name="Passage">Id of the passage of the first workshop that answers it.</param>
    internal sealed record TypedLine(string Text, string? Kind, IReadOnlyList<int> Workshops, string? Passage = null);

    /// <summary>The lines with the event's own words taken out, in the same order.</summary>
    public static IReadOnlyList<LabelledLine> Learn(EventContent content, IReadOnlyList<TypedLine> lines)
    {
        var typed = lines.Where(line => line.Kind is not null).ToList();
        var passages = lines.Where(line => line.Kind is null).ToList();
        var plain = typed.Select(line => new LabelledLine(line.Kind!, [.. Tokens.Of(line.Text).Select(token => token.Text)], [])).ToList();
        var learned = new LabelledLine[typed.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = typed.Index().Where(pair => pair.Index % Folds != fold).ToList();
            var half = new Understander(
                content with { Examples = Examples(others.Select(pair => pair.Item).Concat(passages)) }, [.. others.Select(pair => plain[pair.Index])]);
            foreach (var (index, line) in typed.Index().Where(pair => pair.Index % Folds == fold))
            {
                var evidence = half.Gather(line.Text, new Context(content.Event.DefaultLanguage, [], null, null));
                learned[index] = new LabelledLine(line.Kind!, evidence.Masked, evidence.Signs);
            }
        }

        return learned;
    }

    /// <summary>The lines that teach what the workshops are about.</summary>
    public static IReadOnlyList<ExampleLine> Examples(IEnumerable<TypedLine> typed) =>
        [.. typed.Where(line => line.Kind is null or Kinds.Theme or Kinds.Fact or Kinds.Definition or Kinds.NearMiss or Kinds.Recommend
                or Kinds.SignUp or Kinds.Cancel or Kinds.Places)
            .Where(line => line.Workshops.Count is 1 or 2)
            .Select(line => new ExampleLine(line.Text, line.Workshops, line.Passage))];
}
