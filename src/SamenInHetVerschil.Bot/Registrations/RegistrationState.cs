namespace SamenInHetVerschil.Registrations;

/// <summary>How a person stands to a workshop. Somebody who never asked has no state at all.</summary>
internal enum RegistrationState
{
    /// <summary>Has a seat.</summary>
    Registered,

    /// <summary>Stands in line for a seat.</summary>
    Waiting,

    /// <summary>Had a seat or stood in line, and left.</summary>
    Cancelled,
}

/// <summary>What can happen between a person and a workshop; written in the log in small letters.</summary>
internal enum RegistrationEvent
{
    /// <summary>Asked, and there was a seat.</summary>
    Seated,

    /// <summary>Asked, and there was none.</summary>
    Queued,

    /// <summary>Was first in line when a seat came free.</summary>
    Promoted,

    /// <summary>Gave up the seat or the place in line.</summary>
    Withdrew,

    /// <summary>Waits, and will give up a seat at the same time when a place comes free.</summary>
    Moves,

    /// <summary>Waits, and will give up nothing (any more).</summary>
    Stays,
}

/// <summary>The table of moves.</summary>
internal static class RegistrationMoves
{
    /// <summary>The only way a registration changes. Null means: not allowed here.</summary>
    public static RegistrationState? Next(RegistrationState? now, RegistrationEvent happened) => (now, happened) switch
    {
        (null or RegistrationState.Cancelled, RegistrationEvent.Seated) => RegistrationState.Registered,
        (null or RegistrationState.Cancelled, RegistrationEvent.Queued) => RegistrationState.Waiting,
        (RegistrationState.Waiting, RegistrationEvent.Promoted) => RegistrationState.Registered,
        (RegistrationState.Registered or RegistrationState.Waiting, RegistrationEvent.Withdrew) => RegistrationState.Cancelled,
        (RegistrationState.Waiting, RegistrationEvent.Moves or RegistrationEvent.Stays) => RegistrationState.Waiting,
        _ => null,
    };
}
