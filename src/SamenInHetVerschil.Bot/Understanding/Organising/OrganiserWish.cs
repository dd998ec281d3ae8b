namespace SamenInHetVerschil.Understanding;

/// <summary>What an organiser's message seems to want, besides what everybody can want.</summary>
internal abstract record OrganiserWish
{
    private OrganiserWish()
    {
    }

    /// <summary>How full it is.</summary>
    /// <param name="Workshops">Empty: all.</param>
    public sealed record Status(IReadOnlyList<int> Workshops, IReadOnlyList<int> Unknown) : OrganiserWish;

    /// <summary>A setting of the day gets another value.</summary>
    /// <param name="Workshops">As said, existing or not; empty for what holds for the whole day, or when none was named.</param>
    /// <param name="Value">Capacity in digits, the name of a slot, or a moment in ISO 8601. Null: not said.</param>
    public sealed record Set(OrganiserSetting Setting, IReadOnlyList<int> Workshops, string? Value) : OrganiserWish
    {
        /// <summary>Set to nothing: no limit, no slot, no end.</summary>
        public bool ToNothing { get; init; }

        /// <summary>The number comes on top of what there is.</summary>
        public bool OnTop { get; init; }

        /// <summary>The hour that was named does not exist in that night.</summary>
        public bool IsMissingHour { get; init; }

        /// <summary>A day was named, and no hour that could be read.</summary>
        public bool NeedsHour { get; init; }
    }

    /// <summary>Sign somebody else in or out.</summary>
    /// <param name="Text">The message; who is meant must be looked up among those who are known.</param>
    /// <param name="Reason">What was said after "omdat" and the like; null when nothing was.</param>
    public sealed record Seat(bool In, string Text, IReadOnlyList<int> Workshops, IReadOnlyList<int> Unknown, string? Reason) : OrganiserWish;

    /// <summary>Names of who is signed up.</summary>
    public sealed record Roster(IReadOnlyList<int> Workshops, IReadOnlyList<int> Unknown) : OrganiserWish;

    /// <summary>What organisers changed in the settings.</summary>
    public sealed record Settings : OrganiserWish;

    /// <summary>Back to what it was before the last change.</summary>
    public sealed record Undo : OrganiserWish;

    /// <param name="Format"><c>csv</c>, <c>xlsx</c>, or null when none was named.</param>
    public sealed record Export(string? Format) : OrganiserWish;

    /// <summary>A message to many people.</summary>
    /// <param name="Head">What was said before the message: for whom, and perhaps when.</param>
    /// <param name="Message">The words of it, as typed; null when none were said.</param>
    public sealed record Announce(string Head, string? Message) : OrganiserWish;

    /// <summary>What organisers can do here.</summary>
    public sealed record Menu : OrganiserWish;
}

/// <summary>What an organiser can set in words.</summary>
internal enum OrganiserSetting
{
    Capacity,
    Slot,
    Opens,
    Closes,
    PromoteUntil,
}
