namespace SamenInHetVerschil.Organisers;

/// <summary>What the buttons of this room say (<c>ButtonData.Do</c>).</summary>
internal static class OrganiserVerbs
{
    /// <summary>All verbs of this room begin so.</summary>
    public const string Prefix = "organise.";

    public const string Menu = "organise.menu";

    /// <summary>How full it is; of one workshop with the names that one may ask for.</summary>
    public const string Status = "organise.status";

    /// <summary>Who is signed up for the button's workshop.</summary>
    public const string Roster = "organise.roster";

    public const string Settings = "organise.settings";

    /// <summary>Proposes to take back the changes of the turn with the button's id.</summary>
    public const string Undo = "organise.undo";

    /// <summary>Shows the link to a file; its format is what the button says.</summary>
    public const string Export = "organise.export";

    /// <summary>The person with the button's id is meant; signed in or out as it says.</summary>
    public const string Person = "organise.person";

    /// <summary>Yes to the proposal with the button's id.</summary>
    public const string Yes = "organise.yes";

    /// <summary>No to it.</summary>
    public const string No = "organise.no";

    /// <summary>Id of the reason on a proposal's card.</summary>
    public const string ReasonInput = "reason";
}
