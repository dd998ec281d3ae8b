namespace SamenInHetVerschil.Privacy;

/// <summary>
/// Where in the database people stand. Telling somebody what is known about them and forgetting them both go by this list; a test compares it with the schema,
/// so that a new table cannot be overlooked.
/// </summary>
internal static class PersonTables
{
    /// <summary>Every column with a person's id, except those of conversations, which are erased as a whole.</summary>
    public static IReadOnlyList<PersonColumn> Columns { get; } =
    [
        new("registration", "person_id", Fate.Nobody, "workshop, state, since"),
        new("registration_event", "person_id", Fate.Nobody, "at, workshop, event, reason"),
        new("registration_event", "actor", Fate.Nobody),
        new("proposal", "person_id", Fate.Gone, "created_at, expires_at, outcome"),
        new("attendance_pass", "person_id", Fate.Gone, "door_code, reminder, made_at"),
        new("attendance_link", "person_id", Fate.Gone, "purpose, expires_at"),
        new("check_in", "person_id", Fate.Nobody, "workshop, at"),
        new("check_in", "organiser", Fate.Nobody),
        new("reminder", "person_id", Fate.Gone, "day, sent_at"),
        new("delivery", "person_id", Fate.Nobody, "announcement_id, state, settled_at, seen_at"),
        new("announcement", "author", Fate.Nobody, "state, created_at, started_at"),
        new("announcement_event", "actor", Fate.Nobody),
        new("day_setting", "changed_by", Fate.Nobody, "workshop, name, value, changed_at"),
        new("day_setting_event", "actor", Fate.Nobody, "at, workshop, name, value"),
        new("ticket", "person_id", Fate.Gone, "purpose, expires_at"),
        new("hand_over", "holder", Fate.Gone, "workshop, made_at, expires_at, outcome"),
        new("thumb", "person_id", Fate.Gone, "at, workshop, about, helped, note"),
        new("credential_warning", "person_id", Fate.Gone, "ends_at, told_at"),
        new("person", "id", Fate.Gone, "name, email, language, first_seen, last_seen"),
    ];

    /// <summary>Tables that hang on a conversation: erased with it.</summary>
    public static IReadOnlyList<string> OfConversations { get; } = ["conversation", "inbox", "transcript", "outbox", "conversation_lease", "hand_over_guess"];

    /// <summary>Tables that hold nothing about anybody.</summary>
    public static IReadOnlyList<string> OfNobody { get; } =
        ["house_secret", "registration_count", "calendar_version", "instance", "work_lease", "unanswered"];
}

/// <summary>A column that holds ids of people.</summary>
/// <param name="Fate">What becomes of the row when the person is forgotten.</param>
/// <param name="Told">The columns of the row that the person is told; null when another entry tells them.</param>
internal sealed record PersonColumn(string Table, string Column, Fate Fate, string? Told = null);

/// <summary>What becomes of a row when its person is forgotten.</summary>
internal enum Fate
{
    /// <summary>It is deleted.</summary>
    Gone,

    /// <summary>It stays, as that of an id that belongs to nobody: counts and logs must still add up.</summary>
    Nobody,
}
