using SamenInHetVerschil.Cards;

namespace SamenInHetVerschil.Conversations;

/// <summary>What a room answers. It is stored in the turn's transaction and sent after the commit; a room itself sends nothing.</summary>
internal sealed record Reply
{
    public Reply(params IReadOnlyList<Message> messages) => Messages = messages;

    public IReadOnlyList<Message> Messages { get; init; }

    /// <summary>What the conversation remembers from now on; null leaves it as it was.</summary>
    public ConversationState? State { get; init; }

    /// <summary>Cards shown earlier in this conversation that now say something else.</summary>
    public IReadOnlyList<CardUpdate> Updates { get; init; } = [];

    /// <summary>Messages to other people that this turn brings about.</summary>
    public IReadOnlyList<MessageTo> Others { get; init; } = [];

    /// <summary>Short name of what decided, for the log; never what somebody typed.</summary>
    public string Outcome { get; init; } = "answered";

    /// <summary>Nothing else may be said in this turn: someone is in danger, or the message as a whole could not be taken.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The person was forgotten in this turn: nothing that is sent may carry who it was.</summary>
    public bool Forgets { get; init; }

    /// <summary>What kind of question this answers, when people may say whether it helped; otherwise null.</summary>
    public Rated? Rated { get; init; }

    /// <summary>It was asked where others read along and concerns nobody but who asked: it goes on in their own conversation.</summary>
    public bool BelongsInPrivate { get; init; }

    /// <summary>Says in public only that this is not said in public.</summary>
    public static Reply InPrivate(string words) => new(words) { Outcome = "public", BelongsInPrivate = true };

    /// <summary>This reply, then the other; the state of the later one wins.</summary>
    public Reply Then(Reply other) => this with
    {
        Messages = [.. Messages, .. other.Messages],
        State = other.State ?? State,
        Updates = [.. Updates, .. other.Updates],
        Others = [.. Others, .. other.Others],
    };
}

/// <summary>One bubble: a card, or plain text.</summary>
/// <param name="Text">The whole message in words when there is no card; otherwise null.</param>
/// <param name="Proposal">The proposal that this card shows, so that the card can be closed once it is settled.</param>
internal sealed record Message(string? Text, Card? Card, string? Proposal = null)
{
    public static implicit operator Message(Card card) => new(null, card);

    public static implicit operator Message(string text) => new(text, null);
}

/// <summary>A card shown earlier gets new content under its old id.</summary>
internal sealed record CardUpdate(string ActivityId, Card Card);

/// <summary>A message for somebody else, in that person's own conversation.</summary>
/// <param name="Card">Made for the language of the person who will read it.</param>
internal sealed record MessageTo(string PersonId, Func<string, Card> Card);

/// <summary>What kind of question an answer was to. Never what was typed.</summary>
/// <param name="About">What was asked, as <c>HowMany</c>, or what was answered, as <c>list</c>.</param>
/// <param name="Workshop">0 when it is about none in particular.</param>
internal sealed record Rated(string About, int Workshop, string Language);
