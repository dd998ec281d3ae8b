using System.Text.Json;

namespace SamenInHetVerschil.Content;

/// <summary>Something that somebody really typed about a workshop, from <c>examples.jsonl</c>: an event may have none.</summary>
/// <param name="Workshops">The workshops it is about; each is right.</param>
/// <param name="Passage">Id of the passage of the first workshop that answers it; null when it is about the workshop as a whole.</param>
internal sealed record ExampleLine(string Text, IReadOnlyList<int> Workshops, string? Passage = null)
{
    public const string File = "examples.jsonl";

    /// <summary>Reads the file; a line that is no JSON, or names no workshop of the event, is a fault.</summary>
    public static IReadOnlyList<ExampleLine> Read(IReadOnlyList<string> lines, IReadOnlyDictionary<int, WorkshopText> workshops, List<ContentFault> faults)
    {
        var examples = new List<ExampleLine>();
        foreach (var (index, line) in lines.Index().Where(pair => pair.Item.Trim().Length > 0))
        {
            try
            {
                var example = JsonSerializer.Deserialize<ExampleLine>(line, JsonSerializerOptions.Web);
                if (example is not { Text.Length: > 0, Workshops.Count: > 0 } || !example.Workshops.All(workshops.ContainsKey))
                {
                    faults.Add(new ContentFault(File, index + 1, "expected {\"text\": …, \"workshops\": [numbers of workshops of this event]}"));
                }
                else if (example.Passage is { } id && workshops[example.Workshops[0]].Passages.All(passage => passage.Id != id))
                {
                    faults.Add(new ContentFault(File, index + 1, $"workshop {example.Workshops[0]} has no passage '{id}'"));
                }
                else
                {
                    examples.Add(example);
                }
            }
            catch (JsonException)
            {
                faults.Add(new ContentFault(File, index + 1, "this line is no JSON object"));
            }
        }

        return examples;
    }
}
