using System.Globalization;

namespace SamenInHetVerschil.Registrations;

/// <summary>The settings of the day as they hold in one transaction: what organisers set, and below it what stands in the file.</summary>
internal sealed class DaySettings(IReadOnlyDictionary<(int Workshop, string Name), string?> set, RegistrationOptions file, IReadOnlyList<int> workshops)
{
    /// <summary>The workshop number of what holds for the whole day.</summary>
    public const int WholeDay = 0;

    /// <summary>UTC; null when it is open from the start.</summary>
    public DateTimeOffset? Opens => Moment(DaySettingNames.OpensAt, file.Opens);

    /// <summary>UTC; null when it does not close.</summary>
    public DateTimeOffset? Closes => Moment(DaySettingNames.ClosesAt, file.Closes);

    /// <summary>UTC; from then on a seat that comes free is not given away by itself. Null: always.</summary>
    public DateTimeOffset? PromoteUntil => Moment(DaySettingNames.PromoteUntil, file.Promotes);

    /// <summary>Null: no limit.</summary>
    public int? CapacityOf(int workshop) => set.TryGetValue((workshop, DaySettingNames.Capacity), out var value)
        ? value is null ? null : int.Parse(value, CultureInfo.InvariantCulture)
        : file.CapacityOf(workshop);

    /// <summary>Name of the moment at which it is given; null when it is never at the same time as another.</summary>
    public string? SlotOf(int workshop) => set.TryGetValue((workshop, DaySettingNames.Slot), out var value) ? value : file.SlotOf(workshop);

    /// <summary>Whether one cannot be in both.</summary>
    public bool AreAtTheSameTime(int workshop, int other) =>
        workshop != other && SlotOf(workshop) is { } slot && string.Equals(slot, SlotOf(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Every other workshop of the event in the same slot.</summary>
    public IReadOnlyList<int> AtTheSameTimeAs(int workshop) =>
        SlotOf(workshop) is null ? [] : [.. workshops.Where(other => AreAtTheSameTime(workshop, other))];

    /// <summary>These workshops, and every other one at the same time as one of them.</summary>
    public IReadOnlyList<int> WithThoseAtTheSameTime(IReadOnlyList<int> some) => [.. some.Concat(some.SelectMany(AtTheSameTimeAs)).Distinct().Order()];

    /// <summary>Whether one can sign up at this moment.</summary>
    public Opening OpeningAt(DateTimeOffset now) =>
        now < Opens ? new Opening.NotYet(Opens.Value)
        : now >= Closes ? new Opening.Over(Closes.Value)
        : new Opening.Open();

    /// <summary>What organisers set under this name; null when they set nothing, or set it to nothing.</summary>
    public string? Value(int workshop, string name) => set.GetValueOrDefault((workshop, name));

    /// <summary>Whether organisers set it, be it to nothing: then the file does not count.</summary>
    public bool IsSet(int workshop, string name) => set.ContainsKey((workshop, name));

    private DateTimeOffset? Moment(string name, DateTimeOffset? otherwise) =>
        set.TryGetValue((WholeDay, name), out var value) ? RegistrationOptions.Moment(value) : otherwise;
}

/// <summary>Names of the settings that this room knows; other rooms have their own.</summary>
internal static class DaySettingNames
{
    public const string Capacity = "capacity";
    public const string Slot = "slot";
    public const string OpensAt = "opens-at";
    public const string ClosesAt = "closes-at";
    public const string PromoteUntil = "promote-until";
}

/// <summary>One setting that an organiser changes.</summary>
/// <param name="Workshop">Number, or <see cref="DaySettings.WholeDay"/>.</param>
/// <param name="Value">As it is stored: moments in ISO 8601 with offset, numbers in digits. Null: none.</param>
/// <param name="BackToFile">Forgets what organisers set, so that the file counts again.</param>
internal sealed record DayChange(int Workshop, string Name, string? Value, bool BackToFile = false);
