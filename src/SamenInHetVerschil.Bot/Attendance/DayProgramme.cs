namespace SamenInHetVerschil.Attendance;

/// <summary>When and where things are, as far as the organisers have set it. Everything may be missing; nothing is ever filled in.</summary>
/// <param name="Date">Day of the event.</param>
/// <param name="Place">Of the whole event, in the organisers' words.</param>
/// <param name="Whole">Hours of the whole day.</param>
/// <param name="Workshops">Hours and place by workshop number, its slot's hours included.</param>
internal sealed record DayProgramme(DateOnly? Date, string? Place, Hours Whole, IReadOnlyDictionary<int, WorkshopTime> Workshops)
{
    public Hours HoursOf(int workshop) => Workshops.TryGetValue(workshop, out var own) ? own.Hours : Hours.Unknown;

    /// <summary>Where a workshop is; the place of the whole event when it has none of its own.</summary>
    public string? PlaceOf(int workshop) => Workshops.TryGetValue(workshop, out var own) && own.Place is not null ? own.Place : Place;

    /// <summary>Null as long as its day or its hour is not known.</summary>
    public Appointment? Of(int workshop) => Date is { } date && HoursOf(workshop) is { Start: { } start } hours
        ? new Appointment(workshop, date.ToDateTime(start), hours.End is { } end ? date.ToDateTime(end) : null, PlaceOf(workshop))
        : null;
}

/// <summary>From when until when, on the clock of the event.</summary>
internal sealed record Hours(TimeOnly? Start, TimeOnly? End)
{
    public static Hours Unknown { get; } = new(null, null);
}

/// <summary>What is set for one workshop.</summary>
internal sealed record WorkshopTime(Hours Hours, string? Place);

/// <summary>A workshop that can be put in a calendar.</summary>
/// <param name="Start">On the clock of the event.</param>
/// <param name="End">The same; null when it is not set.</param>
internal sealed record Appointment(int Workshop, DateTime Start, DateTime? End, string? Place);
