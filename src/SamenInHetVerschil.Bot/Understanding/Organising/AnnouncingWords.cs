using System.Text.RegularExpressions;

namespace SamenInHetVerschil.Understanding;

/// <summary>Words between quotation marks, after a colon and around known phrases, in what an organiser says about a message to many people. Raw words come out as they were typed.</summary>
internal sealed partial class AnnouncingWords
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordLists.Lists("announcing");

    // Compared as typed, without chat's spellings: an organiser's French "est" is no Flemish "'t is".
    private static readonly Dictionary<string, Phrases<string>> Known = Lists.ToDictionary(
        list => list.Key, list => new Phrases<string>(list.Value.Select(phrase => (Words(phrase), list.Key))), StringComparer.Ordinal);

    private static readonly HashSet<string> YesAlone = [.. Lists["yes"].Concat(Lists["yes-beside"]).SelectMany(phrase => phrase.Split(' '))];
    private static readonly HashSet<string> Whole = [.. Lists["whole"]];
    private static readonly HashSet<string> TitleWords = [.. Lists["title-words"]];

    private readonly string text;
    private readonly IReadOnlyList<Token> tokens;
    private readonly IReadOnlyList<string> words;
    private readonly IReadOnlyList<int> at;
    private readonly IReadOnlyList<string> quoted;

    public AnnouncingWords(string text)
    {
        this.text = Tokens.Capped(text);
        tokens = Tokens.Of(this.text);
        (words, at) = Tokens.Words(tokens);
        quoted = [.. Quotes().Matches(this.text).Select(match => match.Groups["in"].Value.Trim()).Where(inside => inside.Length > 0)];
    }

    /// <summary>Nothing but a yes: no question, no "but", no moment.</summary>
    public bool IsClearYes => words.Count is > 0 and <= 9 && !text.Contains('?', StringComparison.Ordinal) && words.All(YesAlone.Contains) && Has("yes") && !Has("not") && !Has("yes-but");

    public bool SaysNot => Has("not");

    public bool SaysUncertain => Has("uncertain");

    /// <summary>A two-letter code, when the words are a version in a language.</summary>
    public string? Version => Languages("version ");

    /// <summary>The words as the model meets them: what stands between quotation marks and after a colon means nothing there, and numbers are alike.</summary>
    public static List<string> Masked(string text)
    {
        var plain = AfterColon().Replace(Address().Replace(Quotes().Replace(Tokens.Capped(text), " qqq "), " uuu "), match => " ccc ");
        return [.. Chat.Read(plain).Where(token => token.IsWord || token.IsNumber).Select(token => token.IsNumber ? "{d}" : token.Text)];
    }

    /// <summary>A new message: what was said before it, and its words, which are what comes after a colon or after "dat".</summary>
    public OrganiserWish.Announce Announce()
    {
        if (NewMessage().Match(text) is { Success: true } match)
        {
            return new(text[..match.Index], match.Groups["said"].Value.Trim());
        }

        return Found("says") is { Length: > 0 } says && says.From + 1 < words.Count
            ? new(text[..tokens[at[says.From]].Start], text[tokens[at[says.From + 1]].Start..].Trim())
            : new(text, null);
    }

    /// <summary>What the text must become; a wish for the form when no new words stand in it.</summary>
    public AnnouncingWish Change()
    {
        if (Version is { } language)
        {
            return (Quoted ?? Colon) is { } version ? new AnnouncingWish.Text(version, language) : new AnnouncingWish.Form();
        }

        if (Swapped() is { } swap)
        {
            return Whole.Contains(Folded(swap.Old)) ? new AnnouncingWish.Text(swap.New)
                : TitleWords.Contains(Folded(swap.Old)) ? new AnnouncingWish.Title(swap.New)
                : new AnnouncingWish.Piece(swap.Old, swap.New);
        }

        if (Has("more"))
        {
            return (Quoted ?? Colon ?? After("more")) is { } more ? new AnnouncingWish.More(more) : new AnnouncingWish.Form();
        }

        var before = Longest("text-before");
        var namesText = before.Length > 0 && words.Skip(before.From).Take(before.Length).Any(word => word is "tekst" or "text" or "texte");
        if (Quoted is { } inside)
        {
            return namesText || before.Length == 0 && Colon is not null ? new AnnouncingWish.Text(inside) : new AnnouncingWish.Piece(null, inside);
        }

        return Colon is { } said ? new AnnouncingWish.Text(said)
            : before.Length > 0 && WithoutEnd(After("text-before")) is { } rest ? namesText ? new AnnouncingWish.Text(rest) : new AnnouncingWish.Piece(null, rest)
            : Wrong() is { } piece ? new AnnouncingWish.Piece(null, piece)
            : new AnnouncingWish.Form();
    }

    /// <summary>The title that is wanted; a wish for the form when it is not said.</summary>
    public AnnouncingWish Title() =>
        Has("title-none") ? new AnnouncingWish.Title(null)
        : (Quoted ?? Colon ?? (Longest("title-before") is { Length: > 0 } ? WithoutEnd(After("title-before")) : null)) is { Length: > 0 } title ? new AnnouncingWish.Title(title.TrimEnd('.'))
        : new AnnouncingWish.Form();

    /// <summary>For whom, where the words say it.</summary>
    /// <param name="evidence">Of this text.</param>
    /// <param name="slots">Names of the slots there are.</param>
    public SaidAudience ToWhom(Evidence evidence, IReadOnlyList<string> slots)
    {
        var known = evidence.Meant.Count > 0 ? evidence.Meant : [.. evidence.Named.Select(name => name.Workshop).Distinct().Order()];
        var slot = slots.Where(name => StandsIn(Words(name))).MaxBy(name => name.Length);
        var who = known.Count > 0 ? Has("waiting") ? SaidWho.Waiting : SaidWho.SignedUp
            : Has("nobody-yet") ? SaidWho.NobodyYet
            : slot is not null ? SaidWho.Slot
            : evidence.UnknownNumbers.Count == 0 && (Has("everyone") || Languages("speaks ") is not null) && !Has("waiting") ? SaidWho.Everyone
            : SaidWho.Nothing;
        return new SaidAudience(who, known, evidence.UnknownNumbers, who == SaidWho.Slot ? slot : null, Languages("speaks "));
    }

    /// <summary>Without what is turned away: "niet 3 maar 4", "4 in plaats van 3".</summary>
    public string WithoutTurnedAway() =>
        Found("instead-of") is { Length: > 0 } instead && instead.From > 0 ? text[..tokens[at[instead.From]].Start]
        : Found("not-but") is { Length: > 0 } not && First("but", not.From + 1) is { } but && but + 1 < words.Count ? text[tokens[at[but + 1]].Start..]
        : text;

    /// <summary>Without numbers that are workshops, so that an hour can be found: "morgen om 9 uur naar de mensen van 3".</summary>
    public string WithoutWorkshops()
    {
        var kept = tokens.Index().Where(pair => !pair.Item.IsNumber || pair.Index == 0 || !Lists["before-workshop"].Contains(tokens[pair.Index - 1].Text)
            || (pair.Index + 1 < tokens.Count && tokens[pair.Index + 1].Text is "u" or "uur" or "h" or "heures" or "am" or "pm" or "heure"));
        return string.Join(' ', kept.Select(pair => pair.Item.Raw));
    }

    private string? Quoted => quoted.Count > 0 ? quoted[^1] : null;

    private string? Colon => AfterColon().Match(text) is { Success: true } match && match.Groups["said"].Value.Trim() is { Length: > 0 } said ? Unquoted(said) : null;

    /// <summary>"vervang X door Y", "niet X maar Y", "Y in plaats van X"; null when it is none of these.</summary>
    private (string Old, string New)? Swapped()
    {
        if (quoted.Count == 2)
        {
            return Has("instead-of") ? (quoted[1], quoted[0]) : (quoted[0], quoted[1]);
        }

        if (Found("instead-of") is { Length: > 0 } instead && instead.From > 0 && instead.From + instead.Length < words.Count)
        {
            var from = Has("wrong") || Found("text-before") is { From: 0, Length: > 0 } ? Math.Max(1, Found("text-before").Length) : 0;
            return from < instead.From ? (Raw(instead.From + instead.Length, words.Count), Raw(from, instead.From)) : null;
        }

        if (Found("not-but") is { Length: > 0, From: <= 3 } not && First("but", not.From + 2) is { } but && but + 1 < words.Count)
        {
            return (Raw(not.From + 1, but), Raw(but + 1, words.Count));
        }

        return Found("swap-verbs") is { Length: > 0, From: <= 3 } verb && First("swap-joins", verb.From + 2) is { } join && join + 1 < words.Count
            ? (Raw(verb.From + 1, join), WithoutEnd(Raw(join + 1, words.Count))!)
            : null;
    }

    private string? Wrong()
    {
        if (words.Count < 2 || Found("wrong") is not { Length: > 0, From: 0 })
        {
            return null;
        }

        var from = 1;
        while (Known["wrong-beside"].In(words).Where(hit => hit.From == from).Select(hit => hit.Length).DefaultIfEmpty(0).Max() is > 0 and var length)
        {
            from += length;
        }

        return from < words.Count ? Raw(from, words.Count) : null;
    }

    private string? After(string list) => Longest(list) is { Length: > 0 } found && found.From + found.Length < words.Count ? Raw(found.From + found.Length, words.Count) : null;

    private string? WithoutEnd(string? raw) =>
        raw is null ? null
        : Lists["text-after"].Where(end => raw.Length > end.Length + 1 && Tokens.Fold(raw).EndsWith(" " + end, StringComparison.Ordinal)).MaxBy(end => end.Length) is { } last ? raw[..^(last.Length + 1)].TrimEnd()
        : raw;

    private string Raw(int from, int to) =>
        Unquoted(text[tokens[at[from]].Start..(to < words.Count ? tokens[at[to]].Start : text.Length)].Trim().TrimEnd(',', ';').Trim());

    private static string Unquoted(string raw)
    {
        var inside = raw.Trim('"', '“', '”', '„', '«', '»', ' ');
        return inside.Length > 2 && inside[0] is '\'' or '‘' && inside[^1] is '\'' or '’' ? inside[1..^1].Trim() : inside;
    }

    private static string Folded(string raw) => string.Join(' ', Words(raw));

    private string? Languages(string prefix) => new[] { "nl", "en", "fr" }.FirstOrDefault(code => Has(prefix + code));

    private bool Has(string list) => Known[list].In(words).Any();

    private int? First(string list, int from) => Known[list].In(words).Where(hit => hit.From >= from).Select(hit => (int?)hit.From).FirstOrDefault();

    /// <summary>The first place of a phrase of the list; length 0 when there is none.</summary>
    private (int From, int Length) Found(string list) => Known[list].In(words).OrderBy(hit => hit.From).ThenByDescending(hit => hit.Length).Select(hit => (hit.From, hit.Length)).FirstOrDefault();

    /// <summary>The longest phrase of the list.</summary>
    private (int From, int Length) Longest(string list) => Known[list].In(words).OrderByDescending(hit => hit.Length).ThenBy(hit => hit.From).Select(hit => (hit.From, hit.Length)).FirstOrDefault();

    private bool StandsIn(IReadOnlyList<string> phrase) =>
        phrase.Count > 0 && Enumerable.Range(0, Math.Max(0, words.Count - phrase.Count + 1)).Any(from => phrase.SequenceEqual(words.Skip(from).Take(phrase.Count), StringComparer.Ordinal));

    private static IReadOnlyList<string> Words(string phrase)
    {
        var found = Tokens.Words(Tokens.Of(phrase)).Words;
        return phrase.EndsWith('*') ? [.. found.SkipLast(1), found[^1] + "*"] : found;
    }

    // An apostrophe inside a word is none of these: it opens after a space and closes before one.
    [GeneratedRegex("(?:^|(?<=[\\s(:,]))(?:\"(?<in>[^\"]+)\"|“(?<in>[^”]+)”|„(?<in>[^”“]+)[”“]|«(?<in>[^»]+)»|‘(?<in>[^’]+)’|'(?<in>[^']+(?:'\\w[^']*)*)'(?!\\w))", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"(?<![0-9]):(?!//)\s*(?<said>\S(.|\s)*)$|:\s+(?<said>\S(.|\s)*)$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex AfterColon();

    [GeneratedRegex(@":\s+(?<said>\S(.|\s)*)$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex NewMessage();

    [GeneratedRegex(@"https?://\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
