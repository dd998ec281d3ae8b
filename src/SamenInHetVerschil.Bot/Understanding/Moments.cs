using System.Globalization;

namespace SamenInHetVerschil.Understanding;

/// <summary>A moment in words: "morgen om 9 uur", "maandag 8u30", "op 4 november om 14u30", "le 4 novembre à 14h30", "in two hours".</summary>
internal static class Moments
{
    private static readonly Phrases<string> Known = new(WordLists.Lists("moments").SelectMany(list => list.Value.Select(phrase => (Phrases<string>.Words(phrase), list.Key))));

    /// <summary>The moment that <paramref name="text"/> names, seen from <paramref name="now"/>.</summary>
    /// <param name="zone">The zone in which it is meant.</param>
    public static MomentRead Read(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        var words = new Words(text);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        if (words.Span() is { } span)
        {
            return new MomentRead.At((now + span).ToUniversalTime());
        }

        if (words.Time() is not { } time)
        {
            return new MomentRead.Unclear();
        }

        var day = words.Day(local);
        if (words.NamesDay && day is null)
        {
            return new MomentRead.Unclear();
        }

        // An hour without a day is the next time that the clock shows it.
        var wanted = (day ?? local.Date) + time;
        if (day is null && wanted <= local)
        {
            wanted = wanted.AddDays(1);
        }

        return zone.IsInvalidTime(wanted) ? new MomentRead.Missing()
            // In the night that an hour comes twice, the first one is meant.
            : new MomentRead.At(new DateTimeOffset(wanted, zone.IsAmbiguousTime(wanted) ? zone.GetAmbiguousTimeOffsets(wanted).Max() : zone.GetUtcOffset(wanted)).ToUniversalTime());
    }

    /// <summary>The day alone that <paramref name="text"/> names; null when it names none.</summary>
    public static DateOnly? ReadDay(string text, DateTimeOffset now, TimeZoneInfo zone) =>
        new Words(text).Day(TimeZoneInfo.ConvertTime(now, zone).DateTime) is { } day ? DateOnly.FromDateTime(day) : null;

    /// <summary>Whether a date stands in it, even one that does not exist.</summary>
    public static bool NamesDay(string text) => new Words(text).NamesDay;

    /// <summary>Every hour that <paramref name="text"/> names, in the order said: "van 9u tot 10u30".</summary>
    public static HoursRead ReadHours(string text)
    {
        var words = new Words(text);
        return new HoursRead([.. words.Times().Select(TimeOnly.FromTimeSpan)], words.NamesImpossibleHour());
    }

    /// <summary>The words and numbers of a text, and what is known of them.</summary>
    private sealed class Words
    {
        private readonly IReadOnlyList<string> words;
        private readonly List<(string Meaning, int From, int Length)> hits;
        private readonly (int? Year, int Month, int Day, int From, int To)? date;

        public Words(string text)
        {
            words = Tokens.Words(Tokens.Of(text.Length <= 200 ? text : text[..200])).Words;
            hits = [.. Known.In(words).Select(hit => (hit.Meaning, hit.From, hit.Length))];
            date = FindDate();
        }

        /// <summary>A date stands in it, even if it is none that exists.</summary>
        public bool NamesDay => date is not null;

        /// <summary>"over twee uur"; null when it says nothing of the kind.</summary>
        public TimeSpan? Span()
        {
            foreach (var (_, from, length) in hits.Where(hit => hit.Meaning == "in"))
            {
                var unit = from + length + 1;
                if (Count(from + length) is { } count && count <= 1000)
                {
                    if (Is(unit, "minutes"))
                    {
                        return TimeSpan.FromMinutes(count);
                    }

                    if (Is(unit, "hours"))
                    {
                        return TimeSpan.FromHours(count);
                    }

                    if (Is(unit, "days") || Is(unit, "weeks"))
                    {
                        return TimeSpan.FromDays(Is(unit, "weeks") ? 7 * count : count);
                    }
                }
            }

            return null;
        }

