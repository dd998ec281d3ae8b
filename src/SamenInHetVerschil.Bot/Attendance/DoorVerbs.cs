namespace SamenInHetVerschil.Attendance;

/// <summary>What the buttons of organisers at the door say (<c>ButtonData.Do</c>).</summary>
internal static class DoorVerbs
{
    /// <summary>Gives the link to the page that lets people in.</summary>
    public const string Page = "door-page";

    /// <summary>How many are in; who, when the button names one workshop.</summary>
    public const string Turnout = "door-turnout";

    /// <summary>Proposes to let in the person with the button's id.</summary>
    public const string CheckIn = "door-in";

    /// <summary>Proposes to take back the check-in of the person with the button's id.</summary>
    public const string Undo = "door-undo";
}
