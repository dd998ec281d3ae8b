namespace SamenInHetVerschil.Understanding.Organising;

/// <summary>What an organiser tells about the day itself. Everything may be missing.</summary>
/// <param name="About">What the hours or the place are of.</param>
/// <param name="Date">The day.</param>
/// <param name="IsWrong">A day or an hour is named that does not exist.</param>
/// <param name="Clears">What is no longer known.</param>
internal sealed record DayWish(DayPart About, DateOnly? Date, TimeOnly? Start, TimeOnly? End, string? Place, bool IsWrong, IReadOnlyList<Cleared> Clears);

/// <summary>The whole day, a slot by its name, or a workshop.</summary>
/// <param name="Workshop">0 when it is not about one workshop.</param>
internal sealed record DayPart(int Workshop, string? Slot)
{
    public static DayPart Whole { get; } = new(0, null);
}

/// <summary>What an organiser takes back.</summary>
internal enum Cleared
{
    Date,
    Hours,
    Place,
}

/// <summary>Reads day, hours and place in what organisers say. Only for organisers; a question sets nothing.</summary>
internal static class DayWishes
{
    private static readonly Phrases<string> Known = DoorWords.Phrases("date", "place", "place-loose", "whole-day", "hours", "end-only", "clear", "other");

    private static readonly IReadOnlySet<string> PlaceWords = DoorWords.Set("place-words");

    private static readonly Dictionary<Cleared, HashSet<string>> Names = new()
    {
        [Cleared.Date] = ["datum", "dag", "date", "day", "jour"],
        [Cleared.Hours] = ["uur", "uren", "beginuur", "einduur", "hour", "hours", "time", "heure", "heures"],
        [Cleared.Place] = ["plaats", "locatie", "adres", "zaal", "place", "venue", "location", "lieu", "salle"],
    };

    /// <summary>Null when the message is about something else.</summary>
    /// <param name="slots">Names of the slots there are.</param>
    /// <param name="zone">In which days and hours are meant.</param>
    public static DayWish? Read(string text, IReadOnlyList<int> existing, IReadOnlyList<string> slots, DateTimeOffset now, TimeZoneInfo zone)
    {
        var tokens = Tokens.Of(text);
        var (words, at) = Tokens.Words(tokens);
        var hits = Known.In(words).ToList();
        if (text.Contains('?', StringComparison.Ordinal) || text.Length > 200 || words.Count == 0 || Has("other"))
        {
            return null;
        }

        var about = AboutOf(tokens, words, existing, slots);
        if (Has("clear"))
        {
            var clears = Names.Where(name => words.Any(name.Value.Contains)).Select(name => name.Key).ToList();
            return clears.Count == 0 ? null : new DayWish(about, null, null, null, null, false, clears);
        }

        var place = PlaceOf(text, tokens, words, at, hits);
        // Numbers in an address are no hours.
        var before = place is null ? text : text[..text.LastIndexOf(place, StringComparison.Ordinal)];
        var (date, dateIsWrong) = Has("date") ? DateOf(before, now, zone) : (null, false);
        var setsHours = Has("hours") && (about != DayPart.Whole || Has("whole-day") || date is not null);
        var hours = setsHours ? Moments.ReadHours(before) : new HoursRead([], false);
        var (start, end) = hours.Hours switch
        {
            [] => ((TimeOnly?)null, (TimeOnly?)null),
            [var only] when Has("end-only") => (null, only),
            [var only] => (only, null),
            [var first, var second, ..] => (first, second),
        };
        var isWrong = dateIsWrong || hours.HasImpossible || (start is { } from && end is { } until && until <= from);
        return date is null && start is null && end is null && place is null && !isWrong ? null : new DayWish(about, date, start, end, place, isWrong, []);

        bool Has(string meaning) => hits.Exists(hit => hit.Meaning == meaning);
    }

    private static DayPart AboutOf(IReadOnlyList<Token> tokens, IReadOnlyList<string> words, IReadOnlyList<int> existing, IReadOnlyList<string> slots)
    {
        var named = WorkshopNumbers.Of(tokens).Where(mention => mention.IsNamed).Select(mention => WorkshopNumbers.Absolute(mention.Value, existing)).FirstOrDefault(existing.Contains);
        if (named > 0)
        {
            return new DayPart(named, null);
        }

        var slot = slots.Where(name => StandsIn(Tokens.Words(Tokens.Of(name)).Words, words)).MaxBy(name => name.Length);
        return slot is null ? DayPart.Whole : new DayPart(0, slot);
    }

    private static bool StandsIn(IReadOnlyList<string> phrase, IReadOnlyList<string> words) =>
        phrase.Count > 0 && Enumerable.Range(0, Math.Max(0, words.Count - phrase.Count + 1)).Any(from => phrase.SequenceEqual(words.Skip(from).Take(phrase.Count), StringComparer.Ordinal));

    private static (DateOnly? Date, bool IsWrong) DateOf(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Moments.ReadDay(text, now, zone) is not { } day)
        {
            return (null, Moments.NamesDay(text));
        }

        // Without a year an organiser means the next one.
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return (day < today && !text.Contains(day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) ? day.AddYears(1) : day, false);
    }

    /// <summary>What stands behind the last words that announce a place, as it was typed.</summary>
    private static string? PlaceOf(
        string text, IReadOnlyList<Token> tokens, IReadOnlyList<string> words, IReadOnlyList<int> at, List<(string Meaning, int From, int Length)> hits)
    {
        var intro = hits.Where(hit => hit.Meaning is "place" or "place-loose").OrderBy(hit => hit.From).ThenByDescending(hit => hit.Length).FirstOrDefault();
        if (intro.Meaning is null || intro.From + intro.Length >= words.Count)
        {
            return null;
        }

        var next = intro.From + intro.Length;
        var place = text[tokens[at[next]].Start..].Trim().TrimEnd('.', '!');
        if (intro.Meaning == "place-loose" && !PlaceWords.Contains(words[next]) && !place.Any(letter => char.IsUpper(letter) || char.IsAsciiDigit(letter)))
        {
            return null;
        }

        return place.Any(char.IsLetter) ? place : null;
    }
}
