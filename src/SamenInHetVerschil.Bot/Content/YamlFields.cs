using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SamenInHetVerschil.Content;

/// <summary>Reads the fields of one YAML mapping and notes each fault with its line.</summary>
/// <param name="firstLine">Line of the file on which the YAML begins.</param>
internal sealed class YamlFields(YamlMappingNode node, string file, int firstLine, List<ContentFault> faults)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>Null, with the fault noted, when the text is no YAML mapping.</summary>
    public static YamlFields? Parse(string yaml, string file, int firstLine, List<ContentFault> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode mapping)
            {
                return new YamlFields(mapping, file, firstLine, faults);
            }

            faults.Add(new ContentFault(file, firstLine, "expected fields, as in 'number: 1'"));
        }
        catch (YamlException fault)
        {
            faults.Add(new ContentFault(file, firstLine + (int)fault.Start.Line - 1, $"this is not valid YAML: {fault.Message}"));
        }

        return null;
    }

    public int LineOf(string name) => Find(name) is { } found ? Line(found) : Line(node);

    public string Text(string name)
    {
        if (Find(name) is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
        {
            return value.Trim();
        }

        Fault(name, $"'{name}' is missing or empty");
        return "";
    }

    public string OptionalText(string name) => Find(name) is YamlScalarNode { Value: { } value } ? value.Trim() : "";

    public int Number(string name)
    {
        if (int.TryParse(Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault(name, $"'{name}' must be a whole number");
        return 0;
    }

    public IReadOnlyList<string> List(string name, bool required)
    {
        var list = Find(name) switch
        {
            YamlSequenceNode sequence => sequence.Children.OfType<YamlScalarNode>().Select(item => item.Value?.Trim() ?? "").Where(item => item.Length > 0).ToList(),
            YamlScalarNode { Value: { Length: > 0 } one } => [one.Trim()],
            _ => [],
        };
        if (required && list.Count == 0)
        {
            Fault(name, $"'{name}' needs at least one entry");
        }

        return list;
    }

    public IReadOnlyList<int> Numbers(string name)
    {
        var numbers = new List<int>();
        foreach (var item in List(name, required: false))
        {
            if (int.TryParse(item, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else
            {
                Fault(name, $"'{item}' in '{name}' is no number");
            }
        }

        return numbers;
    }

    public IReadOnlyList<YamlFields> Items(string name, bool required)
    {
        var items = Find(name) is YamlSequenceNode sequence
            ? sequence.Children.OfType<YamlMappingNode>().Select(item => new YamlFields(item, file, firstLine, faults)).ToList()
            : [];
        if (required && items.Count == 0)
        {
            Fault(name, $"'{name}' needs at least one entry");
        }

        return items;
    }

    public YamlFields? Fields(string name)
    {
        if (Find(name) is YamlMappingNode mapping)
        {
            return new YamlFields(mapping, file, firstLine, faults);
        }

        Fault(name, $"'{name}' is missing, or has no fields of its own");
        return null;
    }

    /// <summary>A text in each of the languages.</summary>
    public PerLanguage PerLanguage(string name, IReadOnlyList<string> languages)
    {
        var fields = Fields(name);
        return new PerLanguage(languages.ToDictionary(language => language, language => fields?.Text(language) ?? ""));
    }

    public void Fault(string name, string message) => faults.Add(new ContentFault(file, LineOf(name), message));

    /// <summary>A field that nobody read is a typing error: better said than ignored.</summary>
    public void RefuseOthers()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !read.Contains(key.Value ?? "")))
        {
            faults.Add(new ContentFault(file, Line(key), $"'{key.Value}' is not a known field"));
        }
    }

    private int Line(YamlNode at) => firstLine + (int)at.Start.Line - 1;

    private YamlNode? Find(string name)
    {
        read.Add(name);
        return node.Children.TryGetValue(new YamlScalarNode(name), out var found) ? found : null;
    }
}
