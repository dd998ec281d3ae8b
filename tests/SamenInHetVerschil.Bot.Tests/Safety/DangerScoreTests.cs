using Xunit.Abstractions;

namespace SamenInHetVerschil.Safety;

/// <summary>
/// How well the recogniser does on lines it did not learn from. The floors are a little below what was measured: they guard against a change that
/// makes it worse. The labelled lines are harder than what people type on an ordinary day: half of them were written to mislead.
/// </summary>
public sealed class DangerScoreTests(ITestOutputHelper output)
{
    private const int Folds = 5;

    [Fact]
    public void It_finds_danger_in_lines_that_it_did_not_learn_from()
    {
        var lines = SafetyResources.Lines();
        var judged = Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var recogniser = DangerRecogniser.Train([.. lines.Where((_, at) => at % Folds != fold)]);
            return lines.Where((_, at) => at % Folds == fold).Select(line => (Line: line, Danger: recogniser.Look(line.Text)));
        }).ToList();
        foreach (var family in judged.GroupBy(pair => (pair.Line.Need ?? "none", pair.Line.Lang, pair.Line.IsDanger)).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            output.WriteLine($"{family.Key}: {family.Count()} lines, strong {Share(family, DangerGrade.Strong):P0}, with soft {Share(family, DangerGrade.Soft):P0}");
        }

        var dangers = judged.Where(pair => pair.Line.Danger == "strong").ToList();
        var calm = judged.Where(pair => !pair.Line.IsDanger).ToList();
        var ordinary = calm.Where(pair => pair.Line.By is not ("a" or "b")).ToList();
        output.WriteLine($"danger: strong {Share(dangers, DangerGrade.Strong):P1}, with soft {Share(dangers, DangerGrade.Soft):P1}");
        output.WriteLine($"no danger: strong {Share(calm, DangerGrade.Strong):P1}, with soft {Share(calm, DangerGrade.Soft):P1}");
        output.WriteLine($"ordinary questions: strong {Share(ordinary, DangerGrade.Strong):P1}, with soft {Share(ordinary, DangerGrade.Soft):P1}");

        Assert.True(Share(dangers, DangerGrade.Strong) > 0.83);
        Assert.True(Share(dangers, DangerGrade.Soft) > 0.86);
        Assert.True(Share(calm, DangerGrade.Strong) < 0.09);
    }

    private static double Share(IEnumerable<(DangerLine Line, Danger Danger)> judged, DangerGrade atLeast) =>
        judged.Average(pair => pair.Danger.Grade >= atLeast ? 1.0 : 0);
}
