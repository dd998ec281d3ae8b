using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Content;

/// <summary>Reads an event's folder: <c>event.yaml</c> and <c>workshops/&lt;number&gt;.&lt;language&gt;.md</c>.</summary>
internal static partial class ContentReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Content only when there is no fault; all faults, sorted by file and line, otherwise.</summary>
    public static (EventContent? Content, IReadOnlyList<ContentFault> Faults) Read(string folder)
    {
        var faults = new List<ContentFault>();
        var eventInfo = ReadEvent(folder, faults);
        var texts = new List<(string File, WorkshopText Text)>();
        IReadOnlyList<ExampleLine> examples = [];
        if (eventInfo is not null)
        {
            var workshops = Path.Combine(folder, "workshops");
            var files = Directory.Exists(workshops) ? Directory.GetFiles(workshops, "*.md").Order(StringComparer.Ordinal).ToList() : [];
            foreach (var path in files)
            {
                var file = "workshops/" + Path.GetFileName(path);
                if (ReadLines(path, file, faults) is { } lines && WorkshopFile.Read(file, lines, eventInfo.Languages, faults) is { } text)
                {
                    texts.Add((file, text));
                }
            }

            if (files.Count == 0)
            {
                faults.Add(new ContentFault("workshops", 1, "there is no workshop: expected files such as 1.nl.md"));
            }

            ContentRules.Check(eventInfo, texts, faults);
            var examplesPath = Path.Combine(folder, ExampleLine.File);
            if (File.Exists(examplesPath) && ReadLines(examplesPath, ExampleLine.File, faults) is { } exampleLines)
            {
                examples = ExampleLine.Read(
                    exampleLines, texts.GroupBy(text => text.Text.Number).ToDictionary(group => group.Key, group => group.First().Text), faults);
            }
        }

        if (faults.Count > 0)
        {
            return (null, [.. faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
        }

        var content = texts.GroupBy(text => text.Text.Number).OrderBy(group => group.Key)
            .Select(group => new Workshop(group.Key, eventInfo!.Languages.ToDictionary(
                language => language, language => group.First(text => text.Text.Language == language).Text)));
        return (new EventContent(eventInfo!, [.. content], examples) { Fingerprint = FingerprintOf(folder) }, []);
    }

    private static string FingerprintOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path)));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static EventInfo? ReadEvent(string folder, List<ContentFault> faults)
    {
        const string File = "event.yaml";
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
        {
            faults.Add(new ContentFault(File, 1, "the file is missing"));
            return null;
        }

        if (ReadLines(path, File, faults) is not { } lines || YamlFields.Parse(string.Join('\n', lines), File, 1, faults) is not { } fields)
        {
            return null;
        }

        var languages = fields.List("languages", required: true);
        foreach (var unknown in languages.Where(language => !Languages.Codes.Contains(language, StringComparer.Ordinal)))
        {
            fields.Fault("languages", $"'{unknown}' is not a language of this program ({string.Join(", ", Languages.Codes)})");
        }

        if (languages.GroupBy(language => language, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            fields.Fault("languages", $"'{twice.Key}' stands more than once in 'languages'");
            languages = [.. languages.Distinct(StringComparer.Ordinal)];
        }

        var name = fields.Text("name");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(fields.Text("timeZone"), out var zone))
        {
            fields.Fault("timeZone", "'timeZone' must be an IANA name such as Europe/Brussels");
        }

        var source = fields.Fields("source");
        var date = DateOnly.MinValue;
        if (source is not null && !DateOnly.TryParseExact(source.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            source.Fault("date", "'date' must look like 2025-11-05");
        }

        var info = new EventInfo(
            name, languages, zone ?? TimeZoneInfo.Utc,
            source is null ? null! : new SourceInfo(source.PerLanguage("title", languages), date, source.PerLanguage("note", languages)),
            ReadAllUnknown(fields, languages),
            [.. fields.Items("helplines", required: true).Select(item => ReadHelpline(item, languages))]);
        source?.RefuseOthers();
        fields.RefuseOthers();
        return languages.Count > 0 && languages.All(language => Languages.Codes.Contains(language, StringComparer.Ordinal)) ? info : null;
    }

    private static List<UnknownFact> ReadAllUnknown(YamlFields fields, IReadOnlyList<string> languages)
    {
        var facts = new List<UnknownFact>();
        foreach (var item in fields.Items("unknown", required: true))
        {
            var fact = ReadUnknown(item, languages);
            if (facts.Any(earlier => earlier.Id == fact.Id))
            {
                item.Fault("id", $"two entries of 'unknown' have the id '{fact.Id}'");
            }

            facts.Add(fact);
        }

        return facts;
    }

    private static UnknownFact ReadUnknown(YamlFields item, IReadOnlyList<string> languages)
    {
        var words = item.Fields("words");
        var fact = new UnknownFact(
            item.Text("id"), item.PerLanguage("label", languages),
            languages.ToDictionary(language => language, language => words?.List(language, required: true) ?? []));
        item.RefuseOthers();
        return fact;
    }

    private static Helpline ReadHelpline(YamlFields item, IReadOnlyList<string> languages)
    {
        // Not Enum.TryParse alone: it also takes "3" and "now, young".
        if (!Enum.TryParse<HelpKind>(item.Text("kind"), ignoreCase: true, out var kind) || !item.Text("kind").Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            item.Fault("kind", $"'kind' must be one of {string.Join(", ", Enum.GetNames<HelpKind>().Select(n => n.ToLowerInvariant()))}");
        }

        var number = item.OptionalText("number");
        if (number.Length > 0 && !PhoneNumber().IsMatch(number))
        {
            item.Fault("number", $"'{number}' is no telephone number");
        }

        var line = new Helpline(kind, number, item.PerLanguage("name", languages), item.PerLanguage("when", languages));
        item.RefuseOthers();
        return line;
    }

    private static string[]? ReadLines(string path, string file, List<ContentFault> faults)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.Take(Math.Max(0, fault.Index)).Count(b => b == (byte)'\n');
            faults.Add(new ContentFault(file, line, "this is not UTF-8: save the file with the encoding UTF-8"));
            return null;
        }
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 ]{1,18}$", RegexOptions.NonBacktracking)]
    private static partial Regex PhoneNumber();
}
