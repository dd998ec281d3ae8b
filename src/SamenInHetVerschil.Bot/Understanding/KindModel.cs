using System.Text.Json;

namespace SamenInHetVerschil.Understanding;

/// <summary>What kind of wish a message is, learned from the labelled lines in <c>Understanding/lines.jsonl</c>, which name no event's own words.</summary>
internal sealed class KindModel
{
    private readonly MaximumEntropy model;

    public KindModel(IReadOnlyList<LabelledLine> lines) =>
        model = MaximumEntropy.Train([.. lines.Select(line => (line.Kind, Features(line.Tokens, line.Evidence)))], epochs: 8, rate: 0.1f, shrink: 1e-3f);

    /// <summary>How likely each kind is, the likeliest first.</summary>
    public IReadOnlyList<(string Kind, double Likelihood)> Rank(IReadOnlyList<string> masked, IReadOnlyList<string> evidence)
    {
        var probabilities = model.Probabilities(Features(masked, evidence));
        return [.. model.Labels.Index().Select(label => (label.Item, (double)probabilities[label.Index])).OrderByDescending(pair => pair.Item2)];
    }

    public IReadOnlyList<(string Feature, float Weight)> Explain(IReadOnlyList<string> masked, IReadOnlyList<string> evidence, string kind) =>
        model.Loudest(Features(masked, evidence), kind, 6);

    private static IReadOnlyList<(string Feature, float Value)> Features(IReadOnlyList<string> masked, IReadOnlyList<string> evidence)
    {
        var features = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var at = 0; at < masked.Count; at++)
        {
            var word = masked[at];
            features[word] = 1f;
            features[$"{(at == 0 ? "^" : masked[at - 1])} {word}"] = 0.8f;
            if (at > 1)
            {
                features[$"{masked[at - 2]} {masked[at - 1]} {word}"] = 0.5f;
                features[$"{masked[at - 2]} _ {word}"] = 0.4f;
            }

            if (word.Length > 3 && char.IsLetter(word[0]))
            {
                foreach (var gram in Grams.Of(word, 4))
                {
                    features["#" + gram] = 0.2f;
                }
            }
        }

        if (masked.Count > 0)
        {
            features[$"{masked[^1]} $"] = 0.8f;
            features["first " + masked[0]] = 0.8f;
        }

        var length = MathF.Sqrt(features.Values.Sum(value => value * value) + 0.01f);
        var scale = 3.5f / MathF.Max(length, 1.8f);
        return
        [
            .. features.Select(pair => (pair.Key, pair.Value * scale)),
            .. evidence.Select(one => ("=" + one, 1f)),
            ("bias", 1f),
        ];
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
