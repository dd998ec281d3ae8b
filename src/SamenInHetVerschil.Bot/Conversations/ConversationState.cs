using System.Text.Json;

namespace SamenInHetVerschil.Conversations;

/// <summary>What one conversation remembers from turn to turn. Small, and forgotten after a while: yesterday's "die" means nothing today.</summary>
internal sealed record ConversationState
{
    /// <summary>How long "die", "daar" and "en de vierde?" keep their meaning.</summary>
    public static readonly TimeSpan ContextLives = TimeSpan.FromMinutes(30);

    /// <summary>Language of the last message that was long enough to tell.</summary>
    public string? Language { get; init; }

    /// <summary>Language that the client asked for; a change of it is a choice of the person.</summary>
    public string? ClientLanguage { get; init; }

    /// <summary>Workshops that the last answer was about.</summary>
    public IReadOnlyList<int> Topic { get; init; } = [];

    /// <summary>The passage shown last, as <c>workshop/passage id</c>.</summary>
    public string? Passage { get; init; }

    /// <summary>What the bot asked and still waits for.</summary>
    public Awaited? Awaits { get; init; }

    /// <summary>The proposal that this conversation can confirm by words.</summary>
    public string? Proposal { get; init; }

    /// <summary>When <see cref="Topic"/>, <see cref="Awaits"/> and <see cref="Proposal"/> were last touched, UTC.</summary>
    public DateTimeOffset? Touched { get; init; }

    /// <summary>The same without what has become too old to be meant.</summary>
    public ConversationState At(DateTimeOffset now) =>
        Touched is { } touched && now - touched > ContextLives ? new ConversationState { Language = Language, ClientLanguage = ClientLanguage } : this;

    public static ConversationState Read(string json) => JsonSerializer.Deserialize<ConversationState>(json, JsonSerializerOptions.Web) ?? new();

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>A question of the bot that the next message may answer.</summary>
internal enum Awaited
{
    /// <summary>Yes or no to <see cref="ConversationState.Proposal"/>.</summary>
    Confirmation,

    /// <summary>The person's name, needed for <see cref="ConversationState.Proposal"/>.</summary>
    Name,

    /// <summary>Which workshop to sign up for.</summary>
    WorkshopToSignUp,

    /// <summary>Which workshop to cancel.</summary>
    WorkshopToCancel,

    /// <summary>Which workshop to give up for another.</summary>
    WorkshopToChangeFrom,

    /// <summary>Which workshop to change to.</summary>
    WorkshopToChangeTo,

    /// <summary>Which workshop a question is about.</summary>
    WorkshopOfQuestion,

    /// <summary>What the person does or works with, to recommend a workshop.</summary>
    Profile,

    /// <summary>How many people an organiser's message goes to, typed to be sure.</summary>
    NumberOfPeople,

    /// <summary>When an organiser's message must leave.</summary>
    MomentToSend,
}
