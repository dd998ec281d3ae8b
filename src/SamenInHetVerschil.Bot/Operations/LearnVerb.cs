using System.Text.Encodings.Web;
using System.Text.Json;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Operations;

/// <summary><c>learn</c>: labelled lines, as people typed them, become <c>Understanding/lines.jsonl</c> and the event's <c>examples.jsonl</c>.</summary>
internal static class LearnVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<int> RunAsync(FileInfo file, DirectoryInfo project, CancellationToken cancel)
    {
        var folder = Path.Combine(project.FullName, "content");
        var (content, faults) = ContentReader.Read(folder);
        if (content is null)
        {
            return await CommandLine.FailAsync(faults.Select(fault => fault.ToString()));
        }

        var typed = (await File.ReadAllLinesAsync(file.FullName, cancel))
            .Where(line => line.Trim().Length > 0)
            .Select(line => JsonSerializer.Deserialize<Teaching.TypedLine>(line, Json)!)
            .ToList();
        var learned = Teaching.Learn(content, typed);
        await File.WriteAllLinesAsync(
            Path.Combine(project.FullName, "Understanding", "lines.jsonl"),
            learned.Select(line => JsonSerializer.Serialize(new { kind = line.Kind, text = string.Join(' ', line.Tokens), evidence = line.Evidence }, Json)), cancel);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, ExampleLine.File), Teaching.Examples(typed).Select(example => JsonSerializer.Serialize(example, Json)), cancel);
        await Console.Out.WriteLineAsync($"Learned from {learned.Count} lines.");
        return 0;
    }
}
