namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>The conversations of the web channel, as the house keeps them. All of it survives a restart of the program.</summary>
public interface IDirectLineConversations
{
    /// <summary>
    /// Opens the conversation with this id, or finds it. Opening one is the turn that welcomes the person; it has run when this returns.
    /// </summary>
    Task<DirectLineConversation> OpenAsync(string conversationId, DirectLineUser user, string? locale, CancellationToken cancel);

    /// <summary>Null when there is no such conversation.</summary>
    Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancel);

    /// <summary>
    /// Takes an activity of the user and runs its turn. Returns the activity's final id when the echo and the replies stand in the
    /// conversation. An activity whose <c>channelData.clientActivityID</c> this conversation had before gets the same id back and has no second effect.
    /// </summary>
    /// <exception cref="InvalidOperationException">The conversation does not exist.</exception>
    Task<string> PostAsync(string conversationId, DirectLineUser user, Activity activity, CancellationToken cancel);

    /// <summary>
    /// Activities after <paramref name="after"/>, oldest first, at most <paramref name="most"/>. An activity that was replaced appears
    /// once, in its last version; its sequence is that of its last change.
    /// </summary>
    Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversationId, long after, int most, CancellationToken cancel);

    /// <summary>
    /// Completes when something later than <paramref name="after"/> stands in the conversation, or may stand there. Never completes
    /// before that except by cancellation.
    /// </summary>
    Task WaitForNewsAsync(string conversationId, long after, CancellationToken cancel);
}

/// <summary>Who uses a web conversation: what the token or the holder of the secret says, never what an activity claims.</summary>
/// <param name="Id">Starts with <c>dl_</c>.</param>
/// <param name="Name">Null until it is known.</param>
public sealed record DirectLineUser(string Id, string? Name);

/// <summary>A web conversation.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Created">True when this very call opened it.</param>
/// <param name="LastSequence">Sequence of the newest activity; 0 when empty.</param>
public sealed record DirectLineConversation(string Id, DirectLineUser User, bool Created, long LastSequence);

/// <summary>An activity with its place in its conversation.</summary>
/// <param name="Sequence">Rises by each change in the conversation; the watermark of Direct Line 3.0.</param>
/// <param name="Activity">With id, timestamp, conversation and from, ready to be sent.</param>
public sealed record StoredActivity(long Sequence, Activity Activity);
