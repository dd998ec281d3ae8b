using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Privacy;

/// <summary>A better name or address: proposed as it was typed, or filled in on the card, and kept after a yes.</summary>
internal sealed class CorrectionTurns(PeopleDesk people, Proposals proposals) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var isClick = turn is { Kind: TurnKind.Click, Button.Do: PrivacyVerbs.Save or PrivacyVerbs.Correct };
        var isWish = turn is { Kind: TurnKind.Message, Understood.Main: Wish.Correct };
        if (turn.IsPublic)
        {
            return isClick || isWish ? Reply.InPrivate(new PrivacyTexts(turn.Language).Privately) : null;
        }

        return turn switch
        {
            { Kind: TurnKind.Click, Button.Do: PrivacyVerbs.Save } => await SaveFieldsAsync(turn, cancel),
            { Kind: TurnKind.Message, State.Proposal: not null } when await WordsAsync(turn, cancel) is { } answer => answer,
            _ when isClick => await AskAsync(turn, null, null, cancel),
            _ when isWish => await AskAsync(turn, CorrectedName.Read(turn.Text), EmailAddress.In(turn.Text), cancel),
            _ => null,
        };
    }

    private async Task<Reply> AskAsync(Turn turn, string? name, string? email, CancellationToken cancel)
    {
        var isSaid = name is not null || email is not null;
        var proposal = isSaid ? new CorrectionProposal(name ?? turn.Person.Name, email ?? turn.Person.Email) : new CorrectionProposal(null, turn.Person.Email);
        var id = await proposals.MakeAsync(turn.Session, turn, proposal, cancel);
        return new Reply(new Message(null, Cards(turn).AskCorrection(id, proposal.Name ?? turn.Person.Name, proposal.Email), id))
        {
            State = turn.State with { Proposal = id, Awaits = Awaited.Confirmation, Touched = turn.Now }, Outcome = "asked correction",
        };
    }

    /// <summary>Yes, no, or the name that was still missing. Null when the message is about something else.</summary>
    private async Task<Reply?> WordsAsync(Turn turn, CancellationToken cancel)
    {
        if (await proposals.LookAsync<CorrectionProposal>(turn.Session, turn, turn.State.Proposal, cancel) is not { Standing: ProposalStanding.Open, Content.IsOurs: true } found)
        {
            return null;
        }

        if (turn.State.Awaits == Awaited.Name && NameAnswer.Read(turn) is NameAnswer.Given given)
        {
            return await SaveAsync(turn, found, given.Name, found.Content.Email, cancel);
        }

        return turn.Understood.Main switch
        {
            Wish.Yes when found.Content.Name is { } name => await SaveAsync(turn, found, name, found.Content.Email, cancel),
            Wish.Yes => new Reply(new PrivacyTexts(turn.Language).WhichName) { State = turn.State with { Awaits = Awaited.Name, Touched = turn.Now }, Outcome = "asked name" },
            Wish.No => await DeclineAsync(turn, found, cancel),
            _ => null,
        };
    }

    private async Task<Reply> SaveFieldsAsync(Turn turn, CancellationToken cancel)
    {
        var texts = new PrivacyTexts(turn.Language);
        var typed = (Name: ButtonData.Input(turn.Value, PrivacyVerbs.NameInput), Email: ButtonData.Input(turn.Value, PrivacyVerbs.EmailInput));
        var (name, email) = (GivenName.OnCard(typed.Name), EmailAddress.Read(typed.Email));
        if (name is null || (email is null && !string.IsNullOrWhiteSpace(typed.Email)))
        {
            var again = await AskAsync(turn, name, email, cancel);
            return again with { Messages = [name is null ? texts.NameIsNone : texts.EmailIsNone, .. again.Messages], Outcome = "wrong correction" };
        }

        return await SaveAsync(turn, await proposals.LookAsync<CorrectionProposal>(turn.Session, turn, turn.Button!.Id, cancel), name, email, cancel);
    }

    private async Task<Reply> SaveAsync(Turn turn, ProposalFound<CorrectionProposal> found, string name, string? email, CancellationToken cancel)
    {
        await people.CorrectAsync(turn.Session, turn.Person.Id, name, email, cancel);
        return await OverAsync(turn, found, ProposalStanding.Confirmed, new Reply(Cards(turn).Saved(name, email)) { Outcome = "corrected" }, cancel);
    }

    private async Task<Reply> DeclineAsync(Turn turn, ProposalFound<CorrectionProposal> found, CancellationToken cancel)
    {
        var texts = new PrivacyTexts(turn.Language);
        return await OverAsync(turn, found, ProposalStanding.Declined, new Reply(Cards(turn).Say(texts.KeptTitle, texts.NotCorrected)) { Outcome = "not corrected" }, cancel);
    }

    /// <summary>The reply, after which the question is over. What was filled in on an older card counts too: it is the person's own.</summary>
    private async Task<Reply> OverAsync(Turn turn, ProposalFound<CorrectionProposal> found, ProposalStanding outcome, Reply reply, CancellationToken cancel)
    {
        if (found is not { Standing: ProposalStanding.Open, Id: { } id })
        {
            return reply;
        }

        await proposals.SettleAsync(turn.Session, id, outcome, turn.Now, cancel);
        return turn.State.Proposal == id ? reply with { State = turn.State with { Proposal = null, Awaits = null, Touched = turn.Now } } : reply;
    }

    private static PrivacyCards Cards(Turn turn) => new(turn.Language);
}
