using System.Text.Json;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Whether a passage really answers a question or only stands near it, learned from questions of both kinds in <c>Understanding/judgements.jsonl</c>: from
/// what is asked, whether the passage declares it, how well the passage fits, and the words around the event's own words.
/// </summary>
internal sealed class AnswerJudge
{
    private const string Answers = "answers";
    private const string Near = "near";

    private readonly MaximumEntropy<int> model;

    public AnswerJudge(IReadOnlyList<Judgement> judgements) => model = MaximumEntropy<int>.Train(
        [.. judgements.Select(judgement => (judgement.Answered ? Answers : Near, (IReadOnlyList<(int, float)>)Features(judgement.Masked, judgement.Signs)))], epochs: 8, rate: 0.1f, shrink: 1e-3f, enough: 0.9f);

    /// <summary>0–1.</summary>
    public double Likelihood(IReadOnlyList<string> masked, IReadOnlyList<string> signs)
    {
        var probabilities = model.Probabilities(Features(masked, signs));
        return probabilities[model.Labels.ToList().IndexOf(Answers)];
    }

    /// <summary>What is known about a question and the passage that was found for it.</summary>
    /// <param name="declared">How many of the first two things asked the passage declares.</param>
    /// <param name="strange">How many of the question's words stand nowhere in the content.</param>
    /// <param name="namesStranger">A name that stands nowhere in the content is in the question.</param>
    public static IReadOnlyList<string> SignsOf(
        IReadOnlyList<AskedFor> asked, int declared, double likelihood, double coverage, double margin, int strange, bool namesStranger) =>
    [
        asked.Count == 0 ? "asks:nothing" : declared > 0 ? "declared" : "undeclared",
        .. asked.Take(2).Select(one => $"asks:{one}"),
        .. asked.Take(1).Select(one => $"asks:{one}:{(declared > 0 ? "declared" : "undeclared")}"),
        likelihood switch { > 0.6 => "fits:strong", > 0.3 => "fits:likely", > 0.12 => "fits:weak", _ => "fits:none" },
        coverage switch { > 0.8 => "covers:all", > 0.5 => "covers:most", > 0.25 => "covers:some", _ => "covers:little" },
        strange switch { 0 => "strange:none", 1 => "strange:one", 2 => "strange:two", _ => "strange:more" },
        namesStranger ? "names:stranger" : "names:none",
        margin switch { > 1.5 => "alone", > 1.15 => "first", _ => "among" },
    ];

    private static List<(int Feature, float Value)> Features(IReadOnlyList<string> masked, IReadOnlyList<string> signs)
    {
        var bag = new FeatureBag();
        for (var at = 0; at < masked.Count; at++)
        {
            bag.Set(1f, masked[at]);
            bag.Set(0.6f, at == 0 ? "^" : masked[at - 1], masked[at]);
            if (masked[at].Length > 4)
            {
                bag.SetGrams(0.25f, masked[at], 5);
            }
        }

        var features = bag.Scaled(2.5f, 1.5f);
        features.AddRange(signs.Select(sign => (bag.Sign(sign), 1f)));
        return features;
    }
}

/// <summary>A question, and whether the passage found for it answers it.</summary>
internal sealed record Judgement(bool Answered, IReadOnlyList<string> Masked, IReadOnlyList<string> Signs)
{
    /// <summary>Those that come with the program.</summary>
    public static IReadOnlyList<Judgement> ReadAll()
    {
        using var stream = typeof(Judgement).Assembly.GetManifestResourceStream("SamenInHetVerschil.Understanding.judgements.jsonl")
            ?? throw new InvalidOperationException("The judgements are not in the program.");
        using var reader = new StreamReader(stream);
        var judgements = new List<Judgement>();
        while (reader.ReadLine() is { } line)
        {
            var row = JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!;
            judgements.Add(new Judgement(row.Answered, row.Text.Split(' '), row.Evidence));
        }

        return judgements;
    }

    private sealed record Row(bool Answered, string Text, IReadOnlyList<string> Evidence);
}