        public DateTime? Day(DateTime now)
        {
            if (date is { } written)
            {
                return Existing(written.Year, written.Month, written.Day, now);
            }

            // "morgen" may be the morning of a day that is named as well.
            if (Meant("weekday ") is { } weekday)
            {
                var ahead = ((weekday - Iso(now) + 6) % 7) + 1;
                return now.Date.AddDays(ahead);
            }

            return Meant("day ") is { } days ? now.Date.AddDays(days) : null;
        }

        public TimeSpan? Time()
        {
            var time = Clock();
            return time is { } hour && hour < TimeSpan.FromHours(12) && hits.Exists(hit => hit.Meaning == "afternoon") ? hour + TimeSpan.FromHours(12) : time;
        }

        /// <summary>All hours, in the second half of the day where that is said; unless the first would then be later than the second.</summary>
        public List<TimeSpan> Times()
        {
            List<TimeSpan> times = [.. Clocks()];
            if (!hits.Exists(hit => hit.Meaning == "afternoon"))
            {
                return times;
            }

            List<TimeSpan> later = [.. times.Select(time => time < TimeSpan.FromHours(12) ? time + TimeSpan.FromHours(12) : time)];
            return later is [var first, var second, ..] && first > second ? [times[0], .. later.Skip(1)] : later;
        }

        /// <summary>"25u", "9u75".</summary>
        public bool NamesImpossibleHour() => Enumerable.Range(0, words.Count).Any(i =>
            IsDigits(i) && !IsPartOfDate(i) && Length(i + 1, "hour sign") is > 0 and var sign
            && (Number(i) > 24 || (Hour(i) is not null && IsDigits(i + 1 + sign) && words[i + 1 + sign].Length == 2 && Number(i + 1 + sign) > 59)));

        private TimeSpan? Clock()
        {
            if (hits.Exists(hit => hit.Meaning == "noon"))
            {
                return TimeSpan.FromHours(12);
            }

            if (hits.Exists(hit => hit.Meaning == "midnight"))
            {
                return TimeSpan.Zero;
            }

            return Clocks().Cast<TimeSpan?>().FirstOrDefault();
        }

