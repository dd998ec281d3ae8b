using System.Text.Json;

namespace SamenInHetVerschil.Understanding;

/// <summary>Labelled lines of organisers that come with the program, a JSON object a line.</summary>
internal static class OrganiserLines
{
    /// <param name="file">Name in <c>Understanding/Organising</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such file in the program.</exception>
    public static IReadOnlyList<(string Kind, string Text)> Read(string file)
    {
        using var stream = typeof(OrganiserLines).Assembly.GetManifestResourceStream($"SamenInHetVerschil.Understanding.Organising.{file}")
            ?? throw new InvalidOperationException($"The lines in {file} are not in the program.");
        using var reader = new StreamReader(stream);
        var lines = new List<(string, string)>();
        while (reader.ReadLine() is { } line)
        {
            var row = JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!;
            lines.Add((row.Kind, row.Text));
        }

        return lines;
    }

    private sealed record Row(string Kind, string Text);
}
