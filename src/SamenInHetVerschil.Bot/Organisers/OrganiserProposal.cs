using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Organisers;

/// <summary>What an organiser was asked to confirm: changes of settings, or somebody's seats.</summary>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record OrganiserProposal(IReadOnlyList<DayChange> Changes, SeatChange? Seat, string? Room = OrganiserProposal.OurRoom)
{
    public const string OurRoom = "organisers";

    public bool IsOurs => Room == OurRoom && Changes is not null;
}

/// <summary>Somebody is signed in or out by an organiser.</summary>
/// <param name="Reason">For that person and the log; null when it must still be given.</param>
internal sealed record SeatChange(string PersonId, bool In, IReadOnlyList<int> Workshops, string? Reason);
