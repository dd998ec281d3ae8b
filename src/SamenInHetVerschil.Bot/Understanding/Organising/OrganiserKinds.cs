namespace SamenInHetVerschil.Understanding;

/// <summary>
/// The labels of the lines in <c>Understanding/Organising/lines.jsonl</c>. A new wish of organisers: a label here, lines there, a record in
/// <see cref="OrganiserWish"/>, and a line in <see cref="OrganiserUnderstander"/>.
/// </summary>
internal static class OrganiserKinds
{
    public const string Status = "status";
    public const string Capacity = "capacity";
    public const string Slot = "slot";
    public const string Open = "open";
    public const string Close = "close";
    public const string Promote = "promote";
    public const string SignIn = "signin";
    public const string SignOut = "signout";
    public const string Roster = "roster";
    public const string Settings = "settings";
    public const string Undo = "undo";
    public const string Export = "export";
    public const string Announce = "announce";
    public const string Menu = "menu";

    /// <summary>An organiser is an attendee too: everything that the others can want.</summary>
    public const string Attendee = "attendee";
}
