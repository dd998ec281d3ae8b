using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Understanding;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>Yes or no to a proposal, by button or by words, and the name that a first sign-up needs.</summary>
internal sealed class ConfirmationTurns(
    RegistrationDesk desk, RegistrationOffers offers, Proposals proposals, SignUpTurns signUps, ConfirmedTurns confirmed, PeopleDesk people, ContentStore content)
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
        return [new CardUpdate(activity, new ProposalCards(turn.Language, content.Current).SignUp(found.Id!, prospects, askName: true, []))];
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

        return await confirmed.DoAsync(turn, found, cancel);
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
}
