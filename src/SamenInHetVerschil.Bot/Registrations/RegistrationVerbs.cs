namespace SamenInHetVerschil.Registrations;

/// <summary>What the buttons of this room say (<c>ButtonData.Do</c>).</summary>
internal static class RegistrationVerbs
{
    /// <summary>Proposes to sign up for the workshops; asks which when there is none.</summary>
    public const string SignUp = "signup";

    /// <summary>Proposes to cancel the workshops; asks which when there is none.</summary>
    public const string Cancel = "cancel";

    /// <summary>Proposes to change the first workshop for the second.</summary>
    public const string Change = "change";

    public const string Mine = "mine";

    public const string Places = "places";

    /// <summary>Yes to the proposal with the button's id.</summary>
    public const string Confirm = "confirm";

    /// <summary>No to it.</summary>
    public const string Decline = "decline";

    /// <summary>Gives back the seat that the promotion with the button's id brought.</summary>
    public const string GiveBack = "give-back";

    /// <summary>Asks whether to be moved to the workshop that one waits for, when a place comes free.</summary>
    public const string AskMove = "ask-move";

    /// <summary>Waits for the workshop, but is not moved to it.</summary>
    public const string Stay = "stay";

    /// <summary>Id of the name on a proposal's card.</summary>
    public const string NameInput = "name";

    /// <summary>Id of the address on a proposal's card.</summary>
    public const string EmailInput = "email";
}
