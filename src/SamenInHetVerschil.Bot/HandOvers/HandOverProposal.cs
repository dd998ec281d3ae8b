namespace SamenInHetVerschil.HandOvers;

/// <summary>The question to a colleague whether they take the place of an offer.</summary>
/// <param name="Offer">Id of the offer.</param>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record HandOverProposal(string Offer, string? Room = HandOverProposal.OurRoom)
{
    public const string OurRoom = "hand-overs";

    public bool IsOurs => Room == OurRoom && Offer is not null;
}
