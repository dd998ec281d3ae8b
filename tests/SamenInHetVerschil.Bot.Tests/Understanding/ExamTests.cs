using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Bot.Tests.Understanding;

/// <summary>How well strangers are understood, kept as an approved report: a change shows what it bettered and what it broke.</summary>
public class ExamTests
{
    [Fact]
    public void Strangers_are_understood_as_the_approved_report_says()
    {
        var (report, right) = Exam.Mark(question => Exam.Understander.Understand(question.Text, new Context(question.Lang, [], null, null)).Main);

        var received = Exam.PathOf("exam.received.txt");
        var approved = File.Exists(Exam.PathOf("exam.report.txt")) ? File.ReadAllText(Exam.PathOf("exam.report.txt")) : "";
        if (approved != report)
        {
            File.WriteAllText(received, report);
        }

        Assert.True(right > 0.7, $"Only {right:P0} of the lines is understood.");
        Assert.True(approved == report, $"The report changed: compare {received} with tests/SamenInHetVerschil.Bot.Tests/Understanding/exam.report.txt and copy it there when it is better.");
    }

    [Fact]
    public void A_bot_that_always_says_the_same_gets_next_to_nothing()
    {
        foreach (var constant in new Wish[] { new Wish.Outside(), new Wish.AskList(), new Wish.AskTheme([1]), new Wish.SignUp([1], [], false, false, []) })
        {
            Assert.True(Exam.Mark(_ => constant).Right < 0.1, $"{constant} passes too often.");
        }
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
