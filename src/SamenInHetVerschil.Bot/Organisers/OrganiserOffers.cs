using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Organisers;

/// <summary>Makes proposals of organisers, and settles them once.</summary>
internal sealed class OrganiserOffers(Proposals proposals, ContentStore content)
{
    /// <summary>Proposes, instead of whatever this conversation had proposed before.</summary>
    public async Task<Reply> MakeAsync(Turn turn, OrganiserProposal proposal, Func<string, Card> card, CancellationToken cancel)
    {
        var id = await proposals.MakeAsync(turn.Session, turn, proposal, cancel);
        return new Reply(new Message(null, card(id), id))
        {
            State = turn.State with { Proposal = id, Awaits = Awaited.Confirmation, Touched = turn.Now }, Outcome = "proposed",
        };
    }

    /// <summary>The proposal when it is open, ours and this person's; otherwise null.</summary>
    public async Task<ProposalFound<OrganiserProposal>?> OpenAsync(Turn turn, string? id, CancellationToken cancel) =>
        await proposals.LookAsync<OrganiserProposal>(turn.Session, turn, id, cancel) is { Standing: ProposalStanding.Open, Content.IsOurs: true } open ? open : null;

    /// <summary>False when it was settled before.</summary>
    public Task<bool> SettleAsync(Turn turn, ProposalFound<OrganiserProposal> found, ProposalStanding outcome, CancellationToken cancel) =>
        proposals.SettleAsync(turn.Session, found.Id!, outcome, turn.Now, cancel);

    /// <summary>The reply, after which the proposal is over and its card has no buttons.</summary>
    public Reply Over(Turn turn, ProposalFound<OrganiserProposal> found, Reply reply) => reply with
    {
        State = turn.State.Proposal is null || turn.State.Proposal == found.Id ? turn.State with { Proposal = null, Awaits = null, Touched = turn.Now } : turn.State,
        Updates = found.CardActivityId is { } activity
            ? [new CardUpdate(activity, new OrganiserCards(turn.Language, content.Current).Say(null, [new OrganiserTexts(turn.Language).ClosedProposal]))] : [],
    };
}
