using System.Text.Json;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Conversations;

/// <summary>One message or click of one person, as the rooms see it. Everything a room writes goes through <see cref="Session"/>.</summary>
internal sealed record Turn
{
    /// <summary>Place in the inbox: the same for every try of this turn.</summary>
    public required long Ordinal { get; init; }

    public required string ConversationId { get; init; }

    public required Person Person { get; init; }

    public required TurnKind Kind { get; init; }

    /// <summary>What was typed; empty for a click.</summary>
    public required string Text { get; init; }

    /// <summary>Two-letter code of the language to answer in.</summary>
    public required string Language { get; init; }

    public required ConversationState State { get; init; }

    /// <summary>What the message seems to want; nothing for a click.</summary>
    public required Understood Understood { get; init; }

    /// <summary>The button that was clicked.</summary>
    public ButtonData? Button { get; init; }

    /// <summary>Button data with what was filled in on the card.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Nobody said or clicked anything: a card that is on somebody's screen asks how it stands. Nothing is sent or remembered.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>More people read along: nothing personal is said here.</summary>
    public bool IsPublic { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    public required DatabaseSession Session { get; init; }
}

/// <summary>What happened to start a turn.</summary>
internal enum TurnKind
{
    /// <summary>Something was typed.</summary>
    Message,

    /// <summary>A button was clicked.</summary>
    Click,

    /// <summary>The person is here for the first time in this conversation.</summary>
    Opened,

    /// <summary>A file or something else that the bot cannot read.</summary>
    Unreadable,

    /// <summary>An event that means nothing to the bot: it stays silent.</summary>
    Unknown,
}

/// <summary>A room that may answer a turn.</summary>
internal interface ITurnHandler
{
    /// <summary>Null when this room has nothing to say to it; the next one may.</summary>
    Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel);
}
