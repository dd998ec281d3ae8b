using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary><c>export registrations|announcements|questions</c>: CSV on standard output.</summary>
internal static class ExportVerb
{
    public static async Task<int> RunAsync<T>(CancellationToken cancel) where T : ICsvExport
    {
        await using var services = QuietHouse.Build();
        await using var output = Console.OpenStandardOutput();
        await services.GetRequiredService<T>().ExportAsync(output, cancel);
        return 0;
    }
}
