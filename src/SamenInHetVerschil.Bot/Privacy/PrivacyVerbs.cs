namespace SamenInHetVerschil.Privacy;

/// <summary>What the buttons about data say (<c>ButtonData.Do</c>).</summary>
internal static class PrivacyVerbs
{
    /// <summary>Everything that is known, as a file.</summary>
    public const string File = "privacy-file";

    /// <summary>Proposes to forget the person.</summary>
    public const string Forget = "forget";

    /// <summary>Yes to the proposal with the button's id.</summary>
    public const string Confirm = "forget-yes";

    /// <summary>No to it.</summary>
    public const string Decline = "forget-no";

    /// <summary>Shows the fields for a better name and address.</summary>
    public const string Correct = "correct";

    /// <summary>Keeps what was filled in.</summary>
    public const string Save = "correct-save";

    /// <summary>Id of the field for the name.</summary>
    public const string NameInput = "name";

    /// <summary>Id of the field for the address.</summary>
    public const string EmailInput = "email";
}
