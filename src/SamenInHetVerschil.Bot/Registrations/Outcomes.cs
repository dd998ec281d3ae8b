namespace SamenInHetVerschil.Registrations;

/// <summary>What somebody wants; sign-ups and cancels together are a change.</summary>
/// <param name="OnlyIfPlace">Does not want to wait.</param>
internal sealed record RegistrationRequest(string PersonId, IReadOnlyList<int> SignUps, IReadOnlyList<int> Cancels, bool OnlyIfPlace = false)
{
    /// <summary>For organisers, who are not bound by the opening times.</summary>
    public bool EvenWhenClosed { get; init; }
}

/// <summary>What a wish for a workshop would lead to.</summary>
internal enum Chance
{
    Free,

    /// <summary>One would wait, at <see cref="Prospect.Position"/>.</summary>
    Full,
    HasSeat,

    /// <summary>Stands in line already, at <see cref="Prospect.Position"/>.</summary>
    Waits,
    NotOpenYet,
    Closed,

    /// <summary>There is no such workshop.</summary>
    Unknown,
}

/// <summary>What would happen if somebody asked for a workshop now.</summary>
/// <param name="Position">In the waiting list, from 1; 0 when that does not apply.</param>
internal sealed record Prospect(int Workshop, Chance Chance, int Position = 0)
{
    private readonly Prospect? whenOpen;

    /// <summary>Workshops at the same time that the person has a seat in or asks for in the same wish. With a free place, one of them must go first.</summary>
    public IReadOnlyList<int> Clashes { get; init; } = [];

    /// <summary>There is a place, but the person would be in two workshops at once.</summary>
    public bool IsClash => Chance == Chance.Free && Clashes.Count > 0;

    /// <summary>The same if the times did not matter.</summary>
    public Prospect WhenOpen
    {
        get => whenOpen ?? this;
        init => whenOpen = value;
    }
}

/// <summary>What became of a wish for one workshop.</summary>
internal enum Became
{
    Registered,
    Waiting,
    Cancelled,

    /// <summary>Left the waiting list.</summary>
    LeftLine,
    AlreadyRegistered,
    AlreadyWaiting,

    /// <summary>No seat, and the person would not or could not wait: nothing happened.</summary>
    Full,

    /// <summary>Stays as it was, because the rest of the change could not be done.</summary>
    Kept,

    /// <summary>At the same time as another that the person has or asked for: nothing happened until the choice is clear.</summary>
    Clash,

    /// <summary>Nothing to cancel.</summary>
    NotHeld,
    NotOpenYet,
    Closed,
    Unknown,
}

/// <summary>What became of one workshop of a request.</summary>
/// <param name="Position">In the waiting list, from 1; 0 when that does not apply.</param>
internal sealed record Outcome(int Workshop, Became Became, int Position = 0);

/// <summary>Somebody got the seat that came free.</summary>
/// <param name="Event">Id of the promotion in the log: a button made for it works for this seat only.</param>
internal sealed record Promotion(string PersonId, int Workshop, long Event)
{
    /// <summary>The seat at the same time that was given up for it, as the person had asked; null: none.</summary>
    public int? MovedFrom { get; init; }
}

/// <summary>Everything that a request brought about.</summary>
internal sealed record Applied(IReadOnlyList<Outcome> Outcomes, Filled Seats);

/// <summary>How full a workshop is.</summary>
/// <param name="Free">Seats that somebody could still take; null when there is no limit.</param>
internal sealed record Places(int Workshop, int? Free, int Registered, int Waiting)
{
    public bool IsFull => Free == 0;
}

/// <summary>Whether one can sign up now.</summary>
internal abstract record Opening
{
    private Opening()
    {
    }

    internal sealed record Open : Opening;

    /// <param name="From">UTC.</param>
    internal sealed record NotYet(DateTimeOffset From) : Opening;

    /// <param name="Since">UTC.</param>
    internal sealed record Over(DateTimeOffset Since) : Opening;
}
