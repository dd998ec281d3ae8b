using System.Text;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Content;

/// <summary>Whoever writes content hears what is wrong, in which file and on which line; always all of it at once.</summary>
public sealed class ContentFaultTests : IDisposable
{
    private const string Attributes = "theme, definition, stands-for, who, whom, what, how-many, how-much, when, how-long, age, level, where, goal, how, which, cause, sign, effect, next, difference, source, parts, rule, role";

    private readonly string folder = Directory.CreateTempSubdirectory("faults-").FullName;

    /// <summary>File; what stands there; what a hasty hand makes of it; the faults that must be named.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        // The workshop files.
        { "workshops/1.nl.md", "number: 1\n", "number: 9\n", "workshops/1.nl.md:2: 'number' is 9, but the file is called 1.nl.md" },
        { "workshops/1.nl.md", "number: 1\n", "number: one\n", "workshops/1.nl.md:2: 'number' must be a whole number" },
        { "workshops/1.nl.md", "number: 1\n", "", "workshops/1.nl.md:2: 'number' is missing or empty" },
        { "workshops/1.nl.md", "---\nnumber", "number", "workshops/1.nl.md:1: the file must begin with front matter between two lines '---'" },
        { "workshops/1.nl.md", "title: \"Bijen", "title: \"Bijen \" x", "workshops/1.nl.md:3: this is not valid YAML" },
        { "workshops/1.nl.md", "title: \"Bijen houden op een dak\"\n", "", "workshops/1.nl.md:2: 'title' is missing or empty" },
        { "workshops/1.nl.md", "title: \"Bijen houden op een dak\"\n", "title: \"  \"\n", "workshops/1.nl.md:3: 'title' is missing or empty" },
        { "workshops/1.nl.md", "short:", "shrot:", "workshops/1.nl.md:2: 'short' is missing or empty\nworkshops/1.nl.md:4: 'shrot' is not a known field" },
        { "workshops/1.nl.md", "aliases: [bijen, imkeren, bijen op het dak, die van de bijenkast]", "aliases: []", "workshops/1.nl.md:5: 'aliases' needs at least one entry" },
        { "workshops/1.nl.md", "    because: \"want je leert waar een kast mag staan en hoe je ervoor zorgt\"\n", "", "workshops/1.nl.md:7: 'because' is missing or empty" },
        { "workshops/1.nl.md", "who: [beginner, iemand met een plat dak, tuinier]", "who: []", "workshops/1.nl.md:7: 'who' needs at least one entry" },
        { "workshops/1.nl.md", "    because:", "    becuase:", "workshops/1.nl.md:7: 'because' is missing or empty\nworkshops/1.nl.md:8: 'becuase' is not a known field" },
        { "workshops/1.nl.md", "related: [5]", "related: [7]", "workshops/1.nl.md:1: 'related' names workshop 7, which is not another workshop of this event" },
        { "workshops/1.nl.md", "related: [5]", "related: [1]", "workshops/1.nl.md:1: 'related' names workshop 1, which is not another workshop of this event" },
        { "workshops/1.nl.md", "related: [5]", "related: [five]", "workshops/1.nl.md:9: 'five' in 'related' is no number" },
        { "workshops/1.nl.md", "number: 1\n", "number: 1\nnumber: 1\n", "workshops/1.nl.md:3: this is not valid YAML" },
        // Passages.
        { "workshops/1.nl.md", "In de zomer wonen er zo'n veertigduizend bijen in één kast.\n", "", "workshops/1.nl.md:21: the passage has no text" },
        { "workshops/1.nl.md", "answers: how-many(bijen), what\n", "", "workshops/1.nl.md:21: the passage declares nothing: add 'answers: …' below its heading\nworkshops/1.nl.md:1: the passage 'bees-count' answers other things here than in workshops/1.en.md" },
        { "workshops/1.nl.md", "answers: how-many(bijen), what\n", "answers: how-meny(bijen), what\n", $"workshops/1.nl.md:22: 'how-meny' is not something a passage can answer; known are {Attributes}" },
        { "workshops/1.nl.md", "answers: how-many(bijen), what\n", "answer: how-many(bijen)\n", "workshops/1.nl.md:22: below a heading come 'answers:' and 'words:', then an empty line, then the text" },
        { "workshops/1.nl.md", "## Hoeveel bijen {#bees-count}", "## Hoeveel bijen", "workshops/1.nl.md:21: a passage begins with '## Heading {#id}', the id in small letters and hyphens" },
        { "workshops/1.nl.md", "{#bees-count}", "{#Bees_Count}", "workshops/1.nl.md:21: a passage begins with '## Heading {#id}', the id in small letters and hyphens" },
        { "workshops/1.nl.md", "{#bees-count}", "{#harvest}", "workshops/1.nl.md:1: two passages have the id 'harvest'" },
        { "workshops/1.nl.md", "{#bees-count}", "{#bees}", "workshops/1.nl.md:1: the passage 'bees-count' of workshops/1.en.md is missing here\nworkshops/1.nl.md:1: the passage 'bees' is missing in workshops/1.en.md" },
        { "workshops/1.nl.md", "answers: theme\n", "answers: what\n", "workshops/1.nl.md:1: no passage declares 'answers: theme'" },
        { "workshops/1.nl.md", "---\n## Waarover", "---\nZomaar wat.\n## Waarover", "workshops/1.nl.md:15: text outside a passage: begin a passage with '## Heading {#id}'" },
        // The event.
        { "event.yaml", "name: The Harbour Weekend\n", "", "event.yaml:1: 'name' is missing or empty" },
        { "event.yaml", "languages: [en, nl, fr]", "languages: [en, nl, fr, tlh]", "event.yaml:2: 'tlh' is not a language of this program (nl, en, fr)" },
        { "event.yaml", "languages: [en, nl, fr]", "languages: []", "event.yaml:2: 'languages' needs at least one entry" },
        { "event.yaml", "languages: [en, nl, fr]", "languages: [en, nl, fr, nl]", "event.yaml:2: 'nl' stands more than once in 'languages'" },
        { "event.yaml", "languages: [en, nl, fr]", "languages: [en, nl]", "workshops/1.fr.md:1: 'fr' is not a language of this event (en, nl)" },
        { "event.yaml", "timeZone: Europe/Brussels", "timeZone: Europe/Harbour", "event.yaml:3: 'timeZone' must be an IANA name such as Europe/Brussels" },
        { "event.yaml", "date: 2031-03-02", "date: 2 March 2031", "event.yaml:9: 'date' must look like 2025-11-05" },
        { "event.yaml", "date: 2031-03-02", "date: 2031-02-30", "event.yaml:9: 'date' must look like 2025-11-05" },
        { "event.yaml", "    nl: \"Folder van het havenweekend\"\n", "", "event.yaml:6: 'nl' is missing or empty" },
        { "event.yaml", "source:\n", "sauce:\n", "event.yaml:1: 'source' is missing, or has no fields of its own\nevent.yaml:4: 'sauce' is not a known field" },
        { "event.yaml", "label: {en: \"Whether dogs may come along\", nl:", "label: {en: \"Whether dogs may come along\", de:", "event.yaml:28: 'nl' is missing or empty" },
        { "event.yaml", "  - id: dogs\n", "  - id: rain\n", "event.yaml:33: two entries of 'unknown' have the id 'rain'" },
        { "event.yaml", "kind: violence", "kind: sadness", "event.yaml:1: 'helplines' has no line of kind 'violence'\nevent.yaml:50: 'kind' must be one of now, violence, suicide, young, exhausted, school" },
        { "event.yaml", "kind: violence", "kind: 3", "event.yaml:1: 'helplines' has no line of kind 'violence'\nevent.yaml:50: 'kind' must be one of now, violence, suicide, young, exhausted, school" },
        { "event.yaml", "kind: violence", "kind: now", "event.yaml:1: 'helplines' has no line of kind 'violence'" },
        { "event.yaml", "number: \"0800 10 001\"", "number: \"call us\"", "event.yaml:51: 'call us' is no telephone number" },
        { "event.yaml", "helplines:\n", "helplins:\n", "event.yaml:1: 'helplines' needs at least one entry" },
        { "event.yaml", "unknown:\n", "unknown: [\n", "event.yaml:15: this is not valid YAML" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_of_the_hand_is_named_with_its_file_and_line(string file, string was, string becomes, string expected)
    {
        var content = Events.Copy(Events.Second, folder);
        var path = Path.Combine(content, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{was}' does not stand in {file}: mend this test.");
        File.WriteAllText(path, text[..at] + becomes + text[(at + was.Length)..]);
        AssertNames(content, expected.Split('\n'));
    }

    [Fact]
    public void A_language_without_its_file_is_named()
    {
        var content = Events.Copy(Events.Second, folder);
        File.Delete(Path.Combine(content, "workshops", "3.fr.md"));
        Assert.Equal(["workshops/3.fr.md:1: workshop 3 has no text in 'fr'"], Faults(content));
    }

    [Theory]
    [InlineData("workshops/6.en.md", "workshop 6 has no text in 'nl'")]
    [InlineData("workshops/first.en.md", "workshops/first.en.md:1: the file must be called <number>.<language>.md, for example 1.nl.md")]
    [InlineData("workshops/01.en.md", "workshops/01.en.md:1: the file must be called <number>.<language>.md, for example 1.nl.md")]
    [InlineData("workshops/1.de.md", "workshops/1.de.md:1: 'de' is not a language of this event (en, nl, fr)")]
    public void A_file_with_a_name_that_fits_nowhere_is_named(string file, string expected)
    {
        var content = Events.Copy(Events.Second, folder);
        var text = File.ReadAllText(Path.Combine(content, "workshops", "1.en.md"));
        File.WriteAllText(Path.Combine(content, file), text.Replace("number: 1", "number: 6", StringComparison.Ordinal));
        Assert.Contains(Faults(content), fault => fault.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_in_an_old_encoding_is_named_with_the_line_of_its_first_odd_byte()
    {
        var content = Events.Copy(Events.Second, folder);
        var path = Path.Combine(content, "workshops", "1.nl.md");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(File.ReadAllText(path)));
        Assert.Contains("workshops/1.nl.md:25: this is not UTF-8: save the file with the encoding UTF-8", Faults(content));
    }

    [Fact]
    public void A_byte_order_mark_and_the_line_ends_of_Windows_are_no_fault()
    {
        var content = Events.Copy(Events.Second, folder);
        var path = Path.Combine(content, "workshops", "1.nl.md");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Empty(Faults(content));
    }

    [Fact]
    public void An_empty_folder_and_a_folder_without_workshops_are_named()
    {
        Assert.Equal(["event.yaml:1: the file is missing"], Faults(folder));
        Assert.Equal(["event.yaml:1: the file is missing"], Faults(Path.Combine(folder, "nowhere")));
        File.Copy(Path.Combine(Events.Second, "event.yaml"), Path.Combine(folder, "event.yaml"));
        Assert.Equal(["workshops:1: there is no workshop: expected files such as 1.nl.md"], Faults(folder));
        File.WriteAllText(Path.Combine(folder, "event.yaml"), "");
        Assert.Equal(["event.yaml:1: expected fields, as in 'number: 1'"], Faults(folder));
    }

    [Fact]
    public void All_faults_are_named_at_once_sorted_by_file_and_line()
    {
        var content = Events.Copy(Events.Second, folder);
        File.Delete(Path.Combine(content, "workshops", "3.fr.md"));
        foreach (var (file, was, becomes) in new[] { ("workshops/1.nl.md", "{#harvest}", "{#oogst}"), ("event.yaml", "kind: young", "kind: old"), ("workshops/2.en.md", "related: [1]", "related: [8]") })
        {
            var path = Path.Combine(content, file);
            File.WriteAllText(path, File.ReadAllText(path).Replace(was, becomes, StringComparison.Ordinal));
        }

        Assert.Equal(
            ["event.yaml:1", "event.yaml:58", "workshops/1.nl.md:1", "workshops/1.nl.md:1", "workshops/2.en.md:1", "workshops/3.fr.md:1"],
            Faults(content).Select(fault => fault[..fault.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("nonsense", "examples.jsonl:2: this line is no JSON object")]
    [InlineData("[1]", "examples.jsonl:2: this line is no JSON object")]
    [InlineData("{\"text\":5,\"workshops\":[1]}", "examples.jsonl:2: this line is no JSON object")]
    [InlineData("null", "examples.jsonl:2: expected {\"text\": …, \"workshops\": [numbers of workshops of this event]}")]
    [InlineData("{\"text\":\"\",\"workshops\":[1]}", "examples.jsonl:2: expected {\"text\": …, \"workshops\": [numbers of workshops of this event]}")]
    [InlineData("{\"text\":\"a swarm\"}", "examples.jsonl:2: expected {\"text\": …, \"workshops\": [numbers of workshops of this event]}")]
    [InlineData("{\"text\":\"a swarm\",\"workshops\":[]}", "examples.jsonl:2: expected {\"text\": …, \"workshops\": [numbers of workshops of this event]}")]
    [InlineData("{\"text\":\"a swarm\",\"workshops\":[1,6]}", "examples.jsonl:2: expected {\"text\": …, \"workshops\": [numbers of workshops of this event]}")]
    public void An_example_that_teaches_nothing_is_named(string line, string expected)
    {
        var content = Events.Copy(Events.Second, folder);
        File.WriteAllText(Path.Combine(content, "examples.jsonl"), $"{{\"text\":\"there is a swarm\",\"workshops\":[1]}}\n{line}\n\n");
        Assert.Equal([expected], Faults(content));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static List<string> Faults(string content)
    {
        var (read, faults) = ContentReader.Read(content);
        Assert.Equal(read is null, faults.Count > 0);
        return [.. faults.Select(fault => fault.ToString())];
    }

    private static void AssertNames(string content, IEnumerable<string> expected)
    {
        var faults = Faults(content);
        Assert.All(expected, one => Assert.True(
            faults.Any(fault => fault.StartsWith(one, StringComparison.Ordinal)), $"Not named: {one}\nNamed: {string.Join("\n       ", faults)}"));
    }
}
