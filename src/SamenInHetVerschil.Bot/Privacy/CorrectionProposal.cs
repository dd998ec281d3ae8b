namespace SamenInHetVerschil.Privacy;

/// <summary>What somebody said their name or address must be.</summary>
/// <param name="Name">Null when they did not say it yet.</param>
/// <param name="Email">Null: none.</param>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record CorrectionProposal(string? Name, string? Email, string? Room = CorrectionProposal.OurRoom)
{
    public const string OurRoom = "correction";

    public bool IsOurs => Room == OurRoom;
}
