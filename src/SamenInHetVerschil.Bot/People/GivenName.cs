using System.Text.RegularExpressions;

namespace SamenInHetVerschil.People;

/// <summary>How people answer "what may I call you?", in nl, en and fr.</summary>
internal static partial class GivenName
{
    private const int MostWords = 5;

    private static readonly HashSet<string> Refusals = new(StringComparer.OrdinalIgnoreCase)
    {
        "nee", "neen", "niet", "niks", "geen", "liever", "anoniem", "waarom", "waarvoor", "hoezo", "stop",
        "no", "not", "rather", "why", "anonymous", "nothing",
        "non", "pas", "plutôt", "pourquoi", "anonyme", "rien",
    };

    /// <summary>The name in an answer; null when there is none. <c>IsSure</c> when the sentence says that it is one ("ik heet …").</summary>
    public static (string? Name, bool IsSure) Read(string answer)
    {
        var said = answer.Replace('’', '\'').Trim();
        if (said.Contains('?', StringComparison.Ordinal))
        {
            return (null, false);
        }

        said = Opener().Replace(said + " ", "").Trim();
        var introduced = Introduction().Match(said);
        var rest = introduced.Success ? said[introduced.Length..] : said;
        var name = OnCard(Tail().Replace(rest, "").Trim().TrimEnd('.', '!'));
        if (name is null || name.Split(' ') is not { Length: <= MostWords } words)
        {
            return (null, false);
        }

        return !introduced.Success && words.Any(Refusals.Contains) ? (null, false) : (name, introduced.Success);
    }

    /// <summary>True when the answer says that the person would rather not tell.</summary>
    public static bool Refuses(string answer) => Word().Matches(answer).Any(word => Refusals.Contains(word.Value));

    /// <summary>True for words that are written as names are: "Els Van den Broeck".</summary>
    public static bool LooksProper(string name) =>
        name.Split(' ').All(word => char.IsUpper(word[0]) || Particle().IsMatch(word));

    /// <summary>A name from a field of its own: letters and what stands between them; null when it holds anything that a name does not.</summary>
    public static string? OnCard(string? field)
    {
        var tidy = PeopleDesk.Tidy(Symbols().Replace(field ?? "", " "));
        return tidy is not null && Letters().IsMatch(tidy) ? tidy : null;
    }

    [GeneratedRegex(@"^((ja|jawel|hallo|hoi|hey|hi|dag|goed|oké|oke|ok|okay|natuurlijk|yes|sure|hello|oui|bonjour|salut|d'accord)[\s,!.:]+)+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Opener();

    [GeneratedRegex(@"^(ik heet|ik ben( de| het)?|(mijn|m'n|me) naam is|naam:?|noem (me|mij)( maar| gerust)?|zeg maar|dat is|het is|'t is|my name is|my name's|name:?|i am|i'm|im|call me|it's|this is|je m'appelle|mon nom est|(moi )?c'est|je suis|appelle[sz]?-moi|appelez-moi)\s+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"([,;!\n].*|\s+(hoor|alsjeblieft|alstublieft|aub|please|stp|svp))$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(van|vande|vanden|van't|de|den|der|des|du|d'.+|di|da|del|la|le|les|l'.+|el|al|ben|bin|ten|ter|te|von|zu|en|et|and|y|dos|'t)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Particle();

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    // Emoji and the like beside a name do no harm; digits, brackets and operators mean that it is no name.
    [GeneratedRegex(@"[\p{So}\p{Sk}\p{Cs}\p{Cf}\uFE0F]", RegexOptions.NonBacktracking)]
    private static partial Regex Symbols();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}'’. -]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Letters();
}
