using System.Globalization;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Announcements;

/// <summary>Sending and planning, and whatever must be asked before.</summary>
internal sealed class StartTurns(AnnouncementDesk desk, AnnouncementBook book, Proposals proposals, ContentStore content)
{
    /// <summary>A number or a moment that was asked for. Null when it is none.</summary>
    public async Task<Reply?> AskedAsync(Turn turn, AnnouncementProposal open, CancellationToken cancel) => (turn.State.Awaits, turn.Understood.Main) switch
    {
        (Awaited.NumberOfPeople, _) when int.TryParse(turn.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) =>
            await StartAsync(turn, open.Seen, typed, evenIfSame: false, cancel),
        (Awaited.MomentToSend, var wish) when (wish is not (Wish.No or Wish.Cancel) || NamesMoment(turn)) && await book.FindAsync(turn.Session, open.Id, cancel) is { } announcement =>
            await PlanAsync(turn, announcement, turn.Text, cancel),
        _ => null,
    };

    /// <summary>A clear yes: it leaves now, or at the moment that was named with it.</summary>
    public async Task<Reply> YesAsync(Turn turn, AnnouncementProposal open, CancellationToken cancel) => open.Due is { } due
        ? await AfterAsync(turn, await desk.PlanAsync(turn.Session, turn.Person.Id, open.Seen, due, turn.Now, cancel), cancel, await book.FindAsync(turn.Session, open.Id, cancel))
        : await StartAsync(turn, open.Seen, null, evenIfSame: false, cancel);

    /// <summary>Sends it, or asks what must be asked first.</summary>
    public async Task<Reply> StartAsync(Turn turn, AnnouncementVersion seen, int? typed, bool evenIfSame, CancellationToken cancel) =>
        await AfterAsync(turn, await desk.StartAsync(turn.Session, turn.Person.Id, seen, typed, evenIfSame, turn.Now, cancel), cancel);

    /// <summary>Asks when it must leave.</summary>
    public async Task<Reply> AskWhenAsync(Turn turn, Announcement draft, IReadOnlyList<string> before, CancellationToken cancel) =>
        await AskingAsync(turn, draft, Awaited.MomentToSend, Cards(turn).AskWhen(draft, before), "moment asked", cancel);

    /// <summary>Plans it at a moment in words.</summary>
    public async Task<Reply> PlanAsync(Turn turn, Announcement draft, string words, CancellationToken cancel)
    {
        var texts = new AnnouncementTexts(turn.Language);
        return Moments.Read(words, turn.Now, content.Current.Event.TimeZone) switch
        {
            MomentRead.At at => await AfterAsync(
                turn, await desk.PlanAsync(turn.Session, turn.Person.Id, new AnnouncementVersion(draft.Id, draft.Version), at.Moment, turn.Now, cancel), cancel, draft),
            MomentRead.Missing => await AskWhenAsync(turn, draft, [texts.MomentMissing], cancel),
            _ => await AskWhenAsync(turn, draft, [texts.MomentUnclear], cancel),
        };
    }

    private async Task<Reply> AfterAsync(Turn turn, StartOutcome outcome, CancellationToken cancel, Announcement? draft = null)
    {
        var cards = Cards(turn);
        var texts = new AnnouncementTexts(turn.Language);
        switch (outcome)
        {
            case StartOutcome.Started started:
                await SettleAsync(turn, cancel);
                return new Reply(cards.Say(null, [texts.Started(texts.Count(started.People))])) { State = Over(turn), Outcome = "started" };
            case StartOutcome.Planned planned:
                await SettleAsync(turn, cancel);
                var now = (await book.FindAsync(turn.Session, planned.Announcement.Id, cancel))!;
                return new Reply(cards.Say(texts.NowPlanned, [texts.Planned(cards.Moment(planned.Due))], cards.ShowButton(now), cards.ListButton())) { State = Over(turn), Outcome = "planned" };
            case StartOutcome.NumberNeeded needed:
                return await AskingAsync(
                    turn, needed.Announcement, Awaited.NumberOfPeople, cards.AskNumber(needed.Announcement, needed.People, needed.Typed is not null), "number asked", cancel);
            case StartOutcome.SameJustNow same:
                return new Reply(cards.AskSame(same.Announcement, same.At)) { State = Over(turn), Outcome = "same just now" };
            case StartOutcome.Nobody nobody:
                return new Reply(cards.Say(null, [texts.NobodyInIt], cards.ShowButton(nobody.Announcement), cards.ListButton())) { State = Over(turn), Outcome = "nobody" };
            case StartOutcome.Past past when draft is not null:
                return await AskWhenAsync(turn, draft, [texts.MomentPast(cards.Moment(past.Due))], cancel);
            case StartOutcome.NotAllowed:
                return new Reply(texts.OnlyOrganisers) { Outcome = "refused" };
            default:
                return new Reply(cards.Say(null, [texts.GoneChanged], cards.ListButton())) { State = Over(turn), Outcome = "gone" };
        }
    }

    private async Task<Reply> AskingAsync(Turn turn, Announcement draft, Awaited awaits, Cards.Card card, string outcome, CancellationToken cancel)
    {
        var proposal = await proposals.MakeAsync(turn.Session, turn, new AnnouncementProposal(draft.Id, draft.Version, turn.Ordinal), cancel);
        return new Reply(new Message(null, card, proposal)) { State = turn.State with { Proposal = proposal, Awaits = awaits, Touched = turn.Now }, Outcome = outcome };
    }

    /// <summary>Nothing leaves; the draft stays.</summary>
    public Reply Kept(Turn turn)
    {
        var cards = Cards(turn);
        return new Reply(cards.Say(null, [new AnnouncementTexts(turn.Language).KeptAsDraft], cards.ListButton())) { State = Over(turn), Outcome = "kept as draft" };
    }

    private async Task SettleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.State.Proposal is { } proposal)
        {
            await proposals.SettleAsync(turn.Session, proposal, ProposalStanding.Confirmed, turn.Now, cancel);
        }
    }

    private bool NamesMoment(Turn turn) => Moments.Read(turn.Text, turn.Now, content.Current.Event.TimeZone) is not MomentRead.Unclear;

    private static ConversationState Over(Turn turn) => turn.State with { Proposal = null, Awaits = null, Touched = turn.Now };

    private AnnouncementCards Cards(Turn turn) => new(turn.Language, content.Current);
}
