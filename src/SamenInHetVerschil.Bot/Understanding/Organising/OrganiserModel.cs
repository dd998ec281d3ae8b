using System.Text.RegularExpressions;

namespace SamenInHetVerschil.Understanding;

/// <summary>What an organiser's message is about, learned at start from lines of its own; the attendees' model knows nothing of it.</summary>
internal sealed partial class OrganiserModel
{
    private const string Number = "{d}";
    private const string Person = "{p}";

    private readonly KindModel model;

    /// <param name="lines">Labelled lines as they are typed.</param>
    public OrganiserModel(IReadOnlyList<(string Kind, string Text)> lines) =>
        model = new KindModel([.. lines.Select(line => new LabelledLine(line.Kind, Mask(line.Text, []), []))]);

    /// <summary>How likely each kind is, the likeliest first.</summary>
    /// <param name="named">Token spans at which a workshop is called by its name, of <see cref="Plain"/> text.</param>
    public IReadOnlyList<(string Kind, double Likelihood)> Rank(string text, IReadOnlyList<(int Workshop, int From, int To)> named) => model.Rank(Mask(text, named), []);

    /// <summary>Without addresses and ids: their letters and digits mean nothing.</summary>
    public static string Plain(string text) => Address().Replace(text, "Iemand");

    /// <summary>The lines that come with the program.</summary>
    public static IReadOnlyList<(string Kind, string Text)> ReadAll() => OrganiserLines.Read("lines.jsonl");

    /// <summary>Numbers and workshops called by name look alike, and so do people: it is the rest that tells what is wanted.</summary>
    private static List<string> Mask(string text, IReadOnlyList<(int Workshop, int From, int To)> named)
    {
        var tokens = Chat.Read(Plain(text));
        var masked = new List<string>(tokens.Count);
        for (var at = 0; at < tokens.Count; at++)
        {
            var mask = tokens[at].IsNumber || named.Any(name => name.From <= at && at <= name.To) ? Number
                : at > 0 && tokens[at] is { IsWord: true, Raw.Length: > 1 } word && char.IsUpper(word.Raw[0]) ? Person
                : tokens[at].Text;
            if (masked.Count == 0 || masked[^1] != mask || mask[0] != '{')
            {
                masked.Add(mask);
            }
        }

        return masked;
    }

    [GeneratedRegex(@"[^\s@<>,;:]+@[^\s@<>,;:]+|\b[a-z]+:[^\s,;]{6,}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
