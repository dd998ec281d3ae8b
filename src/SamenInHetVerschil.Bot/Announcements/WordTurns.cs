using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Announcements;

/// <summary>What organisers say in words about the draft that is shown, and about what was sent.</summary>
internal sealed class WordTurns(
    AnnouncementDesk desk, AnnouncementBook book, DraftTurns drafts, StartTurns starts, SentTurns sent, AnnouncingUnderstander understander, Proposals proposals)
{
    /// <summary>Null when the message is about something else.</summary>
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Kind != TurnKind.Message || turn.State.Awaits == Awaited.Name)
        {
            return null;
        }

        var open = await OpenAsync(turn, cancel);
        if (open is not null && await starts.AskedAsync(turn, open, cancel) is { } asked)
        {
            return asked;
        }

        var wish = understander.Read(turn.Text, open is not null, await desk.SlotsAsync(turn.Session, cancel), turn.Now);
        if (open is null)
        {
            return wish is null ? null
                : wish is not AnnouncingWish.When ? await sent.WordsAsync(turn, wish, cancel)
                : await book.InAsync(turn.Session, [AnnouncementState.Scheduled], 1, cancel) is [var planned] ? await starts.PlanAsync(turn, planned, turn.Text, cancel)
                : null;
        }

        return await book.FindAsync(turn.Session, open.Id, cancel) is not { } draft || draft.State is not (AnnouncementState.Draft or AnnouncementState.Scheduled) ? null
            : draft.Version != open.Version ? wish is null ? null : await drafts.ShowAgainAsync(turn, draft, [], cancel)
            : await DraftAsync(turn, open, draft, wish ?? Plain(turn), cancel);
    }

    private async Task<Reply?> DraftAsync(Turn turn, AnnouncementProposal open, Announcement draft, AnnouncingWish? wish, CancellationToken cancel)
    {
        var texts = new AnnouncementTexts(turn.Language);
        var text = draft.Content.For(turn.Language);
        return wish switch
        {
            AnnouncingWish.Send when open.AsksAudience => await drafts.AskAudienceAsync(turn, draft, [], cancel),
            // A yes to something else that was said in between is none to this.
            AnnouncingWish.Send when await book.IsInterruptedAsync(turn.Session, turn.ConversationId, open.ShownBy, turn.Ordinal, cancel) => await drafts.ShowAgainAsync(turn, draft, [texts.OnlyClearYes], cancel),
            AnnouncingWish.Send => await starts.YesAsync(turn, open, cancel),
            AnnouncingWish.PerhapsSend => await drafts.ShowAgainAsync(turn, draft, [texts.OnlyClearYes], cancel),
            AnnouncingWish.Text { Language: { } language } version => await drafts.VersionAsync(turn, draft, text with { Text = version.Words }, language, cancel),
            AnnouncingWish.Text whole => await drafts.ChangeAsync(turn, draft, text with { Text = whole.Words }, null, cancel),
            AnnouncingWish.More more => await drafts.ChangeAsync(turn, draft, text with { Text = $"{text.Text.TrimEnd()}\n\n{more.Words}" }, null, cancel),
            AnnouncingWish.Piece piece => Rewording.Reword(text.Text, piece.Old, piece.New) is { } reworded
                ? await drafts.ChangeAsync(turn, draft, text with { Text = reworded }, null, cancel)
                : drafts.Write(turn, draft, [texts.PieceNotFound]),
            AnnouncingWish.Title title => await drafts.ChangeAsync(turn, draft, text with { Title = title.Words }, null, cancel),
            AnnouncingWish.To to => await drafts.ToAsync(turn, draft, to, cancel),
            AnnouncingWish.When => await starts.PlanAsync(turn, draft, turn.Text, cancel),
            AnnouncingWish.Keep => starts.Kept(turn),
            AnnouncingWish.Discard => await sent.StepAsync(turn, draft, AnnouncementEvent.Discarded, cancel),
            AnnouncingWish.Unplan when draft.State == AnnouncementState.Scheduled => await sent.StepAsync(turn, draft, AnnouncementEvent.Unscheduled, cancel),
            AnnouncingWish.Unplan => starts.Kept(turn),
            AnnouncingWish.Show => await drafts.ShowAgainAsync(turn, draft, [], cancel),
            AnnouncingWish.Form => drafts.Write(turn, draft, []),
            null => null,
            _ => await sent.WordsAsync(turn, wish, cancel),
        };
    }

    /// <summary>A yes that everybody's model hears in something that is not clear enough to send.</summary>
    private static AnnouncingWish? Plain(Turn turn) => turn.Understood.Main switch
    {
        Wish.Yes => new AnnouncingWish.PerhapsSend(),
        Wish.No => new AnnouncingWish.Keep(),
        _ => null,
    };

    private async Task<AnnouncementProposal?> OpenAsync(Turn turn, CancellationToken cancel) =>
        turn.State.Proposal is { } id && await proposals.LookAsync<AnnouncementProposal>(turn.Session, turn, id, cancel) is { Standing: ProposalStanding.Open, Content: { IsOurs: true } found } ? found : null;
}
