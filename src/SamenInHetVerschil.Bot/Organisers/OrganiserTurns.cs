using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Operations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Organisers;

/// <summary>What organisers can say and click. An attendee who tries is refused kindly, and nothing changes.</summary>
internal sealed class OrganiserTurns(
    OrganiserDesk desk, SettingTurns settings, SeatTurns seats, OrganiserOffers offers, OrganiserUnderstander understander, RegistrationDesk registrations, DaySettingsDesk daySettings,
    DraftTurns drafts, Tickets tickets, PublicAddress address, ContentStore content) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var isOurs = turn.Button?.Do.StartsWith(OrganiserVerbs.Prefix, StringComparison.Ordinal) == true;
        if (!desk.MayAct(turn.Person.Id))
        {
            return isOurs || turn.Understood.Main is Wish.Organise ? new Reply(Cards(turn).Refused()) { Outcome = "refused" } : null;
        }

        if (isOurs)
        {
            return turn.IsPublic ? Public(turn) : await ClickAsync(turn, turn.Button!, cancel);
        }

        if (turn.Kind != TurnKind.Message || turn.State.Awaits == Awaited.Name)
        {
            return null;
        }

        if (!turn.IsPublic && turn.State.Proposal is { } proposal && await offers.OpenAsync(turn, proposal, cancel) is { } open && await WordsAsync(turn, open, cancel) is { } answer)
        {
            return answer;
        }

        var wishes = understander.Read(turn.Text, turn.Understood, turn.Now);
        return wishes.Count == 0 ? turn.Understood.Main is Wish.Organise ? turn.IsPublic ? Public(turn) : Menu(turn) : null
            : turn.IsPublic ? Public(turn)
            // The whole text was read, whatever the attendees' model made of its halves.
            : await WishAsync(turn, wishes, cancel) with { IsWhole = true };
    }

    private async Task<Reply> WishAsync(Turn turn, IReadOnlyList<OrganiserWish> wishes, CancellationToken cancel) => wishes[0] switch
    {
        OrganiserWish.Set => await settings.ProposeAsync(turn, [.. wishes.OfType<OrganiserWish.Set>()], cancel),
        OrganiserWish.Status status => await StatusAsync(turn, status.Workshops, status.Unknown, cancel),
        OrganiserWish.Seat seat => await seats.AskAsync(turn, seat, cancel),
        OrganiserWish.Roster roster => await RosterAsync(turn, roster.Workshops, roster.Unknown, cancel),
        OrganiserWish.Settings => await settings.ListAsync(turn, cancel),
        OrganiserWish.Undo => await settings.ProposeBackAsync(turn, null, cancel),
        OrganiserWish.Export export => await ExportAsync(turn, export.Format, cancel),
        OrganiserWish.Announce announce => await drafts.DraftAsync(turn, announce, cancel),
        _ => Menu(turn),
    };

    private async Task<Reply> ClickAsync(Turn turn, ButtonData button, CancellationToken cancel) => button.Do switch
    {
        OrganiserVerbs.Status => await StatusAsync(turn, button.Workshops ?? [], [], cancel),
        OrganiserVerbs.Roster => await RosterAsync(turn, button.Workshops ?? [], [], cancel),
        OrganiserVerbs.Settings => await settings.ListAsync(turn, cancel),
        OrganiserVerbs.Undo => await settings.ProposeBackAsync(turn, button.Id, cancel),
        OrganiserVerbs.Export => await ExportAsync(turn, button.Say, cancel),
        OrganiserVerbs.Person => await seats.ChosenAsync(turn, button, cancel),
        OrganiserVerbs.Yes => await YesAsync(turn, await offers.OpenAsync(turn, button.Id, cancel), ButtonData.Input(turn.Value, OrganiserVerbs.ReasonInput), cancel),
        OrganiserVerbs.No => await NoAsync(turn, await offers.OpenAsync(turn, button.Id, cancel), cancel),
        _ => Menu(turn),
    };

    /// <summary>Yes, no, or the reason that was still missing. Null when the message is about something else.</summary>
    private async Task<Reply?> WordsAsync(Turn turn, ProposalFound<OrganiserProposal> open, CancellationToken cancel) => turn.Understood.Main switch
    {
        Wish.Yes => await YesAsync(turn, open, null, cancel),
        Wish.No => await NoAsync(turn, open, cancel),
        Wish.Unclear or Wish.Outside when open.Content?.Seat is { Reason: null } seat => await seats.WithReasonAsync(turn, seat, turn.Text, cancel),
        _ => null,
    };

    private async Task<Reply> YesAsync(Turn turn, ProposalFound<OrganiserProposal>? found, string? reason, CancellationToken cancel)
    {
        var texts = new OrganiserTexts(turn.Language);
        if (found is null)
        {
            return Old(turn);
        }

        var seat = found.Content!.Seat;
        var why = string.IsNullOrWhiteSpace(reason) ? seat?.Reason : reason.Trim();
        if (seat is not null && why is null)
        {
            return new Reply(texts.ReasonNeeded) { State = turn.State with { Proposal = found.Id, Awaits = Awaited.Confirmation, Touched = turn.Now }, Outcome = "reason asked" };
        }

        if (!await offers.SettleAsync(turn, found, ProposalStanding.Confirmed, cancel))
        {
            return Old(turn);
        }

        return offers.Over(turn, found, seat is null
            ? await settings.DoAsync(turn, found.Content, cancel)
            : await seats.DoAsync(turn, seat, why!.Length > OrganiserDesk.LongestReason ? why[..OrganiserDesk.LongestReason] : why, cancel));
    }

    private async Task<Reply> NoAsync(Turn turn, ProposalFound<OrganiserProposal>? found, CancellationToken cancel)
    {
        if (found is null || !await offers.SettleAsync(turn, found, ProposalStanding.Declined, cancel))
        {
            return Old(turn);
        }

        var texts = new OrganiserTexts(turn.Language);
        return offers.Over(turn, found, new Reply(Cards(turn).Say(texts.NotDoneTitle, [texts.Declined], Cards(turn).Status())) { Outcome = "declined" });
    }

    private async Task<Reply> StatusAsync(Turn turn, IReadOnlyList<int> workshops, IReadOnlyList<int> unknown, CancellationToken cancel) =>
        new(Cards(turn).Status(await registrations.PlacesAsync(turn.Session, workshops, cancel), await daySettings.ReadAsync(turn.Session, cancel), unknown, turn.Now))
        {
            State = turn.State with { Topic = workshops, Touched = turn.Now }, Outcome = "status",
        };

    private async Task<Reply> RosterAsync(Turn turn, IReadOnlyList<int> workshops, IReadOnlyList<int> unknown, CancellationToken cancel)
    {
        var texts = new OrganiserTexts(turn.Language);
        var known = workshops.Where(number => content.Current.Find(number) is not null).Distinct().Take(content.Current.Workshops.Count).ToList();
        if (known.Count == 0)
        {
            return new Reply(Cards(turn).Say(null, [unknown.Count > 0 ? texts.NoSuch(unknown[0]) : texts.WhichWorkshop], Cards(turn).Excel(), Cards(turn).Csv())) { Outcome = "asked which" };
        }

        var cards = new List<Message>();
        foreach (var workshop in known)
        {
            cards.Add(Cards(turn).Roster(workshop, await desk.RosterAsync(turn.Session, turn.Person.Id, workshop, cancel) ?? []));
        }

        return new Reply(cards) { State = turn.State with { Topic = known, Touched = turn.Now }, Outcome = "roster" };
    }

    private async Task<Reply> ExportAsync(Turn turn, string? format, CancellationToken cancel)
    {
        var texts = new OrganiserTexts(turn.Language);
        if (format is null || !ExportEndpoints.Formats.Contains(format))
        {
            return new Reply(Cards(turn).Say(null, [texts.ExportAsk], Cards(turn).Excel(), Cards(turn).Csv())) { Outcome = "asked format" };
        }

        if (address.Of("") is null)
        {
            return new Reply(texts.ExportNoAddress) { Outcome = "no address" };
        }

        var ticket = await tickets.IssueAsync(turn.Session, ExportEndpoints.PurposeOf(format), turn.Person.Id, turn.Now, cancel);
        return new Reply(Cards(turn).Export(format, address.Of($"{ExportEndpoints.Root}/{ticket}.{format}")!)) { Outcome = "exported" };
    }

    private Reply Menu(Turn turn) => new(Cards(turn).Menu()) { State = turn.State with { Touched = turn.Now }, Outcome = "organisers' menu" };

    private Reply Old(Turn turn) => new(Cards(turn).Say(null, [new OrganiserTexts(turn.Language).OldProposal], Cards(turn).Status(), Cards(turn).Settings())) { Outcome = "old proposal" };

    private static Reply Public(Turn turn) => Reply.InPrivate(new OrganiserTexts(turn.Language).OnlyPrivately);

    private OrganiserCards Cards(Turn turn) => new(turn.Language, content.Current);
}
