using System.Globalization;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Announcements;

/// <summary>What organisers can say and click about messages to many people; and "gezien" of whoever reads one.</summary>
internal sealed class AnnouncementTurns(
    AnnouncementDesk desk, AnnouncementBook book, DeliveryBook deliveries, DraftTurns drafts, StartTurns starts, SentTurns sent, WordTurns words, ContentStore content) : ITurnHandler
{
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
        return turn.IsPublic || !desk.MayAct(turn.Person.Id) ? null : await words.AnswerAsync(turn, cancel);
    }

    private async Task<Reply> ClickAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        if (button.Do == AnnouncementVerbs.List)
        {
            return await sent.ListAsync(turn, cancel);
        }

        if (button.Do == AnnouncementVerbs.New)
        {
            return drafts.Write(turn, null, []);
        }

        if (button.Do == AnnouncementVerbs.Rewrite && AnnouncementVersion.Read(button.Id) is null)
        {
            return await drafts.KeepAsync(turn, button, cancel);
        }

        if (AnnouncementVersion.Read(button.Id) is not { } seen || await book.FindAsync(turn.Session, seen.Id, cancel) is not { } announcement)
        {
            return sent.Gone(turn, null);
        }

        // Looking at it, and stopping it, are right whatever version one saw.
        var isCurrent = announcement.Version == seen.Version;
        return button.Do switch
        {
            AnnouncementVerbs.Show => await sent.ShowAsync(turn, announcement, cancel),
            AnnouncementVerbs.Stop => await sent.StepAsync(turn, announcement, AnnouncementEvent.Stopped, cancel),
            _ when !isCurrent => sent.Gone(turn, announcement),
            AnnouncementVerbs.Send => await starts.StartAsync(turn, seen, Number(ButtonData.Input(turn.Value, AnnouncementVerbs.NumberInput)), evenIfSame: false, cancel),
            AnnouncementVerbs.SendSame => await starts.StartAsync(turn, seen, null, evenIfSame: true, cancel),
            AnnouncementVerbs.Plan => await starts.AskWhenAsync(turn, announcement, [], cancel),
            AnnouncementVerbs.PlanAt when DateTimeOffset.TryParseExact(button.Say, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) =>
                await starts.YesAsync(turn, new AnnouncementProposal(seen.Id, seen.Version, turn.Ordinal, due), cancel),
            AnnouncementVerbs.PlanAt => await starts.PlanAsync(turn, announcement, ButtonData.Input(turn.Value, AnnouncementVerbs.WhenInput) ?? "", cancel),
            AnnouncementVerbs.Unplan => await sent.StepAsync(turn, announcement, AnnouncementEvent.Unscheduled, cancel),
            AnnouncementVerbs.Edit => drafts.Write(turn, announcement, [], button.Say),
            AnnouncementVerbs.Rewrite => await drafts.RewriteAsync(turn, announcement, button.Say, cancel),
            AnnouncementVerbs.Audience => await drafts.AskAudienceAsync(turn, announcement, [], cancel),
            AnnouncementVerbs.For when AudienceWords.Read(button.Say) is { } audience => await drafts.ChangeAsync(turn, announcement, null, audience, cancel),
            AnnouncementVerbs.Discard => await sent.StepAsync(turn, announcement, AnnouncementEvent.Discarded, cancel),
            AnnouncementVerbs.Resume => await sent.StepAsync(turn, announcement, AnnouncementEvent.Resumed, cancel),
            AnnouncementVerbs.Again => await sent.AgainAsync(turn, announcement, uncertainToo: false, cancel),
            AnnouncementVerbs.AgainUncertain => await sent.AgainAsync(turn, announcement, uncertainToo: true, cancel),
            AnnouncementVerbs.Withdraw => new Reply(Cards(turn).AskWithdraw(announcement)) { Outcome = "withdrawal asked" },
            AnnouncementVerbs.WithdrawYes => await sent.StepAsync(turn, announcement, AnnouncementEvent.Withdrawn, cancel),
            _ => sent.Gone(turn, announcement),
        };
    }

    /// <summary>Who may not hears so, kindly; null when nothing stands in the way.</summary>
    public Reply? Refusal(Turn turn)
    {
        var texts = new AnnouncementTexts(turn.Language);
        return !desk.MayAct(turn.Person.Id) ? new Reply(texts.OnlyOrganisers) { Outcome = "refused" }
            : turn.IsPublic ? Reply.InPrivate(texts.OnlyPrivately)
            : null;
    }

    private async Task<Reply> SeenAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var row = button.Id is { } id ? await deliveries.FindAsync(turn.Session, id, turn.Person.Id, cancel) : null;
        if (row is null || await book.FindAsync(turn.Session, row.AnnouncementId, cancel) is not { } announcement)
        {
            return sent.Gone(turn, null);
        }

        await deliveries.SeenAsync(turn.Session, row.AnnouncementId, turn.Person.Id, turn.Now, cancel);
        var card = Cards(turn).ForPerson(announcement, seen: true);
        return row.ActivityId is { } activity
            ? new Reply { Updates = [new CardUpdate(activity, card)], Outcome = "seen" }
            : new Reply(new AnnouncementTexts(turn.Language).SeenThanks) { Outcome = "seen" };
    }

    private AnnouncementCards Cards(Turn turn) => new(turn.Language, content.Current);

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
