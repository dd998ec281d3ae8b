using System.Globalization;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Registrations;

/// <summary>Section <c>Registration</c>: when one can sign up, and how many seats there are.</summary>
internal sealed class RegistrationOptions
{
    public const string Section = "Registration";

    /// <summary>Most seats that a workshop can be given.</summary>
    public const int MostSeats = 100_000;

    /// <summary>Longest name of a slot, in characters.</summary>
    public const int LongestSlot = 60;

    /// <summary>From when one can sign up: ISO 8601 with an offset, such as <c>2025-10-01T09:00:00+02:00</c>. Empty: at once.</summary>
    public string? OpensAt { get; set; }

    /// <summary>Until when one can sign up, in the same form. Empty: without end. Cancelling stays possible.</summary>
    public string? ClosesAt { get; set; }

    /// <summary>Until when a seat that comes free goes by itself to who waits, in the same form; after it organisers are told. Empty: always.</summary>
    public string? PromoteUntil { get; set; }

    /// <summary>Settings by workshop number.</summary>
    public Dictionary<string, WorkshopSettings> Workshops { get; } = new(StringComparer.Ordinal);

    /// <summary>What is set for one workshop.</summary>
    internal sealed class WorkshopSettings
    {
        /// <summary>Number of seats, 0–100,000. Empty: no limit.</summary>
        public int? Capacity { get; set; }

        /// <summary>Name of the moment at which it is given; workshops in the same slot are at the same time. Empty: never at the same time as another.</summary>
        public string? Slot { get; set; }
    }

    /// <summary>UTC; null when it is open from the start.</summary>
    public DateTimeOffset? Opens => Moment(OpensAt);

    /// <summary>UTC; null when it does not close.</summary>
    public DateTimeOffset? Closes => Moment(ClosesAt);

    /// <summary>UTC; null when a seat that comes free is always given away.</summary>
    public DateTimeOffset? Promotes => Moment(PromoteUntil);

    /// <summary>Null: never at the same time as another.</summary>
    public string? SlotOf(int workshop) =>
        Workshops.TryGetValue(workshop.ToString(CultureInfo.InvariantCulture), out var settings) && !string.IsNullOrWhiteSpace(settings.Slot) ? settings.Slot.Trim() : null;

    /// <summary>Null: no limit.</summary>
    public int? CapacityOf(int workshop) =>
        Workshops.TryGetValue(workshop.ToString(CultureInfo.InvariantCulture), out var settings) ? settings.Capacity : null;

    /// <summary>Null when empty or when it is no moment with an offset.</summary>
    internal static DateTimeOffset? Moment(string? text)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
        var trimmed = text?.Trim() ?? "";
        var saysOffset = trimmed.Length > 16 && trimmed.AsSpan(16).IndexOfAny("Z+-") >= 0;
        return saysOffset && DateTimeOffset.TryParseExact(trimmed, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment.ToUniversalTime()
            : null;
    }
}

/// <summary>Names every fault in the section at once.</summary>
internal sealed class RegistrationOptionsCheck : IValidateOptions<RegistrationOptions>
{
    public ValidateOptionsResult Validate(string? name, RegistrationOptions options)
    {
        var faults = new List<string>();
        CheckMoment(nameof(options.OpensAt), options.OpensAt, faults);
        CheckMoment(nameof(options.ClosesAt), options.ClosesAt, faults);
        CheckMoment(nameof(options.PromoteUntil), options.PromoteUntil, faults);
        if (options.Opens is { } opens && options.Closes is { } closes && closes <= opens)
        {
            faults.Add("Registration:ClosesAt must be later than Registration:OpensAt.");
        }

        foreach (var (number, settings) in options.Workshops)
        {
            var setting = $"Registration:Workshops:{number}";
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || parsed < 1 || parsed.ToString(CultureInfo.InvariantCulture) != number)
            {
                faults.Add($"{setting}: '{number}' is no workshop number.");
            }

            if (settings.Capacity is < 0 or > RegistrationOptions.MostSeats)
            {
                faults.Add($"{setting}:Capacity is {settings.Capacity}: it must be from 0 to {RegistrationOptions.MostSeats}.");
            }

            if (settings.Slot is { Length: > RegistrationOptions.LongestSlot })
            {
                faults.Add($"{setting}:Slot has {settings.Slot.Length} characters: the most is {RegistrationOptions.LongestSlot}.");
            }
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckMoment(string name, string? text, List<string> faults)
    {
        if (!string.IsNullOrWhiteSpace(text) && RegistrationOptions.Moment(text) is null)
        {
            faults.Add($"Registration:{name} is '{text}': it must be a moment with its offset, such as 2025-10-01T09:00:00+02:00.");
        }
    }
}
