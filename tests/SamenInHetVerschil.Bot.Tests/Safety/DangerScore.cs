using System.Globalization;
using System.Text;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Safety;

/// <summary>
/// How well danger is heard in the words of people whose lines were not learned from. A line is judged by a recogniser that knows nothing of the hand
/// that wrote it: lines of a known hand are found far too easily.
/// </summary>
internal static class DangerScore
{
    /// <summary>Who wrote the lines, as letters of <see cref="DangerLine.By"/>; the second half wrote ordinary questions only. The last hand wrote in many voices, a letter each.</summary>
    private static readonly (string Name, string Veiled, string Ordinary)[] Hands =
        [("hand a", "a", "cg"), ("hand b", "b", "dh"), ("hands j and k", "jk", "ei"), ("many voices", "mnopqrstuvwxyz", "f")];

    /// <summary>A report of rows "what, how many, of how many": more is better in every row. Below it, the lines that went worst.</summary>
    public static string Report()
    {
        var judged = Judge();
        var report = new StringBuilder();
        foreach (var (name, part) in Parts(judged))
        {
            Row(report, $"{name}: danger, help first", part.Where(pair => pair.Line.Danger == "strong"), danger => danger.Grade == DangerGrade.Strong);
            Row(report, $"{name}: danger, at least the numbers", part.Where(pair => pair.Line.Danger == "strong"), danger => danger.Grade != DangerGrade.None);
            Row(report, $"{name}: soft signs, at least the numbers", part.Where(pair => pair.Line.Danger == "soft"), danger => danger.Grade != DangerGrade.None);
            Row(report, $"{name}: look-alikes, answered", part.Where(IsLookAlike), danger => danger.Grade != DangerGrade.Strong);
            Row(report, $"{name}: look-alikes, no numbers", part.Where(IsLookAlike), danger => danger.Grade == DangerGrade.None);
            Row(report, $"{name}: ordinary questions, answered", part.Where(IsOrdinary), danger => danger.Grade != DangerGrade.Strong);
            Row(report, $"{name}: ordinary questions, no numbers", part.Where(IsOrdinary), danger => danger.Grade == DangerGrade.None);
        }

        foreach (var need in judged.Where(pair => pair.Line is { IsDanger: true, Need: not (null or "none") } && pair.Danger.Grade != DangerGrade.None).GroupBy(pair => pair.Line.Need!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var kind = Enum.Parse<HelpKind>(need.Key, ignoreCase: true);
            Row(report, $"need {need.Key}: its number comes first", need, danger => SafetyOrder.For(danger)[0] == kind);
            Row(report, $"need {need.Key}: its number is on the card", need, danger => SafetyOrder.For(danger).Contains(kind));
        }

        report.Append('\n');
        foreach (var (line, danger) in judged.Where(pair => pair.Line.Danger == "strong" && pair.Danger.Grade == DangerGrade.None).OrderBy(pair => pair.Danger.Concern).Take(60))
        {
            report.Append(CultureInfo.InvariantCulture, $"not heard {danger.Concern:0.00} {line.By}: {line.Text}\n");
        }

        foreach (var (line, danger) in judged.Where(pair => !pair.Line.IsDanger && pair.Danger.Grade == DangerGrade.Strong).OrderByDescending(pair => pair.Danger.Concern).Take(60))
        {
            report.Append(CultureInfo.InvariantCulture, $"false alarm {danger.Concern:0.00} {line.By}: {line.Text}\n");
        }

        return report.ToString();
    }

    private static List<(DangerLine Line, Danger Danger)> Judge()
    {
        var lines = SafetyResources.Lines();
        return [.. Hands.SelectMany(hand =>
        {
            bool OfThisHand(DangerLine line) => (hand.Veiled + hand.Ordinary).Contains(line.By, StringComparison.Ordinal);
            var recogniser = DangerRecogniser.Train([.. lines.Where(line => !OfThisHand(line))]);
            return lines.Where(OfThisHand).Select(line => (line, recogniser.Look(line.Text)));
        })];
    }

    private static IEnumerable<(string Name, IEnumerable<(DangerLine Line, Danger Danger)> Part)> Parts(List<(DangerLine Line, Danger Danger)> judged) =>
    [
        ("all", judged),
        .. Hands.Select(hand => (hand.Name, judged.Where(pair => hand.Veiled.Contains(pair.Line.By, StringComparison.Ordinal)))),
        .. new[] { "nl", "en", "fr" }.Select(language => (language, judged.Where(pair => pair.Line.Lang == language))),
    ];

    private static bool IsOrdinary((DangerLine Line, Danger) pair) => Hands.Any(hand => hand.Ordinary.Contains(pair.Line.By, StringComparison.Ordinal));

    private static bool IsLookAlike((DangerLine Line, Danger) pair) => !pair.Line.IsDanger && !IsOrdinary(pair);

    private static void Row(StringBuilder report, string name, IEnumerable<(DangerLine Line, Danger Danger)> part, Func<Danger, bool> isRight)
    {
        var dangers = part.Select(pair => pair.Danger).ToList();
        if (dangers.Count > 0)
        {
            report.Append(CultureInfo.InvariantCulture, $"{name} {dangers.Count(isRight)} of {dangers.Count} ({(double)dangers.Count(isRight) / dangers.Count:P1})\n");
        }
    }
}
