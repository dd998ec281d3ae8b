using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>
/// Takes what somebody asked where others read along into their own conversation, and answers it there. Whoever has none with the bot yet gets a button that
/// opens one with the words already in it.
/// </summary>
internal sealed class PrivateDoor(ConversationBook conversations, Inbox inbox, UnfinishedTurns unfinished)
{
    public async Task<Reply> GoOnAsync(Turn turn, Conversation publicly, InboxRow asked, Reply reply, CancellationToken cancel)
    {
        var texts = new ConversationTexts(turn.Language);
        if (await OwnAsync(turn, publicly.Channel, cancel) is { } own)
        {
            await TakeInAsync(turn, own, asked.Read(), cancel);
            return reply with { Messages = [texts.AnsweredInPrivate] };
        }

        return publicly.Channel == Delivery.TeamsChannel && publicly.ReadReference().Bot is { } bot
            ? reply with { Messages = [.. reply.Messages.Select(message => WithDoor(message, turn, texts.OpenPrivate, bot))] }
            : reply;
    }

    private async Task<Conversation?> OwnAsync(Turn turn, string channel, CancellationToken cancel) =>
        turn.Person.HomeConversation is { } home && await conversations.HoldAsync(turn.Session, home, cancel) is { Closed: null } own && own.Channel == channel ? own : null;

    private async Task TakeInAsync(Turn turn, Conversation own, Activity asked, CancellationToken cancel)
    {
        var reference = own.ReadReference();
        var moved = asked with
        {
            Id = InboxRow.OwnId(turn.Ordinal),
            Text = turn.Text.Length > 0 ? turn.Text : null,
            Entities = null,
            Conversation = new ConversationAccount { Id = own.ChannelConversationId },
            From = reference.User,
            Recipient = reference.Bot,
            ReplyToId = null,
        };
        var (ordinal, _, _) = await inbox.AcceptAsync(turn.Session, own.Id, moved.Id, moved, turn.Now, cancel);
        turn.Session.AfterCommit.Add(() => unfinished.Enqueue(own.Id, ordinal));
    }

    private static Message WithDoor(Message message, Turn turn, string title, ChannelAccount bot) => message.Text is not { } words
        ? message
        : new Card(
            turn.Language, words, [new Paragraph(words)],
            [new LinkButton(title, BotLinks.Chat(bot.Id, turn.Text))]);
}
