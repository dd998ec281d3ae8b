using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/SamenInHetVerschil.Benchmarks -- --filter '*' --job short
BenchmarkSwitcher.FromAssembly(typeof(SamenInHetVerschil.Benchmarks.UnderstandingBenchmarks).Assembly).Run(args);
