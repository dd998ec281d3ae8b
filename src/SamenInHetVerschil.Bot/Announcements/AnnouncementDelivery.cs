using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>Brings one announcement to one person, through whichever door leads to them, and says what became of it.</summary>
internal sealed class AnnouncementDelivery(ConversationBook conversations, PeopleDesk people, Delivery delivery, ChannelDoor channel, ContentStore content)
{
    /// <summary>Into a web conversation: part of the caller's transaction, so what is written has arrived.</summary>
    public async Task<DeliveryMove> WriteAsync(DatabaseSession session, Announcement announcement, DeliveryRow row, DateTimeOffset now, CancellationToken cancel)
    {
        var move = new DeliveryMove(row.AnnouncementId, row.PersonId, DeliveryState.Sending, DeliveryEvent.Accepted, now) { Version = announcement.Version };
        return await conversations.FindAsync(session, row.ConversationId!, cancel) is { } conversation
            ? move with { ActivityId = await delivery.ShowAsync(session, conversation, await CardAsync(session, announcement, row, cancel), now, cancel) }
            : move with { Happened = DeliveryEvent.Refused, Reason = UndeliverableReason.NoAddress, Version = null };
    }

    /// <summary>Over a channel that we call.</summary>
    public async Task<PushOutcome> SendAsync(Database database, Announcement announcement, DeliveryRow row, CancellationToken cancel)
    {
        var (conversation, card) = await ReadAsync(database, announcement, row, cancel);
        return await channel.SendAsync(conversation, card, cancel);
    }

    /// <summary>The new words, or nothing any more, in the place of what a person has.</summary>
    public async Task<PushOutcome> ReviseAsync(Database database, Announcement announcement, DeliveryRow row, CancellationToken cancel)
    {
        var (conversation, card) = await ReadAsync(database, announcement, row, cancel);
        return announcement.State == AnnouncementState.Withdrawn
            ? await channel.TakeBackAsync(conversation, row.ActivityId!, cancel)
            : await channel.ReplaceAsync(conversation, row.ActivityId!, card, cancel);
    }

    /// <summary>The same in a web conversation, in the caller's transaction.</summary>
    public async Task RewriteAsync(DatabaseSession session, Announcement announcement, DeliveryRow row, DateTimeOffset now, CancellationToken cancel)
    {
        if (await conversations.FindAsync(session, row.ConversationId!, cancel) is { } conversation)
        {
            await delivery.UpdateAsync(session, conversation, new CardUpdate(row.ActivityId!, await CardAsync(session, announcement, row, cancel)), now, cancel);
        }
    }

    private Task<(Conversation? Conversation, Cards.Card Card)> ReadAsync(Database database, Announcement announcement, DeliveryRow row, CancellationToken cancel) =>
        database.ReadAsync(
            async (session, token) => (
                row.ConversationId is null ? null : await conversations.FindAsync(session, row.ConversationId, token), await CardAsync(session, announcement, row, token)),
            cancel);

    private async Task<Cards.Card> CardAsync(DatabaseSession session, Announcement announcement, DeliveryRow row, CancellationToken cancel)
    {
        var language = (await people.FindAsync(session, row.PersonId, cancel))?.Language ?? content.Current.Event.DefaultLanguage;
        return new AnnouncementCards(language, content.Current).ForPerson(announcement, seen: false);
    }
}
