using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.Cards;

namespace SamenInHetVerschil.Conversations;

/// <summary>Cards pushed into the conversations of a channel that we call, one call each, with what became of it. For who keeps count of every message; all else goes through the outbox.</summary>
internal sealed class ChannelDoor(ConnectorClient connector)
{
    /// <summary>A new card. Not safe to repeat when the outcome is <see cref="PushOutcome.Doubtful"/>.</summary>
    public async Task<PushOutcome> SendAsync(Conversation? conversation, Card card, CancellationToken cancel) =>
        conversation?.ReadReference().ServiceUrl is { } service
            ? Read(await connector.SendToConversationAsync(service, conversation.ChannelConversationId, Delivery.ActivityFor(conversation, card), cancel))
            : new PushOutcome.Refused(0, PushOutcome.NoAddress);

    /// <summary>Another card in the place of one that was sent. May be repeated.</summary>
    public async Task<PushOutcome> ReplaceAsync(Conversation? conversation, string activityId, Card card, CancellationToken cancel) =>
        conversation?.ReadReference().ServiceUrl is { } service
            ? Read(await connector.UpdateAsync(service, conversation.ChannelConversationId, activityId, Delivery.ActivityFor(conversation, card), cancel))
            : new PushOutcome.Refused(0, PushOutcome.NoAddress);

    /// <summary>Takes back a card. May be repeated.</summary>
    public async Task<PushOutcome> TakeBackAsync(Conversation? conversation, string activityId, CancellationToken cancel) =>
        conversation?.ReadReference().ServiceUrl is { } service
            ? Read(await connector.DeleteAsync(service, conversation.ChannelConversationId, activityId, cancel))
            : new PushOutcome.Refused(0, PushOutcome.NoAddress);

    private static PushOutcome Read(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted accepted => new PushOutcome.Arrived(accepted.Id),
        SendOutcome.Throttled throttled => new PushOutcome.Later(throttled.RetryAfter),
        SendOutcome.NotReachable => new PushOutcome.NoConnection(),
        SendOutcome.Refused refused => new PushOutcome.Refused(refused.Status, refused.Code),
        _ => new PushOutcome.Doubtful(),
    };
}

/// <summary>What became of a card that was pushed. Only <see cref="Later"/> and <see cref="NoConnection"/> are safe to send again.</summary>
internal abstract record PushOutcome
{
    /// <summary>Code of a refusal of our own: there is nowhere to send it.</summary>
    public const string NoAddress = "NoAddress";

    private PushOutcome()
    {
    }

    /// <param name="ActivityId">On the channel; null when it gave none.</param>
    internal sealed record Arrived(string? ActivityId) : PushOutcome;

    /// <param name="RetryAfter">What the channel asked for; null when it did not say.</param>
    internal sealed record Later(TimeSpan? RetryAfter) : PushOutcome;

    /// <summary>Nothing left.</summary>
    internal sealed record NoConnection : PushOutcome;

    /// <param name="Status">HTTP status; 0 when we refused it ourselves.</param>
    /// <param name="Code">The channel's code.</param>
    internal sealed record Refused(int Status, string? Code) : PushOutcome;

    /// <summary>It left, and no clear answer came back.</summary>
    internal sealed record Doubtful : PushOutcome;
}
