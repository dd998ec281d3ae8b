using System.Text.Json;
using System.Text.RegularExpressions;

namespace SamenInHetVerschil.Content;

/// <summary>One file of a workshop in one language: front matter between <c>---</c> lines, then passages under <c>##</c> headings.</summary>
internal static partial class WorkshopFile
{
    private static readonly Dictionary<string, AnswerAttribute> Attributes =
        Enum.GetValues<AnswerAttribute>().ToDictionary(Written, StringComparer.Ordinal);

    /// <summary>How an attribute is written in a file: <c>HowMany</c> is <c>how-many</c>.</summary>
    public static string Written(AnswerAttribute attribute) => JsonNamingPolicy.KebabCaseLower.ConvertName(attribute.ToString());

    /// <summary>Null, with the faults noted, when not even its number and language are clear.</summary>
    public static WorkshopText? Read(string file, string[] lines, IReadOnlyList<string> languages, List<ContentFault> faults)
    {
        if (FileName().Match(Path.GetFileName(file)) is not { Success: true } name)
        {
            faults.Add(new ContentFault(file, 1, "the file must be called <number>.<language>.md, for example 1.nl.md"));
            return null;
        }

        var language = name.Groups["language"].Value;
        if (!languages.Contains(language, StringComparer.Ordinal))
        {
            faults.Add(new ContentFault(file, 1, $"'{language}' is not a language of this event ({string.Join(", ", languages)})"));
            return null;
        }

        var end = lines.Length > 0 && lines[0].Trim() == "---" ? Array.FindIndex(lines, 1, line => line.Trim() == "---") : -1;
        if (end < 0)
        {
            faults.Add(new ContentFault(file, 1, "the file must begin with front matter between two lines '---'"));
            return null;
        }

        if (YamlFields.Parse(string.Join('\n', lines[1..end]), file, 2, faults) is not { } fields)
        {
            return null;
        }

        var number = fields.Number("number");
        if (number.ToString(System.Globalization.CultureInfo.InvariantCulture) != name.Groups["number"].Value)
        {
            fields.Fault("number", $"'number' is {number}, but the file is called {Path.GetFileName(file)}");
        }

        var suitable = fields.Items("for", required: true).Select(item =>
        {
            var one = new Suitability(item.List("who", required: true), item.Text("because"));
            item.RefuseOthers();
            return one;
        }).ToList();
        var text = new WorkshopText(
            number, language, fields.Text("title"), fields.Text("short"), fields.List("aliases", required: true), suitable,
            fields.Numbers("related"), fields.List("heard", required: false), ReadPassages(file, lines, end + 1, faults));
        fields.RefuseOthers();
        return text;
    }

    private static List<Passage> ReadPassages(string file, string[] lines, int from, List<ContentFault> faults)
    {
        var passages = new List<Passage>();
        for (var at = from; at < lines.Length;)
        {
            if (lines[at].StartsWith("## ", StringComparison.Ordinal))
            {
                var next = Array.FindIndex(lines, at + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
                next = next < 0 ? lines.Length : next;
                passages.Add(ReadPassage(file, lines, at, next, faults));
                at = next;
            }
            else
            {
                if (lines[at].Trim().Length > 0)
                {
                    faults.Add(new ContentFault(file, at + 1, "text outside a passage: begin a passage with '## Heading {#id}'"));
                }

                at++;
            }
        }

        if (!passages.Any(passage => passage.Declares(AnswerAttribute.Theme)))
        {
            faults.Add(new ContentFault(file, 1, "no passage declares 'answers: theme'"));
        }

        foreach (var twice in passages.GroupBy(passage => passage.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            faults.Add(new ContentFault(file, 1, $"two passages have the id '{twice.Key}'"));
        }

        return passages;
    }

    private static Passage ReadPassage(string file, string[] lines, int from, int to, List<ContentFault> faults)
    {
        if (HeadingLine().Match(lines[from]) is not { Success: true } heading)
        {
            faults.Add(new ContentFault(file, from + 1, "a passage begins with '## Heading {#id}', the id in small letters and hyphens"));
            heading = Match.Empty;
        }

        List<Answer> answers = [];
        IReadOnlyList<string> words = [];
        var at = from + 1;
        for (; at < to && lines[at].Trim().Length > 0; at++)
        {
            if (lines[at].StartsWith("answers:", StringComparison.Ordinal))
            {
                answers = ReadAnswers(file, at, lines[at]["answers:".Length..], faults);
            }
            else if (lines[at].StartsWith("words:", StringComparison.Ordinal))
            {
                words = Split(lines[at]["words:".Length..]);
            }
            else
            {
                faults.Add(new ContentFault(file, at + 1, "below a heading come 'answers:' and 'words:', then an empty line, then the text"));
            }
        }

        if (answers.Count == 0)
        {
            faults.Add(new ContentFault(file, from + 1, "the passage declares nothing: add 'answers: …' below its heading"));
        }

        var text = string.Join(' ', lines[at..to].Select(line => line.Trim()).Where(line => line.Length > 0));
        if (text.Length == 0)
        {
            faults.Add(new ContentFault(file, from + 1, "the passage has no text"));
        }

        return new Passage(heading.Groups["id"].Value, heading.Groups["heading"].Value.Trim(), answers, words, text);
    }

    private static List<Answer> ReadAnswers(string file, int line, string declared, List<ContentFault> faults)
    {
        var answers = new List<Answer>();
        foreach (Match match in AnswerEntry().Matches(declared))
        {
            var written = match.Groups["name"].Value;
            if (Attributes.TryGetValue(written, out var attribute))
            {
                answers.Add(new Answer(attribute, Split(match.Groups["of"].Value)));
            }
            else
            {
                faults.Add(new ContentFault(file, line + 1, $"'{written}' is not something a passage can answer; known are {string.Join(", ", Attributes.Keys)}"));
            }
        }

        return answers;
    }

    private static List<string> Split(string list) =>
        [.. list.Split(',').Select(word => word.Trim()).Where(word => word.Length > 0)];

    [GeneratedRegex(@"^(?<number>[1-9][0-9]{0,2})\.(?<language>[a-z]{2})\.md$", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^## (?<heading>[^{]+) \{#(?<id>[a-z0-9][a-z0-9-]*)\}\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"(?<name>[a-z-]+)\s*(\((?<of>[^()]*)\))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AnswerEntry();
}
