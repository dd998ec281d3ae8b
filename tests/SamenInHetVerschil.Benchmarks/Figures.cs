using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Questions;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Benchmarks;

/// <summary>
/// What a question costs, understood and answered: median and 95th percentile over the lines of the exam, beside the reference (the same lines taken apart into
/// words), for the shipped event and for one ten times as big; what it costs to start; and the longest hostile message.
/// </summary>
internal static class Figures
{
    private const int Rounds = 5;

    private static readonly string[] Hostile = ["3, ", "niet ", "((((", "en hoe ", "? ", "\u0301", "a", "waar en wie en hoe ", "schrijf me in voor 3 en niet 4, "];

    public static void Print(string lines)
    {
        var questions = File.ReadLines(lines).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).ToList();
        var content = ContentReader.Read(Path.Combine(AppContext.BaseDirectory, "content")).Content!;
        var judge = new AnswerJudge(Judgement.ReadAll());
        Row("reference: words", questions, text => _ = Tokens.Of(text).Count);
        foreach (var times in new[] { 1, 10 })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var clock = Stopwatch.StartNew();
            var evented = times == 1 ? content : BiggerEvent.Of(content, times);
            var understander = new Understander(evented, LabelledLine.ReadAll(), key: null);
            var finder = new AnswerFinder(evented);
            Say($"{evented.Workshops.Count} workshops: learned in {clock.Elapsed.TotalSeconds:0.0} s, holds {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB");
            Row($"{evented.Workshops.Count} workshops", questions, text => Answer(understander, finder, judge, text));
            Row($"{evented.Workshops.Count} workshops, hostile", [.. Hostile.Select(piece => string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)))], text => Answer(understander, finder, judge, text));
        }
    }

    private static void Answer(Understander understander, AnswerFinder finder, AnswerJudge judge, string text)
    {
        foreach (var wish in understander.Understand(text, new Context("nl", [], null, null)).Wishes)
        {
            _ = wish switch
            {
                Wish.AskPassage ask => finder.Find(ask.Evidence, "nl", ask.Workshops, ask.IsNamed, judge),
                Wish.AskTheme { Evidence: { } evidence } ask => finder.MostLike(evidence, "nl", ask.Workshops[0]),
                _ => (object?)null,
            };
        }
    }

    private static void Row(string name, IReadOnlyList<string> questions, Action<string> act)
    {
        // Until the program has warmed up, what is measured is the compiler.
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var question in questions)
            {
                act(question);
            }
        }

        var times = new List<double>();
        var clock = new Stopwatch();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var question in questions)
            {
                clock.Restart();
                act(question);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        Say($"{name,-24} p50 {times[times.Count / 2]:0.000} ms   p95 {times[times.Count * 95 / 100]:0.000} ms   longest {times[^1]:0.0} ms");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
