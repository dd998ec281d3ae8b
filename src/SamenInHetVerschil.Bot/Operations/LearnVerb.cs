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
        var learned = Teaching.Learn(content with { Examples = [] }, typed);
        await WriteAsync(
            Path.Combine(project.FullName, "Understanding", "lines.jsonl"),
            learned.Lines.Select(line => new { kind = line.Kind, text = string.Join(' ', line.Tokens), evidence = line.Evidence }), cancel);
        await WriteAsync(
            Path.Combine(project.FullName, "Understanding", "judgements.jsonl"),
            learned.Judgements.Select(one => new { answered = one.Answered, text = string.Join(' ', one.Masked), evidence = one.Signs }), cancel);
        await WriteAsync(Path.Combine(folder, ExampleLine.File), learned.Examples, cancel);
        await Console.Out.WriteLineAsync($"Learned from {learned.Lines.Count} lines and {learned.Judgements.Count} judgements.");
        return 0;
    }

    private static Task WriteAsync<T>(string path, IEnumerable<T> rows, CancellationToken cancel) =>
        File.WriteAllLinesAsync(path, rows.Select(row => JsonSerializer.Serialize(row, Json)), cancel);
}
