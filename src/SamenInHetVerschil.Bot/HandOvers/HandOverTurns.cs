using Microsoft.Extensions.Options;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.HandOvers;

/// <summary>What the holder of a seat can say or click: offer it, take the offer back, ask how it works.</summary>
internal sealed class HandOverTurns(HandOverDesk desk, PublicAddress address, IOptions<HandOverOptions> options, ContentStore content) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var (verb, wish) = (turn.Kind == TurnKind.Click ? turn.Button?.Do : null, turn.Understood.Main);
        if (turn.IsPublic && (verb is HandOverVerbs.Offer or HandOverVerbs.Withdraw || wish is Wish.HandOver))
        {
            return Reply.InPrivate(new RegistrationTexts(turn.Language).Privately);
        }

        return (verb, wish) switch
        {
            (HandOverVerbs.Withdraw, _) => await WithdrawAsync(turn, cancel),
            (HandOverVerbs.Offer, _) => await OfferAsync(turn, turn.Button!.Workshops ?? [], cancel),
            (_, Wish.HandOver offer) => await OfferAsync(turn, offer.Workshops, cancel),
            (_, Wish.HowHandOverWorks) => await ExplainAsync(turn, cancel),
            _ => null,
        };
    }

    private async Task<Reply> OfferAsync(Turn turn, IReadOnlyList<int> wanted, CancellationToken cancel)
    {
        var seats = await desk.SeatsAsync(turn.Session, turn.Person.Id, cancel);
        var chosen = wanted.Count > 0 ? seats.Intersect(wanted).ToList() : seats;
        if (chosen.Count > 1)
        {
            return new Reply(Cards(turn).Which([.. chosen.Take(Card.MostButtons)])) { Outcome = "which to hand over" };
        }

        if (chosen.Count == 0 || await desk.OfferAsync(turn.Session, turn.Person.Id, chosen[0], turn.Now, cancel) is not { } offer)
        {
            return new Reply(Cards(turn).NoSeat()) { Outcome = "nothing to hand over" };
        }

        var isWeb = turn.ConversationId.StartsWith(Delivery.WebChannel + ":", StringComparison.Ordinal);
        return new Reply(Cards(turn).Offered(offer, isWeb ? address.Of($"/#code={offer.Code}") : null, options.Value.Hours))
        {
            State = turn.State with { Topic = chosen, Touched = turn.Now }, Outcome = "offered",
        };
    }

    private async Task<Reply> ExplainAsync(Turn turn, CancellationToken cancel)
    {
        var seats = turn.IsPublic ? [] : await desk.SeatsAsync(turn.Session, turn.Person.Id, cancel);
        return new Reply(Cards(turn).Explained(options.Value.Hours, seats.Count > 0)) { State = turn.State with { Touched = turn.Now }, Outcome = "hand-over explained" };
    }

    private async Task<Reply> WithdrawAsync(Turn turn, CancellationToken cancel)
    {
        var mine = await desk.OfHolderAsync(turn.Session, turn.Person.Id, turn.Button!.Id ?? "", turn.Now, cancel);
        return mine is null || await desk.EndAsync(turn.Session, mine.Id, "withdrawn", turn.Now, cancel) is null
            ? new Reply(Cards(turn).Not(new HandOverOutcome.Gone())) { Outcome = "nothing to take back" }
            : new Reply(Cards(turn).Withdrawn(mine.Workshop)) { Outcome = "taken back" };
    }

    private HandOverCards Cards(Turn turn) => new(turn.Language, content.Current);
}
