using BenchmarkDotNet.Running;
using SamenInHetVerschil.Benchmarks;

// dotnet run -c Release --project tests/SamenInHetVerschil.Benchmarks -- --filter '*' --job short
// dotnet run -c Release --project tests/SamenInHetVerschil.Benchmarks -- figures tests/SamenInHetVerschil.Bot.Tests/Understanding/exam.jsonl
if (args is ["figures", var lines])
{
    Figures.Print(lines);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(UnderstandingBenchmarks).Assembly).Run(args);
}
