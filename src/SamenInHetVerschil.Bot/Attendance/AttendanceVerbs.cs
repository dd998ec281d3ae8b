namespace SamenInHetVerschil.Attendance;

/// <summary>What the buttons of this room say (<c>ButtonData.Do</c>).</summary>
internal static class AttendanceVerbs
{
    public const string Calendar = "calendar";
    public const string DoorCode = "door-code";
    public const string Certificate = "certificate";

    /// <summary>Proposes to send no reminder.</summary>
    public const string NoReminder = "no-reminder";

    /// <summary>Proposes to send a reminder.</summary>
    public const string Reminder = "reminder";

    /// <summary>Yes to the proposal with the button's id.</summary>
    public const string Confirm = "attendance-yes";

    /// <summary>No to it.</summary>
    public const string Decline = "attendance-no";
}
