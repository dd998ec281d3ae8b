using YamlDotNet.RepresentationModel;

namespace SamenInHetVerschil.Understanding;

/// <summary>The general words of Dutch, English and French that understanding needs: data, in <c>Understanding/Words/*.yaml</c>.</summary>
internal static class WordLists
{
    /// <summary>Lists by key of one file; every word in folded form.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string file) => Read(Root(file));

    /// <summary>A mapping of lists below one key of a file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string file, string key) =>
        Read((YamlMappingNode)Root(file).Children[new YamlScalarNode(key)]);

    private static Dictionary<string, IReadOnlyList<string>> Read(YamlMappingNode node)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Children)
        {
            if (value is YamlSequenceNode sequence)
            {
                lists[((YamlScalarNode)key).Value!] = [.. sequence.Children.Select(item => Tokens.Fold(((YamlScalarNode)item).Value!))];
            }
        }

        return lists;
    }

    private static YamlMappingNode Root(string file)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream($"SamenInHetVerschil.Understanding.Words.{file}.yaml")
            ?? throw new InvalidOperationException($"The word list '{file}' is not in the program.");
        var yaml = new YamlStream();
        yaml.Load(new StreamReader(stream));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
