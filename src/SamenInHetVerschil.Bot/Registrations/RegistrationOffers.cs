using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Registrations;

/// <summary>Makes proposals, and closes the cards of those that are over.</summary>
internal sealed class RegistrationOffers(Proposals proposals, ContentStore content)
{
    /// <summary>Proposes, instead of whatever this conversation had proposed before.</summary>
    public async Task<Reply> MakeAsync(Turn turn, RegistrationProposal proposal, Func<string, Card> card, CancellationToken cancel)
    {
        var before = await OpenAsync(turn, turn.State.Proposal, cancel);
        var id = await proposals.MakeAsync(turn.Session, turn, proposal, cancel);
        return new Reply(new Message(null, card(id), id))
        {
            State = turn.State with { Topic = proposal.Workshops, Proposal = id, Awaits = Awaited.Confirmation, Touched = turn.Now },
            Updates = before is null ? [] : Close(turn, before, new RegistrationTexts(turn.Language).ClosedReplaced),
            Outcome = "proposed",
        };
    }

    /// <summary>The proposal when it is open, ours and this person's; otherwise null.</summary>
    public async Task<ProposalFound<RegistrationProposal>?> OpenAsync(Turn turn, string? id, CancellationToken cancel) =>
        await proposals.LookAsync<RegistrationProposal>(turn.Session, turn, id, cancel) is { Standing: ProposalStanding.Open, Content.IsOurs: true } open ? open : null;

    /// <summary>The workshops of the open proposal to sign up, when there is one.</summary>
    public async Task<IReadOnlyList<int>> ProposedAsync(Turn turn, CancellationToken cancel) =>
        (await OpenAsync(turn, turn.State.Proposal, cancel))?.Content?.SignUps ?? [];

    /// <summary>The card without buttons that takes the place of the proposal's.</summary>
    public IReadOnlyList<CardUpdate> Close(Turn turn, ProposalFound<RegistrationProposal> found, params IReadOnlyList<string> said) =>
        found.CardActivityId is { } activity ? [new CardUpdate(activity, new ProposalCards(turn.Language, content.Current).Settled(found.Content, said))] : [];
}
