using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Shows on a channel that we call that an answer is on its way, when it takes longer than people think nothing happens (learn.microsoft.com, "Teams store validation guidelines": 2 seconds).</summary>
internal sealed class TypingIndicator(Database database, ConversationBook conversations, ConnectorClient connector, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>For this long a client shows one.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(4);

    /// <summary>Waits for the turn, showing that we are busy as long as it takes. Throws what the turn throws.</summary>
    public async Task WhileAsync(string conversationId, Task turn, CancellationToken cancel)
    {
        for (var wait = Patience; ; wait = Lasts)
        {
            try
            {
                await turn.WaitAsync(wait, clock, cancel);
                return;
            }
            catch (TimeoutException) when (!turn.IsFaulted)
            {
                await ShowAsync(conversationId, cancel);
            }
        }
    }

    private async Task ShowAsync(string conversationId, CancellationToken cancel)
    {
        var conversation = await database.ReadAsync((session, token) => conversations.FindAsync(session, conversationId, token), cancel);
        if (conversation is not null && conversation.Channel != Delivery.WebChannel && conversation.ReadReference() is { ServiceUrl: { } service } reference)
        {
            await connector.ShowTypingAsync(service, conversation.ChannelConversationId, reference.Bot, cancel);
        }
    }
}
