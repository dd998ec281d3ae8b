using BenchmarkDotNet.Running;
using SamenInHetVerschil.Benchmarks;

// dotnet run -c Release --project tests/SamenInHetVerschil.Benchmarks -- --filter '*' --job short
// dotnet run -c Release --project tests/SamenInHetVerschil.Benchmarks -- figures tests/SamenInHetVerschil.Bot.Tests/Understanding/exam.jsonl
// dotnet run -c Release --project tests/SamenInHetVerschil.Benchmarks -- sign-ups ["connection string of an empty PostgreSQL database"]
if (args is ["figures", var lines])
{
    Figures.Print(lines);
}
else if (args is ["sign-ups", ..])
{
    await SignUps.RunAsync(args.ElementAtOrDefault(1));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(UnderstandingBenchmarks).Assembly).Run(args);
}
