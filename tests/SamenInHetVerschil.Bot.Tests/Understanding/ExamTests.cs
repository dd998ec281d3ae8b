using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Bot.Tests.Understanding;

/// <summary>How well strangers are understood, kept as an approved report: a change shows what it bettered and what it broke.</summary>
public class ExamTests
{
    /// <summary>Another processor rounds another way, and a line on the edge may fall to the other side.</summary>
    private const int Rounding = 2;

    [Theory]
    [InlineData("exam")]
    [InlineData("strangers")]
    public void Strangers_are_understood_as_well_as_the_approved_report_says(string lines)
    {
        var (report, _) = Exam.Mark(question => Exam.Understander.Understand(question.Text, new Context(question.Lang, [], null, null)).Main, Exam.Read($"{lines}.jsonl"));

        File.WriteAllText(Exam.PathOf($"{lines}.received.txt"), report);
        var approved = Rows(File.ReadAllText(Exam.PathOf($"{lines}.report.txt")));
        var worse = Rows(report).Where(row => row.Value < approved[row.Key] - Rounding).Select(row => $"{row.Key}: {row.Value}, was {approved[row.Key]}").ToList();
        Assert.True(
            worse.Count == 0,
            $"Worse than tests/…/Understanding/{lines}.report.txt: {string.Join("; ", worse)}. The lines are in {Exam.PathOf($"{lines}.received.txt")}; copy it there when the change is wanted.");
    }

    private static Dictionary<string, int> Rows(string report) => report.Split('\n').TakeWhile(line => line.Length > 0)
        .Select(line => line.Split(" of ")[0].TrimEnd()).ToDictionary(line => line[..line.LastIndexOf(' ')].TrimEnd(), line => int.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_bot_that_always_says_the_same_gets_next_to_nothing()
    {
        foreach (var constant in new Wish[] { new Wish.Outside(), new Wish.AskList(), new Wish.AskTheme([1]), new Wish.SignUp([1], [], false, false, []) })
        {
            Assert.True(Exam.Mark(_ => constant).Right < 0.1, $"{constant} passes too often.");
        }
    }

    [Fact]
    public void A_bot_that_shows_everything_or_says_the_question_back_gets_next_to_nothing()
    {
        Assert.True(Exam.Mark(_ => new Wish.AskTheme(Exam.ShippedContent.Value.Numbers)).Right < 0.1, "The whole document passes too often.");
        Assert.True(Exam.Mark(question => Exam.Understander.Gather(question.Text, new Context(question.Lang, [], null, null)) is { Meant: var numbers }
            ? new Wish.AskTheme(numbers.Count > 0 ? numbers : [0]) : new Wish.Unclear()).Right < 0.1, "The echo passes too often.");
    }

    /// <summary>An event that nobody taught it a line about: words for wishes are the language's, and its own words come from its content.</summary>
    [Fact]
    public void Another_event_is_understood_as_well_as_the_first()
    {
        var content = ContentReader.Read(Path.Combine(AppContext.BaseDirectory, "SecondEvent", "content")).Content!;
        var understander = new Understander(content);
        var (report, right) = Exam.Mark(question => understander.Understand(question.Text, new Context(question.Lang, [], null, null)).Main, Exam.Read("second-event.jsonl"));

        Assert.True(right >= 0.8, report);
    }

    [Fact]
    public void The_same_lines_are_always_learned_the_same_way()
    {
        var again = new Understander(Exam.ShippedContent.Value);
        foreach (var question in Exam.Questions.Take(40))
        {
            var context = new Context(question.Lang, [], null, null);
            Assert.Equal(Exam.Understander.Understand(question.Text, context).Evidence, again.Understand(question.Text, context).Evidence);
        }
    }
}
