namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Maximum-entropy classifier (multinomial logistic regression; Berger, Della Pietra and Della Pietra, 1996) on sparse features, trained by AdaGrad
/// (Duchi, Hazan and Singer, 2011) with L2 shrinkage. Deterministic: the same lines give the same weights.
/// </summary>
internal sealed class MaximumEntropy
{
    private readonly string[] labels;
    private readonly Dictionary<string, int> features;
    private readonly float[] weights; // feature-major: weights[feature * labels.Length + label]

    private MaximumEntropy(string[] labels, Dictionary<string, int> features, float[] weights)
    {
        this.labels = labels;
        this.features = features;
        this.weights = weights;
    }

    public IReadOnlyList<string> Labels => labels;

    /// <summary>Learns from examples: a label, and features with their values.</summary>
    /// <param name="examples">Order matters for the last digits, so give it in a fixed one.</param>
    /// <param name="epochs">Passes over the examples.</param>
    /// <param name="rate">Step size of AdaGrad.</param>
    /// <param name="shrink">L2 penalty for each step on a feature that was seen.</param>
    public static MaximumEntropy Train(
        IReadOnlyList<(string Label, IReadOnlyList<(string Feature, float Value)> Features)> examples,
        int epochs = 20, float rate = 0.25f, float shrink = 1e-5f)
    {
        var names = examples.Select(example => example.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var labelOf = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new (int Label, int[] Ids, float[] Values)[examples.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var (label, list) = examples[i];
            var ids = new int[list.Count];
            var values = new float[list.Count];
            for (var j = 0; j < ids.Length; j++)
            {
                if (!known.TryGetValue(list[j].Feature, out ids[j]))
                {
                    known.Add(list[j].Feature, ids[j] = known.Count);
                }

                values[j] = list[j].Value;
            }

            rows[i] = (labelOf[label], ids, values);
        }

        var trained = new float[known.Count * names.Length];
        var squares = new float[trained.Length];
        var scores = new float[names.Length];
        var order = Enumerable.Range(0, rows.Length).ToArray();
        var random = new Random(20251105);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                var (label, ids, values) = rows[at];
                Score(trained, ids, values, scores);
                Normalise(scores);
                scores[label] -= 1; // now the gradient with respect to the score
                for (var j = 0; j < ids.Length; j++)
                {
                    var offset = ids[j] * names.Length;
                    for (var k = 0; k < scores.Length; k++)
                    {
                        var gradient = (scores[k] * values[j]) + (shrink * trained[offset + k]);
                        squares[offset + k] += gradient * gradient;
                        trained[offset + k] -= rate * gradient / MathF.Sqrt(squares[offset + k] + 1e-6f);
                    }
                }
            }
        }

        return new MaximumEntropy(names, known, trained);
    }

    /// <summary>The probability of each label, in the order of <see cref="Labels"/>.</summary>
    public float[] Probabilities(IReadOnlyList<(string Feature, float Value)> example)
    {
        var scores = new float[labels.Length];
        foreach (var (feature, value) in example)
        {
            if (features.TryGetValue(feature, out var id))
            {
                var offset = id * labels.Length;
                for (var k = 0; k < scores.Length; k++)
                {
                    scores[k] += weights[offset + k] * value;
                }
            }
        }

        Normalise(scores);
        return scores;
    }

    /// <summary>The features that spoke loudest for a label, for an explanation.</summary>
    public IReadOnlyList<(string Feature, float Weight)> Loudest(IReadOnlyList<(string Feature, float Value)> example, string label, int most)
    {
        var k = Array.IndexOf(labels, label);
        return [.. example
            .Where(pair => features.ContainsKey(pair.Feature))
            .Select(pair => (pair.Feature, Weight: weights[(features[pair.Feature] * labels.Length) + k] * pair.Value))
            .OrderByDescending(pair => pair.Weight).Take(most)];
    }

    private static void Score(float[] weights, int[] ids, float[] values, float[] scores)
    {
        Array.Clear(scores);
        for (var j = 0; j < ids.Length; j++)
        {
            var offset = ids[j] * scores.Length;
            for (var k = 0; k < scores.Length; k++)
            {
                scores[k] += weights[offset + k] * values[j];
            }
        }
    }

    private static void Normalise(float[] scores)
    {
        var highest = scores.Max();
        var sum = 0f;
        for (var k = 0; k < scores.Length; k++)
        {
            sum += scores[k] = MathF.Exp(scores[k] - highest);
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= sum;
        }
    }
}
