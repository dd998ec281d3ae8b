namespace SamenInHetVerschil.Registrations;

/// <summary>What a person was asked to confirm; sign-ups and cancels together are a change.</summary>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record RegistrationProposal(
    IReadOnlyList<int> SignUps, IReadOnlyList<int> Cancels, bool OnlyIfPlace = false, string? Room = RegistrationProposal.OurRoom)
{
    public const string OurRoom = "registrations";

    /// <summary>The line in which one would be moved when a place comes free; <see cref="MoveFrom"/> is what one then gives up.</summary>
    public int? MoveTo { get; init; }

    public int? MoveFrom { get; init; }

    public bool IsOurs => Room == OurRoom && SignUps is not null && Cancels is not null;

    public IReadOnlyList<int> Workshops => [.. SignUps, .. Cancels, .. MoveTo is { } to ? [to] : (int[])[]];
}
