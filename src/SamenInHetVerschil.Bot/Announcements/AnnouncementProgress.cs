using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>The card in the organiser's conversation that says how far an announcement is; and the end of it.</summary>
internal sealed class AnnouncementProgress(
    Database database, AnnouncementBook book, DeliveryBook deliveries, ConversationBook conversations, Delivery delivery, ContentStore content, TimeProvider clock)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, DeliveryCounts> shown = new(StringComparer.Ordinal);

    /// <summary>When something was last seen under way; null when nothing was.</summary>
    private DateTimeOffset? seenAt;

    /// <summary>When it wants to look again; null when nothing is under way.</summary>
    public DateTimeOffset? NextAt => seenAt + Often;

    /// <summary>
    /// Shows every announcement that is being sent, and ends those of which nobody waits any more. Counting thousands of deliveries costs something, so while
    /// something is under way it looks every two seconds only.
    /// </summary>
    public async Task ShowAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now < NextAt)
        {
            return;
        }

        await database.WriteAsync((session, token) => ShowAsync(session, now, token), cancel);
        seenAt = shown.Count > 0 ? now : null;
    }

    private async Task ShowAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancel)
    {
        var sending = await book.InAsync(session, [AnnouncementState.Sending], 50, cancel);
        foreach (var gone in shown.Keys.Except(sending.Select(one => one.Id), StringComparer.Ordinal).ToList())
        {
            shown.Remove(gone);
        }

        foreach (var announcement in sending)
        {
            var counts = await deliveries.CountAsync(session, announcement.Id, cancel);
            if (counts.IsOver)
            {
                await FinishAsync(session, announcement, counts, now, cancel);
            }
            else if (!Equal(shown.GetValueOrDefault(announcement.Id), counts))
            {
                await ShowAsync(session, announcement, counts, now, cancel);
                shown[announcement.Id] = counts;
            }
        }
    }

    private async Task FinishAsync(DatabaseSession session, Announcement announcement, DeliveryCounts counts, DateTimeOffset now, CancellationToken cancel)
    {
        var detail = $"delivered {counts.Delivered}, undeliverable {counts.NotDelivered}, uncertain {counts.Uncertain}";
        if (await book.MoveAsync(session, announcement, AnnouncementEvent.Finished, AnnouncementDesk.Schedule, detail, now, cancel))
        {
            await book.EndedAsync(session, announcement.Id, now, cancel);
            await ShowAsync(session, announcement with { State = AnnouncementState.Sent }, counts, now, cancel);
            shown.Remove(announcement.Id);
        }
    }

    private async Task ShowAsync(DatabaseSession session, Announcement announcement, DeliveryCounts counts, DateTimeOffset now, CancellationToken cancel)
    {
        if (await conversations.FindAsync(session, announcement.ConversationId, cancel) is not { } conversation)
        {
            return;
        }

        // Over a channel that we call, the card's id comes later than this transaction: there it is shown once, at the end.
        if (conversation.Channel != Delivery.WebChannel && announcement.State == AnnouncementState.Sending)
        {
            return;
        }

        var language = ConversationState.Read(conversation.State).Language ?? content.Current.Event.DefaultLanguage;
        var card = new AnnouncementCards(language, content.Current).Report(announcement, counts, await deliveries.RevisionsAsync(session, announcement, cancel), now);
        if (announcement.ProgressActivity is { } activity)
        {
            await delivery.UpdateAsync(session, conversation, new CardUpdate(activity, card), now, cancel);
        }
        else if (await delivery.ShowAsync(session, conversation, card, now, cancel) is { } id)
        {
            await book.ShownOnAsync(session, announcement.Id, id, cancel);
        }
    }

    private static bool Equal(DeliveryCounts? one, DeliveryCounts other) =>
        one is not null && (one.Queued, one.Sending, one.Delivered, one.Uncertain, one.NotDelivered, one.Seen) == (other.Queued, other.Sending, other.Delivered, other.Uncertain, other.NotDelivered, other.Seen);
}
