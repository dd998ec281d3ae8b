using System.Globalization;
using System.Text.RegularExpressions;

namespace SamenInHetVerschil.Understanding;

/// <summary>Numbers, names, moments and reasons in an organiser's message, once it is known what it is about.</summary>
internal sealed partial class OrganiserWords
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Lists = WordLists.Lists("organising");
    private static readonly Dictionary<string, Phrases<string>> Found = Lists.ToDictionary(
        list => list.Key, list => new Phrases<string>(list.Value.Select(phrase => (Phrases<string>.Words(phrase), phrase))), StringComparer.Ordinal);

    private readonly string text;
    private readonly Evidence evidence;
    private readonly IReadOnlyList<Token> tokens;
    private readonly IReadOnlyList<string> words;
    private readonly IReadOnlyList<int> at;

    public OrganiserWords(string text, Evidence evidence)
    {
        this.text = GroupedDigits().Replace(Tokens.Capped(text), match => match.Value.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        this.evidence = evidence;
        tokens = Tokens.Of(this.text);
        (words, at) = Tokens.Words(tokens);
    }

    /// <summary>Existing workshops, by number or by name.</summary>
    public IReadOnlyList<int> Known => evidence.Meant.Count > 0 ? evidence.Meant : [.. evidence.Named.Select(name => name.Workshop).Distinct().Order()];

    public IReadOnlyList<int> Unknown => evidence.UnknownNumbers;

    public static IReadOnlyList<string> List(string key) => Lists[key];

    public OrganiserWish.Set Capacity()
    {
        var numbers = words.Index().Where(word => Value(word.Item) is not null).Select(word => (At: word.Index, Value: Value(word.Item)!)).ToList();
        var named = evidence.Named.Select(name => name.Workshop).Distinct().ToList();
        if (Has("nothing"))
        {
            return new(OrganiserSetting.Capacity, numbers.Count > 0 ? Whole(numbers) : named, null) { ToNothing = true };
        }

        if (numbers.Count == 0 || (numbers.Count == 1 && named.Count == 0 && !StandsAt("seats", numbers[0].At + 1)))
        {
            return new(OrganiserSetting.Capacity, numbers.Count > 0 ? Whole(numbers) : named, null);
        }

        var seats = numbers.FindIndex(number => StandsAt("seats", number.At + 1));
        seats = seats >= 0 ? seats : numbers.FindLastIndex(number => !StandsAt("before-workshop", number.At - 1));
        seats = seats >= 0 ? seats : numbers.Count - 1;
        var others = numbers.Where((_, index) => index != seats).ToList();
        var value = BelowZero().IsMatch(text) ? "-" + numbers[seats].Value : numbers[seats].Value;
        return new(OrganiserSetting.Capacity, others.Count > 0 ? Whole(others) : named, value) { OnTop = Has("more") };
    }

    public OrganiserWish.Set Slot()
    {
        if (Has("nothing"))
        {
            return new(OrganiserSetting.Slot, Known.Concat(Unknown).ToList(), null) { ToNothing = true };
        }

        var markers = Found["before-slot"].In(words).Where(hit => hit.From + hit.Length < words.Count).ToList();
        var from = markers.Count == 0 ? words.Count : markers.Max(hit => hit.From + hit.Length);
        while (from < words.Count && (StandsAt("around-slot", from) && from + 1 < words.Count))
        {
            from++;
        }

        // Numbers before the slot are workshops; one in its name ("blok 2") is not.
        var before = words.Take(from).Select(Value).OfType<string>().Select(Whole).Distinct().ToList();
        var name = from < words.Count ? text[tokens[at[from]].Start..].Trim().TrimEnd('.', '!', '?').Trim('"', '\'', '“', '”', ' ') : null;
        return new(OrganiserSetting.Slot, before.Count > 0 ? before : [.. evidence.Named.Select(one => one.Workshop).Distinct()], string.IsNullOrWhiteSpace(name) ? null : name);
    }

    public OrganiserWish.Set Moment(OrganiserSetting setting, DateTimeOffset now, TimeZoneInfo zone)
    {
        var set = new OrganiserWish.Set(setting, [], null);
        return Moments.Read(text, now, zone) switch
        {
            MomentRead.At moment => set with { Value = Written(moment.Moment) },
            MomentRead.Missing => set with { IsMissingHour = true },
            _ when Moments.ReadDay(text, now, zone) is not null => set with { NeedsHour = true },
            _ when Has("nothing") => set with { ToNothing = true },
            _ => setting == OrganiserSetting.PromoteUntil ? set with { NeedsHour = true } : set with { Value = Written(now) },
        };
    }

    /// <summary>As moments are stored in settings.</summary>
    public static string Written(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public string? Reason()
    {
        var because = Found["because"].In(words).Where(hit => hit.From + hit.Length < words.Count).OrderBy(hit => hit.From).ThenByDescending(hit => hit.Length).FirstOrDefault();
        return because.Meaning is null ? null : text[tokens[at[because.From + because.Length]].Start..].Trim();
    }

    public string? Format() => Has("xlsx") ? "xlsx" : Has("csv") ? "csv" : null;

    private bool Has(string list) => Found[list].In(words).Any();

    private bool StandsAt(string list, int index) => index >= 0 && index < words.Count && Found[list].In([words[index]]).Any();

    private static string? Value(string word) =>
        char.IsAsciiDigit(word[0]) ? word : WorkshopNumbers.CardinalOf(word) is > 1 and var number ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static List<int> Whole(List<(int At, string Value)> numbers) => [.. numbers.Select(number => Whole(number.Value)).Distinct()];

    // A number that is too long for any workshop is none.
    private static int Whole(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    [GeneratedRegex(@"\b\d{1,3}([. ]000)+\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GroupedDigits();

    [GeneratedRegex(@"(^|\s)(-|−)\s?\d", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BelowZero();
}
