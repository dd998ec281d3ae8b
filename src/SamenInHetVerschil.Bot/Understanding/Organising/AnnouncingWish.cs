namespace SamenInHetVerschil.Understanding;

/// <summary>What an organiser says about messages to many people, once there are some.</summary>
internal abstract record AnnouncingWish
{
    private AnnouncingWish()
    {
    }

    /// <summary>Other words for the whole text.</summary>
    /// <param name="Language">Two-letter code of the version it is; null: the one that is there.</param>
    public sealed record Text(string Words, string? Language = null) : AnnouncingWish;

    /// <summary>More words at the end.</summary>
    public sealed record More(string Words) : AnnouncingWish;

    /// <summary>Other words for a piece of it.</summary>
    /// <param name="Old">As said; null: the piece that looks like the new one.</param>
    public sealed record Piece(string? Old, string New) : AnnouncingWish;

    /// <param name="Words">Null: no title any more.</param>
    public sealed record Title(string? Words) : AnnouncingWish;

    /// <summary>It goes to others.</summary>
    /// <param name="Also">On top of those it goes to now.</param>
    public sealed record To(SaidAudience Audience, bool Also) : AnnouncingWish;

    /// <summary>It leaves later; the moment stands in the message.</summary>
    public sealed record When : AnnouncingWish;

    /// <summary>It does not leave by itself any more.</summary>
    public sealed record Unplan : AnnouncingWish;

    /// <summary>A clear yes: nothing else is in the message.</summary>
    public sealed record Send : AnnouncingWish;

    /// <summary>Something like a yes, with something else beside it.</summary>
    public sealed record PerhapsSend : AnnouncingWish;

    /// <summary>Nothing is sent, nothing is lost.</summary>
    public sealed record Keep : AnnouncingWish;

    public sealed record Discard : AnnouncingWish;

    /// <summary>The draft once more.</summary>
    public sealed record Show : AnnouncingWish;

    /// <summary>Change something that fields are better for: the text without new words, buttons, a picture.</summary>
    public sealed record Form : AnnouncingWish;

    /// <summary>Drafts, planned and sent ones, and how far they are.</summary>
    public sealed record List : AnnouncingWish;

    public sealed record Stop : AnnouncingWish;

    public sealed record Resume : AnnouncingWish;

    /// <summary>Once more to who did not get it.</summary>
    public sealed record Again(bool UncertainToo) : AnnouncingWish;

    public sealed record Withdraw : AnnouncingWish;

    public sealed record Correct : AnnouncingWish;
}

/// <summary>For whom, as an organiser says it.</summary>
/// <param name="Workshops">Existing ones.</param>
/// <param name="Unknown">Numbers that are no workshop.</param>
/// <param name="Slot">Name of a slot there is.</param>
/// <param name="Language">Two-letter code: only who speaks it.</param>
internal sealed record SaidAudience(SaidWho Who, IReadOnlyList<int> Workshops, IReadOnlyList<int> Unknown, string? Slot, string? Language)
{
    /// <summary>Nothing was said about it.</summary>
    public bool IsEmpty => Who == SaidWho.Nothing && Unknown.Count == 0 && Language is null;
}

/// <summary>Which people were named.</summary>
internal enum SaidWho
{
    Nothing,
    Everyone,
    SignedUp,
    Waiting,
    Slot,
    NobodyYet,
}
