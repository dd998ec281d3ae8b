namespace SamenInHetVerschil.HandOvers;

/// <summary>What the buttons of this room say (<c>ButtonData.Do</c>).</summary>
internal static class HandOverVerbs
{
    /// <summary>Offers the seat in the workshop; asks which when there is none.</summary>
    public const string Offer = "hand-over";

    /// <summary>The holder takes the offer with the button's id back.</summary>
    public const string Withdraw = "hand-over-back";

    /// <summary>The colleague takes the seat of the proposal with the button's id.</summary>
    public const string Accept = "hand-over-yes";

    /// <summary>The colleague does not want it.</summary>
    public const string Decline = "hand-over-no";

    /// <summary>Id of the field for the colleague's name.</summary>
    public const string NameInput = "name";
}
