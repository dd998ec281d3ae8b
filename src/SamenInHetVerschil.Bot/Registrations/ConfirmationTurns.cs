using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Understanding;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>Yes or no to a proposal, by button or by words, and the name that a first sign-up needs.</summary>
internal sealed class ConfirmationTurns(
    RegistrationDesk desk, DaySettingsDesk settings, RegistrationOffers offers, Proposals proposals, SignUpTurns signUps, ClashTurns clashes, PeopleDesk people, OrganiserBell organisers,
    SeatButtons more, ContentStore content)
{
    /// <summary>A clicked button "confirm" or "decline". Null when the proposal is another room's.</summary>
    public async Task<Reply?> ClickAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var found = await proposals.LookAsync<RegistrationProposal>(turn.Session, turn, button.Id, cancel);
        return found switch
        {
            { Standing: ProposalStanding.Open, Content.IsOurs: false } => null,
            { Standing: not ProposalStanding.Open } => await StandsAsync(turn, found, cancel),
            _ when button.Do == RegistrationVerbs.Decline => await DeclineAsync(turn, found, cancel),
            _ => await ConfirmOnCardAsync(turn, found, cancel),
        };
    }

    /// <summary>"Ja." Null when it answers a question of another room.</summary>
    public async Task<Reply?> YesAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.State.Awaits is Awaited.WorkshopToSignUp)
        {
            return await signUps.AnswerAsync(turn, new Wish.SignUp([], [], false, false, []), cancel);
        }

        if (turn.State.Proposal is not { } id)
        {
            var cards = new RegistrationCards(turn.Language, content.Current);
            return IsElsewhere(turn.State.Awaits) ? null : new Reply(cards.Say(
                new RegistrationTexts(turn.Language).NotDoneTitle, [new RegistrationTexts(turn.Language).NothingToConfirm], cards.Mine(), cards.PlacesButton()))
            {
                Outcome = "nothing to confirm",
            };
        }

        var found = await proposals.LookAsync<RegistrationProposal>(turn.Session, turn, id, cancel);
        return found switch
        {
            { Standing: ProposalStanding.Open, Content.IsOurs: false } => null,
            { Standing: not ProposalStanding.Open } => await StandsAsync(turn, found, cancel),
            _ => await ConfirmAsync(turn, found, null, null, cancel),
        };
    }

    /// <summary>"Nee." Null when it answers a question of another room.</summary>
    public async Task<Reply?> NoAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.State.Proposal is not { } id)
        {
            return IsElsewhere(turn.State.Awaits) ? null : Nothing(turn, []);
        }

        var found = await proposals.LookAsync<RegistrationProposal>(turn.Session, turn, id, cancel);
        return found switch
        {
            { Standing: ProposalStanding.Open, Content.IsOurs: false } => null,
            { Standing: ProposalStanding.Open } => await DeclineAsync(turn, found, cancel),
            _ => Nothing(turn, []),
        };
    }

    /// <summary>The answer to "hoe mag ik je noemen?". Null when the message wants something else.</summary>
    public async Task<Reply?> NameAsync(Turn turn, CancellationToken cancel)
    {
        if (await offers.OpenAsync(turn, turn.State.Proposal, cancel) is not { } found)
        {
            return null;
        }

        return NameAnswer.Read(turn) switch
        {
            NameAnswer.Given given => await ConfirmAsync(turn, found, given.Name, null, cancel),
            NameAnswer.Refused => NameIsNeeded(turn),
            NameAnswer.NotYet => AskName(turn, found),
            _ => null,
        };
    }

    public async Task<Reply> DeclineAsync(Turn turn, ProposalFound<RegistrationProposal> found, CancellationToken cancel)
    {
        await proposals.SettleAsync(turn.Session, found.Id!, ProposalStanding.Declined, turn.Now, cancel);
        return Nothing(turn, offers.Close(turn, found, new RegistrationTexts(turn.Language).ClosedDeclined));
    }

    private async Task<Reply> ConfirmOnCardAsync(Turn turn, ProposalFound<RegistrationProposal> found, CancellationToken cancel)
    {
        if (turn.Person.Name is not null || found.Content!.SignUps.Count == 0)
        {
            return await ConfirmAsync(turn, found, null, null, cancel);
        }

        var email = ButtonData.Input(turn.Value, RegistrationVerbs.EmailInput);
        if (!string.IsNullOrWhiteSpace(email) && EmailAddress.Read(email) is null)
        {
            return new Reply(new RegistrationTexts(turn.Language).EmailIsWrong)
            {
                State = Still(turn, found, Awaited.Confirmation), Updates = await OpenAgainAsync(turn, found, cancel), Outcome = "wrong address",
            };
        }

        return await ConfirmAsync(turn, found, GivenName.OnCard(ButtonData.Input(turn.Value, RegistrationVerbs.NameInput)), EmailAddress.Read(email), cancel);
    }

    /// <summary>The proposal's card once more: a client closes a card when its button is pressed.</summary>
    private async Task<IReadOnlyList<CardUpdate>> OpenAgainAsync(Turn turn, ProposalFound<RegistrationProposal> found, CancellationToken cancel)
    {
        if (found.CardActivityId is not { } activity)
        {
            return [];
        }

        var prospects = await desk.LookAsync(turn.Session, turn.Person.Id, found.Content!.SignUps, turn.Now, cancel);
        return [new CardUpdate(activity, new RegistrationCards(turn.Language, content.Current).SignUp(found.Id!, prospects, askName: true, []))];
    }

    private async Task<Reply> ConfirmAsync(
        Turn turn, ProposalFound<RegistrationProposal> found, string? name, string? email, CancellationToken cancel)
    {
        var proposal = found.Content!;
        if (proposal.SignUps.Count > 0 && turn.Person.Name is null)
        {
            if (name is null)
            {
                return AskName(turn, found);
            }

            await people.IntroduceAsync(turn.Session, turn.Person.Id, name, email, cancel);
        }

        if (!await proposals.SettleAsync(turn.Session, found.Id!, ProposalStanding.Confirmed, turn.Now, cancel))
        {
            return await StandsAsync(turn, found with { Standing = ProposalStanding.Confirmed }, cancel);
        }

        if (proposal is { MoveTo: { } to, MoveFrom: { } from })
        {
            return await MoveAsync(turn, found, to, from, cancel);
        }

        var cause = new Cause(turn.Person.Id, proposal switch { { Cancels: [] } => "signed up", { SignUps: [] } => "cancelled", _ => "changed" }, turn.Ordinal, turn.Now);
        var request = new RegistrationRequest(turn.Person.Id, proposal.SignUps, proposal.Cancels, proposal.OnlyIfPlace);
        return await DoneAsync(turn, found, await desk.ApplyAsync(turn.Session, request, cause, cancel), cancel);
    }

    private async Task<Reply> DoneAsync(Turn turn, ProposalFound<RegistrationProposal> found, Applied applied, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var opening = (await settings.ReadAsync(turn.Session, cancel)).OpeningAt(turn.Now);
        var lines = cards.Lines(applied.Outcomes, opening);
        var full = applied.Outcomes.Where(outcome => outcome.Became == Became.Full).Select(outcome => outcome.Workshop).ToList();
        var answer = found.Content is { Cancels.Count: > 0 } && full.Count > 0
            ? await signUps.ProposeAsync(turn with { State = Over(turn, found) }, full, onlyIfPlace: false, lines, cancel)
            : new Reply(With(cards.Result(applied.Outcomes, opening, found.Content!.OnlyIfPlace), await more.ForAsync(turn, cancel))) { State = Over(turn, found), Outcome = "confirmed" };
        var told = answer with
        {
            Updates = [.. offers.Close(turn, found, [texts.ClosedConfirmed, .. lines]), .. answer.Updates],
            Others = SeatMessages.For(applied.Seats, content, organisers.Ids),
        };
        return await clashes.AskMoveAsync(turn with { State = Over(turn, found) }, applied.Outcomes, cancel) is { } asked ? told.Then(asked) : told;
    }

    private static Card With(Card card, IReadOnlyList<CardButton> more) => card with { Buttons = [.. card.Buttons, .. more] };

    /// <summary>"Ja, verplaats me dan": from now on, or at once when a place is free by now.</summary>
    private async Task<Reply> MoveAsync(Turn turn, ProposalFound<RegistrationProposal> found, int to, int from, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var cause = new Cause(turn.Person.Id, "asked to be moved", turn.Ordinal, turn.Now);
        var seats = await desk.MovesFromAsync(turn.Session, turn.Person.Id, to, from, cause, cancel);
        var own = seats?.Promotions.FirstOrDefault(promotion => promotion.PersonId == turn.Person.Id && promotion.Workshop == to);
        var said = seats is null ? texts.CannotMove(cards.Titled(to), cards.Titled(from)) : own is not null ? texts.MovedNow(cards.Titled(to)) : texts.WillMove(cards.Titled(to), cards.Titled(from));
        return new Reply(cards.Say(seats is null ? texts.NotDoneTitle : texts.DoneTitle, [said], cards.Mine()))
        {
            State = Over(turn, found), Updates = offers.Close(turn, found, said), Outcome = "move when free",
            Others = seats is null ? [] : SeatMessages.For(seats with { Promotions = [.. seats.Promotions.Where(promotion => promotion != own)] }, content, organisers.Ids),
        };
    }

    private async Task<Reply> StandsAsync(Turn turn, ProposalFound<RegistrationProposal> found, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var (said, closed) = found.Standing switch
        {
            ProposalStanding.Confirmed => (texts.AlreadyDone, null),
            ProposalStanding.Declined => (texts.WasDeclined, texts.ClosedDeclined),
            ProposalStanding.Replaced => (texts.WasReplaced, texts.ClosedReplaced),
            ProposalStanding.Expired => (texts.WasExpired, texts.ClosedExpired),
            _ => (texts.UnknownProposal, (string?)null),
        };
        return new Reply(found.Standing == ProposalStanding.Confirmed
            ? cards.Mine(await desk.MineAsync(turn.Session, turn.Person.Id, cancel), [said])
            : cards.Say(texts.NotDoneTitle, [said], cards.Mine(), cards.PlacesButton()))
        {
            Updates = closed is null ? [] : offers.Close(turn, found, closed),
            Outcome = $"proposal {Stored.Written(found.Standing)}",
        };
    }

    private Reply Nothing(Turn turn, IReadOnlyList<CardUpdate> updates)
    {
        var cards = new RegistrationCards(turn.Language, content.Current);
        var texts = new RegistrationTexts(turn.Language);
        return new Reply(cards.Say(texts.NotDoneTitle, [texts.Declined], cards.Mine(), cards.PlacesButton()))
        {
            State = turn.State with { Proposal = null, Awaits = null, Touched = turn.Now },
            Updates = updates,
            Outcome = "declined",
        };
    }

    private static Reply AskName(Turn turn, ProposalFound<RegistrationProposal> found) =>
        new(new RegistrationTexts(turn.Language).AskName) { State = Still(turn, found, Awaited.Name), Outcome = "asked name" };

    private static Reply NameIsNeeded(Turn turn) =>
        new(new RegistrationTexts(turn.Language).NameIsNeeded) { State = turn.State with { Touched = turn.Now }, Outcome = "name refused" };

    private static bool IsElsewhere(Awaited? awaits) => awaits is Awaited.WorkshopOfQuestion or Awaited.Profile;

    private static ConversationState Still(Turn turn, ProposalFound<RegistrationProposal> found, Awaited awaits) =>
        turn.State with { Proposal = found.Id, Awaits = awaits, Touched = turn.Now };

    // A click on an older card must not make the conversation forget a newer question.
    private static ConversationState Over(Turn turn, ProposalFound<RegistrationProposal> found) => turn.State.Proposal is null || turn.State.Proposal == found.Id
        ? turn.State with { Topic = found.Content!.Workshops, Proposal = null, Awaits = null, Touched = turn.Now }
        : turn.State;
}
