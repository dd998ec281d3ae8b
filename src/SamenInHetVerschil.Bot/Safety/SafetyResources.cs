using System.Text.Json;

namespace SamenInHetVerschil.Safety;

/// <summary>The data files of this room, which stand inside the program.</summary>
internal static class SafetyResources
{
    /// <exception cref="FileNotFoundException">The program was built without it.</exception>
    public static Stream Open(string file) =>
        typeof(SafetyResources).Assembly.GetManifestResourceStream("Safety/" + file) ?? throw new FileNotFoundException("Not in the program.", file);

    /// <summary>The labelled lines, in the order of the file.</summary>
    public static IReadOnlyList<DangerLine> Lines()
    {
        using var reader = new StreamReader(Open("lines.jsonl"));
        var lines = new List<DangerLine>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(JsonSerializer.Deserialize<DangerLine>(line, JsonSerializerOptions.Web)!);
        }

        return lines;
    }
}

/// <summary>A line that somebody wrote and labelled.</summary>
/// <param name="Danger"><c>none</c>, <c>soft</c> or <c>strong</c>, as its writer felt it.</param>
/// <param name="Who"><c>child</c> or <c>adult</c>: who types; only for lines about danger.</param>
/// <param name="Need">A <see cref="Content.HelpKind"/> in lower case, or <c>none</c> when nothing is clear.</param>
/// <param name="By">The writer, as a letter: a score on a writer that was not learned from says more than one on lines of the same hand.</param>
internal sealed record DangerLine(string Text, string Lang, string Danger, string? Who, string? About, string? Need, string By)
{
    public bool IsDanger => Danger != "none";
}
