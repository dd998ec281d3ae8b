using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Attendance;

/// <summary>What somebody was asked to confirm in this room.</summary>
/// <param name="Act">What is done after a yes.</param>
/// <param name="Workshop">At whose door; 0 when it is about no workshop.</param>
/// <param name="PersonId">Whom it is about, when that is somebody else.</param>
/// <param name="Changes">Of day, hours and place.</param>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record AttendanceProposal(
    AttendanceAct Act, int Workshop = 0, string? PersonId = null, IReadOnlyList<DayChange>? Changes = null, string? Room = AttendanceProposal.OurRoom)
{
    public const string OurRoom = "attendance";

    public bool IsOurs => Room == OurRoom;
}

/// <summary>What can be confirmed.</summary>
internal enum AttendanceAct
{
    ReminderOn,
    ReminderOff,
    CheckIn,
    Undo,

    /// <summary>Day, hours or place are set.</summary>
    Programme,
}
