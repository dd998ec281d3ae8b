using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;

namespace SamenInHetVerschil.Conversations;

/// <summary>A request of a client that waits for its answer and says nothing in the conversation: a search, a thumb, a dialog.</summary>
/// <param name="PersonId">Who asks, as the channel proves it.</param>
/// <param name="ConversationId">Where; may be a conversation that the bot has no part in.</param>
/// <param name="Language">Two-letter code of the person's client, or the event's first language.</param>
/// <param name="Value">What is asked. Comes from outside: every field may be missing or wrong.</param>
/// <param name="ReplyToId">The message of ours that it is about, if any.</param>
/// <param name="IsPublic">More people see the answer than the one who asks.</param>
internal sealed record Invoke(string PersonId, string ConversationId, string Language, JsonElement Value, string? ReplyToId, bool IsPublic)
{
    /// <summary>The text in a field of what is asked, or of a part of it; null when there is none.</summary>
    public static string? Text(JsonElement part, string name) => part.Text(name);
}

/// <summary>A room that answers one kind of invoke. Registered as itself; asked by its name.</summary>
internal interface IInvokeRoom
{
    /// <summary>Name of the invoke, as <c>composeExtension/query</c>.</summary>
    string Name { get; }

    /// <summary>The body of the answer, within five seconds; null when what is asked makes no sense.</summary>
    Task<JsonElement?> AnswerAsync(Invoke invoke, CancellationToken cancel);
}
