using System.Globalization;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Attendance;

/// <summary>Section <c>Attendance</c>: when and where it is, the links to this program, and the reminder. What organisers set in the chat wins.</summary>
internal sealed class AttendanceOptions
{
    public const string Section = "Attendance";

    /// <summary>The hour of the reminder when none is set, in the zone of the event.</summary>
    public const string DefaultRemindAt = "18:00";

    /// <summary>Longest place, in characters.</summary>
    public const int LongestPlace = 200;

    /// <summary>Day of the event: <c>yyyy-MM-dd</c>. Null: not known.</summary>
    public string? Date { get; set; }

    /// <summary>Where it is. Null: not known.</summary>
    public string? Place { get; set; }

    /// <summary>When the whole day begins: <c>HH:mm</c> in the zone of the event. Null: not known.</summary>
    public string? Start { get; set; }

    /// <summary>When the whole day ends, in the same form.</summary>
    public string? End { get; set; }

    /// <summary>Hours by the name of a slot.</summary>
    public Dictionary<string, TimeSettings> Slots { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hours and place by workshop number; they win over those of the slot.</summary>
    public Dictionary<string, TimeSettings> Workshops { get; } = new(StringComparer.Ordinal);

    /// <summary>What is set for one slot or one workshop.</summary>
    internal sealed class TimeSettings
    {
        /// <summary><c>HH:mm</c>.</summary>
        public string? Start { get; set; }

        /// <summary><c>HH:mm</c>, later than <see cref="Start"/>.</summary>
        public string? End { get; set; }

        public string? Place { get; set; }

        public Hours Hours => new(Clock(Start), Clock(End));
    }

    /// <summary>Null when none is set.</summary>
    public DateOnly? Day => DayIn(Date);

    /// <summary>Address of this program as people reach it, such as <c>https://bot.example.org</c>. Null: the address at which it listens.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>When people are reminded, the day before: <c>HH:mm</c> in the zone of the event. Empty: never.</summary>
    public string RemindAt { get; set; } = DefaultRemindAt;

    /// <summary>Null: nobody is reminded.</summary>
    public TimeOnly? Reminds => Clock(RemindAt);

    /// <summary>Null when the text is no day in the form yyyy-MM-dd.</summary>
    internal static DateOnly? DayIn(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Null when the text is no hour in the form HH:mm.</summary>
    internal static TimeOnly? Clock(string? text) =>
        TimeOnly.TryParseExact(text?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;
}

/// <summary>Names every fault in the section at once.</summary>
internal sealed class AttendanceOptionsCheck : IValidateOptions<AttendanceOptions>
{
    public ValidateOptionsResult Validate(string? name, AttendanceOptions options)
    {
        var faults = new List<string>();
        if (!string.IsNullOrWhiteSpace(options.PublicAddress)
            && !(Uri.TryCreate(options.PublicAddress, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            faults.Add($"Attendance:PublicAddress is '{options.PublicAddress}': it must be an address such as https://bot.example.org.");
        }

        if (!string.IsNullOrWhiteSpace(options.RemindAt) && options.Reminds is null)
        {
            faults.Add($"Attendance:RemindAt is '{options.RemindAt}': it must be an hour such as {AttendanceOptions.DefaultRemindAt}.");
        }

        if (!string.IsNullOrWhiteSpace(options.Date) && options.Day is null)
        {
            faults.Add($"Attendance:Date is '{options.Date}': it must be a day that exists, such as 2026-11-05.");
        }

        CheckTime("Attendance", new() { Start = options.Start, End = options.End, Place = options.Place }, faults);
        foreach (var (slot, settings) in options.Slots)
        {
            CheckTime($"Attendance:Slots:{slot}", settings, faults);
        }

        foreach (var (number, settings) in options.Workshops)
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || parsed < 1)
            {
                faults.Add($"Attendance:Workshops:{number}: '{number}' is no workshop number.");
            }

            CheckTime($"Attendance:Workshops:{number}", settings, faults);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckTime(string where, AttendanceOptions.TimeSettings settings, List<string> faults)
    {
        foreach (var (name, text) in new[] { (nameof(settings.Start), settings.Start), (nameof(settings.End), settings.End) })
        {
            if (!string.IsNullOrWhiteSpace(text) && AttendanceOptions.Clock(text) is null)
            {
                faults.Add($"{where}:{name} is '{text}': it must be an hour such as 09:00.");
            }
        }

        if (settings.Hours is { Start: { } start, End: { } end } && end <= start)
        {
            faults.Add($"{where}:End must be later than {where}:Start.");
        }

        if (settings.Place is { Length: > AttendanceOptions.LongestPlace })
        {
            faults.Add($"{where}:Place has {settings.Place.Length} characters: the most is {AttendanceOptions.LongestPlace}.");
        }
    }
}
