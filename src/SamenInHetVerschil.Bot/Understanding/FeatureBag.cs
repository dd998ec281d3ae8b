using System.Runtime.InteropServices;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// The features of a text by their hashes (FNV-1a, 32 bits): nothing is written out, so learning from thousands of lines at start costs little. Names are
/// kept only for an explanation.
/// </summary>
internal sealed class FeatureBag(bool named = false)
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    private readonly Dictionary<int, float> values = [];
    private readonly Dictionary<int, string>? names = named ? [] : null;

    /// <summary>A feature whose name is the parts with a space between them; a later value takes the place of an earlier one.</summary>
    public void Set(float value, string first, string? second = null, string? third = null)
    {
        var hash = Hash(Offset, first);
        hash = second is null ? hash : Hash(Step(hash, ' '), second);
        hash = third is null ? hash : Hash(Step(hash, ' '), third);
        Keep((int)hash, value, names is null ? null : string.Join(' ', new[] { first, second, third }.Where(part => part is not null)));
    }

    /// <summary>Every run of <paramref name="size"/> letters of <c>^word$</c>: they make "regenjassen" and "regenjasen" look alike.</summary>
    public void SetGrams(float value, string word, int size)
    {
        var length = word.Length + 2;
        for (var at = 0; at == 0 || at + size <= length; at++)
        {
            var hash = Step(Offset, '#');
            for (var i = at; i < Math.Min(at + size, length); i++)
            {
                hash = Step(hash, i == 0 ? '^' : i == length - 1 ? '$' : word[i - 1]);
            }

            Keep((int)hash, value, names is null ? null : "#" + $"^{word}$"[at..Math.Min(at + size, length)]);
        }
    }

    /// <summary>
    /// The features with their values scaled so that together they have the given weight — a long text must not shout louder than a short one — and a
    /// constant beside them.
    /// </summary>
    /// <param name="weight">Length of the vector of values.</param>
    /// <param name="shortest">Texts with less than this are not blown up to it.</param>
    public List<(int Feature, float Value)> Scaled(float weight, float shortest)
    {
        var sum = 0.01f;
        foreach (var value in values.Values)
        {
            sum += value * value;
        }

        var scale = weight / MathF.Max(MathF.Sqrt(sum), shortest);
        var scaled = new List<(int, float)>(values.Count + 12);
        foreach (var (feature, value) in values)
        {
            scaled.Add((feature, value * scale));
        }

        scaled.Add(((int)Hash(Offset, "the constant"), 1f));
        return scaled;
    }

    /// <summary>The feature of a sign, to be put beside the scaled ones.</summary>
    public int Sign(string sign)
    {
        var feature = (int)Hash(Step(Offset, '='), sign);
        names?.TryAdd(feature, "=" + sign);
        return feature;
    }

    public string NameOf(int feature) => names?.GetValueOrDefault(feature) ?? "the constant";

    private void Keep(int feature, float value, string? name)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(values, feature, out _) = value;
        if (name is not null)
        {
            names!.TryAdd(feature, name);
        }
    }

    private static uint Hash(uint hash, string text)
    {
        foreach (var c in text)
        {
            hash = Step(hash, c);
        }

        return hash;
    }

    private static uint Step(uint hash, char c) => (hash ^ c) * Prime;
}
