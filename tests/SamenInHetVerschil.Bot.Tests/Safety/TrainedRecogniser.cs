
namespace SamenInHetVerschil.Safety;

/// <summary>One recogniser for all tests: training is deterministic, and it does not change afterwards.</summary>
internal static class TrainedRecogniser
{
    private static readonly Lazy<DangerRecogniser> Trained = new(DangerRecogniser.Train);

    public static Danger Look(string text) => Trained.Value.Look(text);
}
