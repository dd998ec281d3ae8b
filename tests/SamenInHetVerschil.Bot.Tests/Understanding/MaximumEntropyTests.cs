using F23.StringSimilarity;
using Microsoft.ML;
using Microsoft.ML.Data;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Bot.Tests.Understanding;

public class MaximumEntropyTests
{
    /// <summary>The same method by another hand must come to the same labels where the data are clear.</summary>
    [Fact]
    public void Our_classifier_agrees_with_that_of_Microsoft_ML()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 600).Select(_ =>
        {
            float[] values = [random.NextSingle(), random.NextSingle(), random.NextSingle(), 1];
            var label = values[0] > values[1] && values[0] > values[2] ? "a" : values[1] > values[2] ? "b" : "c";
            return new Row { Label = label, Features = values };
        }).ToList();
        var (lessons, questions) = (rows.Take(400).ToList(), rows.Skip(400).ToList());

        var context = new MLContext(seed: 1);
        var pipeline = context.Transforms.Conversion.MapValueToKey("Label")
            .Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy())
            .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        using var theirs = context.Model.CreatePredictionEngine<Row, Predicted>(pipeline.Fit(context.Data.LoadFromEnumerable(lessons)));
        var ours = MaximumEntropy<int>.Train(
            [.. lessons.Select(row => (row.Label, (IReadOnlyList<(int, float)>)[.. row.Features.Select((value, index) => (index, value))]))], epochs: 60);

        var agreed = questions.Count(row => theirs.Predict(row).PredictedLabel == Best(ours, row));
        Assert.True(agreed >= 0.9 * questions.Count, $"{agreed} of {questions.Count} agree.");
    }

    [Fact]
    public void Pieces_of_words_find_a_typing_error_as_an_established_measure_does()
    {
        // Both must rank the misspelt form nearer than another word of the same length.
        var established = new QGram(4);
        foreach (var (word, misspelt, other) in new[] { ("verontrusting", "verontrustng", "voorbereiding"), ("spijbelen", "spijbeln", "tekenen"), ("brugfiguur", "brugfigur", "bruiloft") })
        {
            Assert.True(established.Distance(word, misspelt) < established.Distance(word, other));
            Assert.True(Common(word, misspelt) > Common(word, other));
        }
    }

    private static int Common(string one, string other) => Grams.Of(one, 4).Intersect(Grams.Of(other, 4), StringComparer.Ordinal).Count();

    private static string Best(MaximumEntropy<int> model, Row row)
    {
        var probabilities = model.Probabilities([.. row.Features.Select((value, index) => (index, value))]);
        return model.Labels[Array.IndexOf(probabilities, probabilities.Max())];
    }

    private sealed class Row
    {
        public string Label { get; set; } = "";

        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Predicted
    {
        public string PredictedLabel { get; set; } = "";
    }
}
