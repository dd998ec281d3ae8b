namespace SamenInHetVerschil.Announcements;

/// <summary>To whom an announcement goes. Counted at the preview, and again at sending.</summary>
/// <param name="Workshops">Of <see cref="AudienceKind.SignedUp"/> and <see cref="AudienceKind.Waiting"/>: whoever is in one of them.</param>
/// <param name="Slot">Of <see cref="AudienceKind.Slot"/>: its name.</param>
/// <param name="Language">Only those who speak this language; null: all.</param>
internal sealed record Audience(AudienceKind Kind, IReadOnlyList<int> Workshops, string? Slot = null, string? Language = null);

/// <summary>Who is meant.</summary>
internal enum AudienceKind
{
    /// <summary>Everybody the bot knows.</summary>
    Everyone,

    /// <summary>Who has a seat.</summary>
    SignedUp,

    /// <summary>Who waits for a seat.</summary>
    Waiting,

    /// <summary>Who has a seat in a workshop of a slot.</summary>
    Slot,

    /// <summary>Who is known and has neither a seat nor a place in line.</summary>
    NobodyYet,
}

/// <summary>One person of an audience, and the way to them.</summary>
/// <param name="Door">The channel of their own conversation, or <see cref="NoDoor"/>.</param>
/// <param name="Tenant">Of their organisation in Teams; empty elsewhere.</param>
/// <param name="Language">Two-letter code of what they spoke last; null when they never did.</param>
internal sealed record Recipient(string PersonId, string Door, string Tenant, string? ConversationId, string? Language)
{
    /// <summary>Known, but there is no way to them.</summary>
    public const string NoDoor = "none";
}
