namespace SamenInHetVerschil.Registrations;

/// <summary>What a person was asked to confirm; sign-ups and cancels together are a change.</summary>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record RegistrationProposal(
    IReadOnlyList<int> SignUps, IReadOnlyList<int> Cancels, bool OnlyIfPlace = false, string? Room = RegistrationProposal.OurRoom)
{
    public const string OurRoom = "registrations";

    public bool IsOurs => Room == OurRoom && SignUps is not null && Cancels is not null;

    public IReadOnlyList<int> Workshops => [.. SignUps, .. Cancels];
}
