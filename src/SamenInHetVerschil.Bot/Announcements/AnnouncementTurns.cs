using System.Globalization;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Announcements;

/// <summary>What organisers can say and click about messages to many people; and "gezien" of whoever reads one.</summary>
internal sealed class AnnouncementTurns(
    AnnouncementDesk desk, AnnouncementBook book, DeliveryBook deliveries, DraftTurns drafts, StartTurns starts, ContentStore content) : ITurnHandler
{
    private const int Listed = 8;

    private static readonly AnnouncementState[] Shown =
    [
        AnnouncementState.Draft, AnnouncementState.Scheduled, AnnouncementState.Sending, AnnouncementState.Stopped, AnnouncementState.Sent, AnnouncementState.Withdrawn,
    ];

    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Button is { Do: AnnouncementVerbs.Seen } seen)
        {
            return await SeenAsync(turn, seen, cancel);
        }

        if (turn.Button is { } button && button.Do.StartsWith(AnnouncementVerbs.Prefix, StringComparison.Ordinal))
        {
            return Refusal(turn) ?? await ClickAsync(turn, button, cancel);
        }

        // An attendee's yes and number are none of ours.
        return turn.IsPublic || !desk.MayAct(turn.Person.Id) ? null : await starts.WordsAsync(turn, cancel);
    }

    private async Task<Reply> ClickAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        if (button.Do == AnnouncementVerbs.List)
        {
            return await ListAsync(turn, cancel);
        }

        if (button.Do == AnnouncementVerbs.New)
        {
            return drafts.Write(turn, null);
        }

        if (button.Do == AnnouncementVerbs.Rewrite && AnnouncementVersion.Read(button.Id) is null)
        {
            return await drafts.KeepAsync(turn, button, cancel);
        }

        if (AnnouncementVersion.Read(button.Id) is not { } seen || await book.FindAsync(turn.Session, seen.Id, cancel) is not { } announcement)
        {
            return Gone(turn, null);
        }

        // Looking at it, and stopping it, are right whatever version one saw.
        var isCurrent = announcement.Version == seen.Version;
        return button.Do switch
        {
            AnnouncementVerbs.Show => await ShowAsync(turn, announcement, cancel),
            AnnouncementVerbs.Stop => await StepAsync(turn, announcement, AnnouncementEvent.Stopped, cancel),
            _ when !isCurrent => Gone(turn, announcement),
            AnnouncementVerbs.Send => await starts.StartAsync(turn, seen, Number(ButtonData.Input(turn.Value, AnnouncementVerbs.NumberInput)), evenIfSame: false, cancel),
            AnnouncementVerbs.SendSame => await starts.StartAsync(turn, seen, null, evenIfSame: true, cancel),
            AnnouncementVerbs.Plan => await starts.AskWhenAsync(turn, announcement, [], cancel),
            AnnouncementVerbs.PlanAt => await starts.PlanAsync(turn, announcement, ButtonData.Input(turn.Value, AnnouncementVerbs.WhenInput) ?? "", cancel),
            AnnouncementVerbs.Unplan => await StepAsync(turn, announcement, AnnouncementEvent.Unscheduled, cancel),
            AnnouncementVerbs.Edit => drafts.Write(turn, announcement),
            AnnouncementVerbs.Rewrite => await drafts.RewriteAsync(turn, announcement, cancel),
            AnnouncementVerbs.Audience => new Reply(Cards(turn).AskAudience(announcement, content.Current.Numbers, await desk.SlotsAsync(turn.Session, cancel))) { Outcome = "audience asked" },
            AnnouncementVerbs.For when AudienceWords.Read(button.Say) is { } audience => await drafts.ChangeAsync(turn, announcement, null, audience, cancel),
            AnnouncementVerbs.Discard => await StepAsync(turn, announcement, AnnouncementEvent.Discarded, cancel),
            AnnouncementVerbs.Resume => await StepAsync(turn, announcement, AnnouncementEvent.Resumed, cancel),
            AnnouncementVerbs.Again => await AgainAsync(turn, announcement, uncertainToo: false, cancel),
            AnnouncementVerbs.AgainUncertain => await AgainAsync(turn, announcement, uncertainToo: true, cancel),
            AnnouncementVerbs.Withdraw => new Reply(Cards(turn).AskWithdraw(announcement)) { Outcome = "withdrawal asked" },
            AnnouncementVerbs.WithdrawYes => await StepAsync(turn, announcement, AnnouncementEvent.Withdrawn, cancel),
            _ => Gone(turn, announcement),
        };
    }

    /// <summary>Everything there is, the newest first.</summary>
    public async Task<Reply> ListAsync(Turn turn, CancellationToken cancel) =>
        Refusal(turn) ?? new Reply(Cards(turn).List(await book.InAsync(turn.Session, Shown, Listed, cancel))) { Outcome = "announcements" };

    /// <summary>Who may not hears so, kindly; null when nothing stands in the way.</summary>
    public Reply? Refusal(Turn turn)
    {
        var texts = new AnnouncementTexts(turn.Language);
        return !desk.MayAct(turn.Person.Id) ? new Reply(texts.OnlyOrganisers) { Outcome = "refused" }
            : turn.IsPublic ? Reply.InPrivate(texts.OnlyPrivately)
            : null;
    }

    private async Task<Reply> ShowAsync(Turn turn, Announcement announcement, CancellationToken cancel) =>
        announcement.State is AnnouncementState.Draft or AnnouncementState.Scheduled
            ? await drafts.ShowAsync(turn, await desk.PreviewAsync(turn.Session, announcement, cancel), cancel)
            : announcement.State == AnnouncementState.Discarded ? Gone(turn, announcement)
            : new Reply(Cards(turn).Report(
                announcement, await deliveries.CountAsync(turn.Session, announcement.Id, cancel), await deliveries.RevisionsAsync(turn.Session, announcement, cancel), turn.Now))
            {
                Outcome = "report",
            };

    private async Task<Reply> StepAsync(Turn turn, Announcement announcement, AnnouncementEvent happened, CancellationToken cancel)
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

    private async Task<Reply> AgainAsync(Turn turn, Announcement announcement, bool uncertainToo, CancellationToken cancel)
    {
        var texts = new AnnouncementTexts(turn.Language);
        var cards = Cards(turn);
        var again = await desk.ResendAsync(turn.Session, turn.Person.Id, announcement, uncertainToo, turn.Now, cancel);
        var line = again switch { null => texts.NotPossible, 0 => texts.AgainNobody, var people => texts.AgainDone(texts.Count(people.Value)) };
        return new Reply(cards.Say(null, [line], cards.ShowButton(announcement))) { Outcome = again > 0 ? "sent again" : "nothing to send again" };
    }

    private async Task<Reply> SeenAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var row = button.Id is { } id ? await deliveries.FindAsync(turn.Session, id, turn.Person.Id, cancel) : null;
        if (row is null || await book.FindAsync(turn.Session, row.AnnouncementId, cancel) is not { } announcement)
        {
            return Gone(turn, null);
        }

        await deliveries.SeenAsync(turn.Session, row.AnnouncementId, turn.Person.Id, turn.Now, cancel);
        var card = Cards(turn).ForPerson(announcement, seen: true);
        return row.ActivityId is { } activity
            ? new Reply { Updates = [new CardUpdate(activity, card)], Outcome = "seen" }
            : new Reply(new AnnouncementTexts(turn.Language).SeenThanks) { Outcome = "seen" };
    }

    private Reply Gone(Turn turn, Announcement? now)
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

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
