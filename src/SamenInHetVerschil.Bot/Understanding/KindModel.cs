using System.Text.Json;

namespace SamenInHetVerschil.Understanding;

/// <summary>What kind of wish a message is, learned from the labelled lines in <c>Understanding/lines.jsonl</c>, which name no event's own words.</summary>
internal sealed class KindModel
{
    private readonly MaximumEntropy<int> model;

    /// <param name="key">See <see cref="LearnedModels"/>.</param>
    public KindModel(IReadOnlyList<LabelledLine> lines, string? key = null) =>
        model = LearnedModels.Get("kinds", key, () => MaximumEntropy<int>.Train([.. lines.Select(line => (line.Kind, (IReadOnlyList<(int, float)>)Features(new FeatureBag(), line.Tokens, line.Evidence)))], epochs: 8, rate: 0.1f, shrink: 1e-3f, enough: 0.9f));

    /// <summary>How likely each kind is, the likeliest first.</summary>
    public IReadOnlyList<(string Kind, double Likelihood)> Rank(IReadOnlyList<string> masked, IReadOnlyList<string> evidence)
    {
        var probabilities = model.Probabilities(Features(new FeatureBag(), masked, evidence));
        return [.. model.Labels.Index().Select(label => (label.Item, (double)probabilities[label.Index])).OrderByDescending(pair => pair.Item2)];
    }

    /// <summary>What spoke loudest for a kind.</summary>
    public IReadOnlyList<(string Feature, float Weight)> Explain(IReadOnlyList<string> masked, IReadOnlyList<string> evidence, string kind)
    {
        var bag = new FeatureBag(named: true);
        return [.. model.Loudest(Features(bag, masked, evidence), kind, 6).Select(one => (bag.NameOf(one.Feature), one.Weight))];
    }

    private static List<(int Feature, float Value)> Features(FeatureBag bag, IReadOnlyList<string> masked, IReadOnlyList<string> evidence)
    {
        for (var at = 0; at < masked.Count; at++)
        {
            var word = masked[at];
            bag.Set(1f, word);
            bag.Set(0.8f, at == 0 ? "^" : masked[at - 1], word);
            if (at > 1)
            {
                bag.Set(0.5f, masked[at - 2], masked[at - 1], word);
                bag.Set(0.4f, masked[at - 2], "_", word);
            }

            if (word.Length > 3 && char.IsLetter(word[0]))
            {
                bag.SetGrams(0.2f, word, 4);
            }
        }

        if (masked.Count > 0)
        {
            bag.Set(0.8f, masked[^1], "$");
            bag.Set(0.8f, "first", masked[0]);
        }

        var features = bag.Scaled(3.5f, 1.8f);
        features.AddRange(evidence.Select(sign => (bag.Sign(sign), 1f)));
        return features;
    }
}

/// <summary>A message that somebody labelled, with the event's own words taken out, and the evidence that was found in it.</summary>
internal sealed record LabelledLine(string Kind, IReadOnlyList<string> Tokens, IReadOnlyList<string> Evidence)
{
    /// <summary>The lines that come with the program.</summary>
    public static IReadOnlyList<LabelledLine> ReadAll()
    {
        using var stream = typeof(LabelledLine).Assembly.GetManifestResourceStream("SamenInHetVerschil.Understanding.lines.jsonl")
            ?? throw new InvalidOperationException("The labelled lines are not in the program.");
        using var reader = new StreamReader(stream);
        var lines = new List<LabelledLine>();
        while (reader.ReadLine() is { } line)
        {
            var row = JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!;
            lines.Add(new LabelledLine(row.Kind, row.Text.Split(' '), row.Evidence));
        }

        return lines;
    }

    private sealed record Row(string Kind, string Text, IReadOnlyList<string> Evidence);
}
