using SamenInHetVerschil.Unanswered;

namespace SamenInHetVerschil.Operations;

/// <summary><c>export questions</c>.</summary>
internal static class QuestionFiles
{
    public static async Task<int> ExportAsync(CancellationToken cancel)
    {
        await using var services = QuietHouse.Build();
        await using var output = Console.OpenStandardOutput();
        await services.GetRequiredService<UnansweredCsv>().ExportAsync(output, cancel);
        return 0;
    }
}
