using System.Globalization;

namespace SamenInHetVerschil.Safety;

/// <summary>How well danger is heard, kept as an approved report: a change shows what it bettered and what it broke.</summary>
public sealed class DangerScoreTests
{
    /// <summary>Another processor rounds another way, and a few lines on the edge fall to the other side: so many in a hundred.</summary>
    private const double Rounding = 0.006;

    private const int FewestLines = 2;

    [Fact]
    public void Danger_in_the_words_of_others_is_heard_as_well_as_the_approved_report_says()
    {
        var report = DangerScore.Report();
        File.WriteAllText(PathOf("danger.received.txt"), report);

        var approved = Rows(File.ReadAllText(PathOf("danger.report.txt")));
        var received = Rows(report);
        Assert.Equal(approved.Keys, received.Keys);
        var worse = received.Where(row => row.Value.Share < approved[row.Key].Share - Math.Max(Rounding, (double)FewestLines / row.Value.Of))
            .Select(row => $"{row.Key}: {row.Value.Share:P1}, was {approved[row.Key].Share:P1}").ToList();
        Assert.True(worse.Count == 0, $"Worse than tests/…/Safety/danger.report.txt: {string.Join("; ", worse)}. The report is in {PathOf("danger.received.txt")}; copy it there when the change is wanted.");
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Safety", file);

    private static Dictionary<string, (double Share, int Of)> Rows(string report) => report.Split('\n').TakeWhile(line => line.Length > 0)
        .Select(line => line[..line.LastIndexOf(" (", StringComparison.Ordinal)].Split(" of ")).ToDictionary(
            parts => parts[0][..parts[0].LastIndexOf(' ')],
            parts => ((double)int.Parse(parts[0].Split(' ')[^1], CultureInfo.InvariantCulture) / int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture)));
}
