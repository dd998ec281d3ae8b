using BenchmarkDotNet.Attributes;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Safety;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Benchmarks;

/// <summary>What it costs to understand a message; the reference is taking the same message apart into words.</summary>
[MemoryDiagnoser]
public class UnderstandingBenchmarks
{
    private readonly Context context = new("nl", [], null, null);
    private Understander understander = null!;
    private DangerRecogniser danger = null!;

    [Params(
        "schrijf me in voor 3 en 5",
        "wij hebben een leerling die al maanden niet meer naar de les komt en thuis op de zetel zit, is daar iets over en wie zou ons daarbij kunnen helpen?")]
    public string Message { get; set; } = "";

    [GlobalSetup]
    public void Learn()
    {
        understander = new Understander(ContentReader.Read(Path.Combine(AppContext.BaseDirectory, "content")).Content!);
        danger = DangerRecogniser.Train();
    }

    [Benchmark(Baseline = true)]
    public int WordsOnly() => Tokens.Of(Message).Count;

    [Benchmark]
    public int Understand() => understander.Understand(Message, context).Wishes.Count;

    [Benchmark]
    public bool LookForDanger() => danger.Look(Message).Grade == DangerGrade.Strong;
}
