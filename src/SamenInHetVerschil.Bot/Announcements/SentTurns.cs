using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Announcements;

/// <summary>What organisers do with announcements that exist: look, stop, go on, once more, correct, withdraw, call off.</summary>
internal sealed class SentTurns(AnnouncementDesk desk, AnnouncementBook book, DeliveryBook deliveries, DraftTurns drafts, ContentStore content)
{
    private const int Listed = 8;

    private static readonly AnnouncementState[] Shown =
    [
        AnnouncementState.Draft, AnnouncementState.Scheduled, AnnouncementState.Sending, AnnouncementState.Stopped, AnnouncementState.Sent, AnnouncementState.Withdrawn,
    ];

    /// <summary>Said in words: about the newest announcement with which that is possible. Null when it is about something else.</summary>
    public async Task<Reply?> WordsAsync(Turn turn, AnnouncingWish wish, CancellationToken cancel)
    {
        IReadOnlyList<AnnouncementState> of = wish switch
        {
            AnnouncingWish.Stop => [AnnouncementState.Sending],
            AnnouncingWish.Resume => [AnnouncementState.Stopped],
            AnnouncingWish.Again => [AnnouncementState.Sent],
            AnnouncingWish.Withdraw or AnnouncingWish.Correct => [AnnouncementState.Sending, AnnouncementState.Stopped, AnnouncementState.Sent],
            AnnouncingWish.Unplan => [AnnouncementState.Scheduled],
            _ => [],
        };
        if (of.Count == 0)
        {
            return wish is AnnouncingWish.List ? await ListAsync(turn, cancel) : null;
        }

        if (await book.InAsync(turn.Session, of, 1, cancel) is not [var newest])
        {
            return await ListAsync(turn, cancel);
        }

        return wish switch
        {
            AnnouncingWish.Stop => await StepAsync(turn, newest, AnnouncementEvent.Stopped, cancel),
            AnnouncingWish.Resume => await StepAsync(turn, newest, AnnouncementEvent.Resumed, cancel),
            AnnouncingWish.Unplan => await StepAsync(turn, newest, AnnouncementEvent.Unscheduled, cancel),
            AnnouncingWish.Again again => await AgainAsync(turn, newest, again.UncertainToo, cancel),
            AnnouncingWish.Withdraw => new Reply(Cards(turn).ForPerson(newest, seen: true), Cards(turn).AskWithdraw(newest)) { Outcome = "withdrawal asked" },
            _ => drafts.Write(turn, newest, []),
        };
    }

    /// <summary>Everything there is, the newest first.</summary>
    public async Task<Reply> ListAsync(Turn turn, CancellationToken cancel) =>
        new Reply(Cards(turn).List(await book.InAsync(turn.Session, Shown, Listed, cancel))) { Outcome = "announcements" };

    /// <summary>The draft again, or how far it is.</summary>
    public async Task<Reply> ShowAsync(Turn turn, Announcement announcement, CancellationToken cancel) =>
        announcement.State is AnnouncementState.Draft or AnnouncementState.Scheduled
            ? await drafts.ShowAsync(turn, await desk.PreviewAsync(turn.Session, announcement, cancel), cancel)
            : announcement.State == AnnouncementState.Discarded ? Gone(turn, announcement)
            : new Reply(Cards(turn).Report(
                announcement, await deliveries.CountAsync(turn.Session, announcement.Id, cancel), await deliveries.RevisionsAsync(turn.Session, announcement, cancel), turn.Now))
            {
                Outcome = "report",
            };

    /// <summary>Stopping, going on, withdrawing, calling off, throwing away.</summary>
    public async Task<Reply> StepAsync(Turn turn, Announcement announcement, AnnouncementEvent happened, CancellationToken cancel)
    {
        var cards = Cards(turn);
        var texts = new AnnouncementTexts(turn.Language);
        if (!await desk.StepAsync(turn.Session, turn.Person.Id, announcement, happened, turn.Now, cancel))
        {
            return new Reply(cards.Say(null, [texts.NotPossible], cards.ListButton())) { Outcome = "not possible" };
        }

        var now = (await book.FindAsync(turn.Session, announcement.Id, cancel))!;
        return happened switch
        {
            AnnouncementEvent.Discarded => new Reply(cards.Say(null, [texts.Discarded], cards.ListButton())) { Outcome = "discarded" },
            AnnouncementEvent.Unscheduled => new Reply(cards.Say(null, [texts.UnplannedDone], cards.ShowButton(now), cards.ListButton())) { Outcome = "unscheduled" },
            _ => await ShowAsync(turn, now, cancel),
        };
    }

    /// <summary>Once more to who did not get it.</summary>
    public async Task<Reply> AgainAsync(Turn turn, Announcement announcement, bool uncertainToo, CancellationToken cancel)
    {
        var texts = new AnnouncementTexts(turn.Language);
        var cards = Cards(turn);
        var again = await desk.ResendAsync(turn.Session, turn.Person.Id, announcement, uncertainToo, turn.Now, cancel);
        var line = again switch { null => texts.NotPossible, 0 => texts.AgainNobody, var people => texts.AgainDone(texts.Count(people.Value)) };
        return new Reply(cards.Say(null, [line], cards.ShowButton(announcement))) { Outcome = again > 0 ? "sent again" : "nothing to send again" };
    }

    /// <summary>A button whose announcement is no longer what it was.</summary>
    public Reply Gone(Turn turn, Announcement? now)
    {
        var cards = Cards(turn);
        var line = new AnnouncementTexts(turn.Language).GoneChanged;
        return new Reply(desk.MayAct(turn.Person.Id) && !turn.IsPublic
            ? cards.Say(null, [line], [.. now is null or { State: AnnouncementState.Discarded } ? [] : (CardButton[])[cards.ShowButton(now)], cards.ListButton()])
            : cards.Say(null, [line]))
        {
            Outcome = "old button",
        };
    }

    private AnnouncementCards Cards(Turn turn) => new(turn.Language, content.Current);
}
