using System.Numerics;
using System.Runtime.InteropServices;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Maximum-entropy classifier (multinomial logistic regression; Berger, Della Pietra and Della Pietra, 1996) on sparse features, trained by AdaGrad
/// (Duchi, Hazan and Singer, 2011) with L2 shrinkage. Deterministic: the same lines give the same weights.
/// </summary>
/// <typeparam name="TFeature">What a feature is known by: its name, or a hash of it.</typeparam>
internal sealed class MaximumEntropy<TFeature>
    where TFeature : notnull
{
    private readonly string[] labels;
    private readonly Dictionary<TFeature, int> features;
    private readonly float[] weights; // feature-major, each row padded to whole vectors
    private readonly int row;

    private MaximumEntropy(string[] labels, Dictionary<TFeature, int> features, float[] weights, int row)
    {
        this.labels = labels;
        this.features = features;
        this.weights = weights;
        this.row = row;
    }

    public IReadOnlyList<string> Labels => labels;

    /// <summary>Learns from examples: a label, and features with their values.</summary>
    /// <param name="examples">Order matters for the last digits, so give it in a fixed one.</param>
    /// <param name="epochs">Passes over the examples.</param>
    /// <param name="rate">Step size of AdaGrad.</param>
    /// <param name="shrink">L2 penalty for each step on a feature that was seen.</param>
    /// <param name="enough">An example more certain than this is not learned from again until it is less so; 1 learns from all, always.</param>
    public static MaximumEntropy<TFeature> Train(
        IReadOnlyList<(string Label, IReadOnlyList<(TFeature Feature, float Value)> Features)> examples,
        int epochs = 20, float rate = 0.25f, float shrink = 1e-5f, float enough = 1)
    {
        var names = examples.Select(example => example.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var labelOf = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var known = new Dictionary<TFeature, int>();
        var rows = new (int Label, int[] Ids, float[] Values)[examples.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var (label, list) = examples[i];
            var ids = new int[list.Count];
            for (var j = 0; j < ids.Length; j++)
            {
                ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(known, list[j].Feature, out var exists);
                id = exists ? id : known.Count - 1;
                ids[j] = id;
            }

            rows[i] = (labelOf[label], ids, [.. list.Select(feature => feature.Value)]);
        }

        var width = (names.Length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var trained = new float[known.Count * width];
        var squares = new float[trained.Length];
        var scores = new float[width];
        var order = Enumerable.Range(0, rows.Length).ToArray();
        var random = new Random(20251105);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                var (label, ids, values) = rows[at];
                Array.Clear(scores);
                for (var j = 0; j < ids.Length; j++)
                {
                    Add(trained, ids[j] * width, values[j], scores);
                }

                Normalise(scores.AsSpan(0, names.Length));
                if (scores[label] > enough)
                {
                    continue; // nothing left to learn from this one: most of the time of learning is saved here
                }

                scores[label] -= 1; // now the gradient with respect to the scores; the padding stays zero
                for (var j = 0; j < ids.Length; j++)
                {
                    Step(trained, squares, ids[j] * width, values[j], scores, rate, shrink);
                }
            }
        }

        return new MaximumEntropy<TFeature>(names, known, trained, width);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="IOException">It is cut off, or something else.</exception>
    public static MaximumEntropy<TFeature> Read(BinaryReader reader, Func<TFeature> feature)
    {
        var names = new string[reader.ReadInt32()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.ReadString();
        }

        var width = reader.ReadInt32();
        var count = reader.ReadInt32();
        if (width % Vector<float>.Count != 0 || width < names.Length || count < 0)
        {
            throw new IOException("Written for another kind of processor, or no model at all.");
        }

        var known = new Dictionary<TFeature, int>(count);
        for (var i = 0; i < count; i++)
        {
            known.Add(feature(), i);
        }

        var bytes = reader.ReadBytes(count * width * sizeof(float));
        if (bytes.Length != count * width * sizeof(float))
        {
            throw new EndOfStreamException();
        }

        return new MaximumEntropy<TFeature>(names, known, MemoryMarshal.Cast<byte, float>(bytes).ToArray(), width);
    }

    public void Write(BinaryWriter writer, Action<TFeature> feature)
    {
        writer.Write(labels.Length);
        foreach (var label in labels)
        {
            writer.Write(label);
        }

        writer.Write(row);
        writer.Write(features.Count);
        foreach (var (known, _) in features.OrderBy(pair => pair.Value))
        {
            feature(known);
        }

        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    /// <summary>The probability of each label, in the order of <see cref="Labels"/>.</summary>
    public float[] Probabilities(IReadOnlyList<(TFeature Feature, float Value)> example)
    {
        var scores = new float[row];
        foreach (var (feature, value) in example)
        {
            if (features.TryGetValue(feature, out var id))
            {
                Add(weights, id * row, value, scores);
            }
        }

        Normalise(scores.AsSpan(0, labels.Length));
        return scores[..labels.Length];
    }

    /// <summary>The features that spoke loudest for a label, for an explanation.</summary>
    public IReadOnlyList<(TFeature Feature, float Weight)> Loudest(IReadOnlyList<(TFeature Feature, float Value)> example, string label, int most)
    {
        var k = Array.IndexOf(labels, label);
        return [.. example
            .Where(pair => features.ContainsKey(pair.Feature))
            .Select(pair => (pair.Feature, Weight: weights[(features[pair.Feature] * row) + k] * pair.Value))
            .OrderByDescending(pair => pair.Weight).Take(most)];
    }

    private static void Add(float[] weights, int offset, float value, float[] scores)
    {
        for (var k = 0; k < scores.Length; k += Vector<float>.Count)
        {
            (new Vector<float>(scores, k) + (new Vector<float>(weights, offset + k) * value)).CopyTo(scores, k);
        }
    }

    private static void Step(float[] weights, float[] squares, int offset, float value, float[] error, float rate, float shrink)
    {
        for (var k = 0; k < error.Length; k += Vector<float>.Count)
        {
            var weight = new Vector<float>(weights, offset + k);
            var gradient = (new Vector<float>(error, k) * value) + (weight * shrink);
            var square = new Vector<float>(squares, offset + k) + (gradient * gradient);
            square.CopyTo(squares, offset + k);
            (weight - (gradient * rate / Vector.SquareRoot(square + new Vector<float>(1e-6f)))).CopyTo(weights, offset + k);
        }
    }

    private static void Normalise(Span<float> scores)
    {
        var highest = float.MinValue;
        foreach (var score in scores)
        {
            highest = MathF.Max(highest, score);
        }

        var sum = 0f;
        foreach (ref var score in scores)
        {
            sum += score = MathF.Exp(score - highest);
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }
}