        private IEnumerable<TimeSpan> Clocks()
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (ClockAt(i) is { } found)
                {
                    yield return found.Time;
                    i = found.To;
                }
            }
        }

        /// <summary>The hour whose number stands there, with its last word; null when it is none.</summary>
        private (TimeSpan Time, int To)? ClockAt(int i)
        {
            if (Hour(i) is not { } hour || IsPartOfDate(i))
            {
                return null;
            }

            var sign = Length(i + 1, "hour sign");
            var after = i + 1 + sign;
            var minutes = (sign > 0 || IsDigits(i)) && IsDigits(after) && words[after].Length == 2 && !IsPartOfDate(after) ? Number(after) : null;
            if (minutes is >= 0 and < 60)
            {
                return (At(hour, minutes.Value), after);
            }

            if (EndsAt(i, "quarter to"))
            {
                return (At(hour, -15), i);
            }

            if (EndsAt(i, "quarter past"))
            {
                return (At(hour, 15), i);
            }

            // "half past nine" is after the hour, "half tien" before it.
            if (EndsAt(i, "half past") || Is(after, "half past"))
            {
                return (At(hour, 30), after);
            }

            if (Is(after, "quarter past") || Is(after, "quarter to"))
            {
                return (At(hour, Is(after, "quarter to") ? -15 : 15), after);
            }

            if (EndsAt(i, "half"))
            {
                return (At(hour, -30), i);
            }

            if (sign > 0 || EndsAt(i, "at") || (i + 1 < words.Count && words[i + 1] is "am" or "pm"))
            {
                return (At(hour, 0), i);
            }

            return null;
        }

        /// <summary>"4 november 2026", "November 4", "4/11/2026", "2026-11-04", and where it stands.</summary>
        private (int? Year, int Month, int Day, int From, int To)? FindDate()
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (MonthAt(i) is { } month && (DayNumber(i - 1) ?? DayNumber(i + 1)) is { } day)
                {
                    var isBefore = DayNumber(i - 1) is not null;
                    var last = isBefore ? i : i + 1;
                    return (Year(last + 1), month, day, isBefore ? i - 1 : i, Year(last + 1) is null ? last : last + 1);
                }

                if (Year(i) is { } year && DayNumber(i + 1) is { } isoMonth && DayNumber(i + 2) is { } isoDay)
                {
                    return (year, isoMonth, isoDay, i, i + 2);
                }

                if (DayNumber(i) is { } first && DayNumber(i + 1) is { } second && Year(i + 2) is { } last3)
                {
                    return (last3, second, first, i, i + 2);
                }
            }

            return null;
        }

        /// <summary>Without a year the nearest such day is meant, before or after now.</summary>
        private static DateTime? Existing(int? year, int month, int day, DateTime now)
        {
            if (month is < 1 or > 12 || day < 1)
            {
                return null;
            }

            var candidates = (year is { } given ? [given] : (int[])[now.Year - 1, now.Year, now.Year + 1])
                .Where(one => day <= DateTime.DaysInMonth(one, month)).Select(one => new DateTime(one, month, day)).ToList();
            return candidates.Count == 0 ? null : candidates.MinBy(one => Math.Abs((one - now).TotalDays));
        }

        private bool IsPartOfDate(int i) => date is { } found && found.From <= i && i <= found.To;

        /// <summary>The number after a meaning such as "day ": the longest phrase counts, "overmorgen" before "morgen".</summary>
        private int? Meant(string meaning)
        {
            var found = hits.Where(hit => hit.Meaning.StartsWith(meaning, StringComparison.Ordinal)).OrderByDescending(hit => hit.Length).Select(hit => hit.Meaning).FirstOrDefault();
            return found is null ? null : int.Parse(found[meaning.Length..], CultureInfo.InvariantCulture);
        }

        private int? MonthAt(int i) => hits.FirstOrDefault(hit => hit.From == i && hit.Meaning.StartsWith("month ", StringComparison.Ordinal)) is { Meaning: { } month }
            ? int.Parse(month["month ".Length..], CultureInfo.InvariantCulture) : null;

        private int? Hour(int i) => IsDigits(i) ? Number(i) is var number and (>= 0 and <= 24) ? number : null : SpokenHour(i);

        private int? SpokenHour(int i) => hits.FirstOrDefault(hit => hit.From == i && hit.Meaning.StartsWith("hour ", StringComparison.Ordinal) && hit.Meaning != "hour sign") is { Meaning: { } hour }
            ? int.Parse(hour["hour ".Length..], CultureInfo.InvariantCulture) : null;

        private int? Count(int i) => IsDigits(i) ? Number(i) : SpokenHour(i);

        private int? DayNumber(int i) => IsDigits(i) && words[i].Length <= 2 && Number(i) is var number and (>= 1 and <= 31) ? number : null;

        private int? Year(int i) => IsDigits(i) && words[i].Length == 4 && Number(i) is var number and (>= 2000 and <= 2100) ? number : null;

        private bool IsDigits(int i) => i >= 0 && i < words.Count && words[i].Length is > 0 and <= 4 && words[i].All(char.IsAsciiDigit);

        private int? Number(int i) => int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        private bool Is(int i, string meaning) => hits.Exists(hit => hit.From == i && hit.Meaning == meaning);

        private int Length(int i, string meaning) => hits.Where(hit => hit.From == i && hit.Meaning == meaning).Select(hit => hit.Length).DefaultIfEmpty(0).Max();

        private bool EndsAt(int i, string meaning) => hits.Exists(hit => hit.From + hit.Length == i && hit.Meaning == meaning);

        private static int Iso(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

        private static TimeSpan At(int hour, int minutes) => TimeSpan.FromMinutes((((hour % 24) * 60) + minutes + 1440) % 1440);
    }
}

/// <summary>The hours of a text.</summary>
/// <param name="HasImpossible">An hour stands in it that no clock shows.</param>
internal sealed record HoursRead(IReadOnlyList<TimeOnly> Hours, bool HasImpossible);

/// <summary>What was read of a moment.</summary>
internal abstract record MomentRead
{
    private MomentRead()
    {
    }

    /// <param name="Moment">UTC.</param>
    internal sealed record At(DateTimeOffset Moment) : MomentRead;

    /// <summary>The clock skips that hour in that night.</summary>
    internal sealed record Missing : MomentRead;

    /// <summary>No moment, or a day without an hour.</summary>
    internal sealed record Unclear : MomentRead;
}
