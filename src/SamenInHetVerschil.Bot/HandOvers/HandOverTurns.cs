using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.HandOvers;

/// <summary>What holder and colleague can say or click.</summary>
internal sealed partial class HandOverTurns(
    HandOverDesk desk, PeopleDesk people, PublicAddress address, OrganiserBell organisers, IOptions<HandOverOptions> options, ContentStore content) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var code = turn.Kind == TurnKind.Message ? HandOverCode.Read(turn.Text) : null;
        if (code is not null && (turn.Person.Language ?? turn.State.ClientLanguage) is { } before)
        {
            // The letters of a code are in no language: the one spoken before goes on.
            turn = turn with { Language = before, State = turn.State with { Language = before } };
        }

        var isOffer = turn.Kind == TurnKind.Message && OfferWords().IsMatch(turn.Text) && !turn.Text.Contains('?', StringComparison.Ordinal);
        var verb = turn.Kind == TurnKind.Click ? turn.Button?.Do : null;
        if (code is null && !isOffer && verb is not (HandOverVerbs.Offer or HandOverVerbs.Withdraw or HandOverVerbs.Accept or HandOverVerbs.Decline))
        {
            return null;
        }

        if (turn.IsPublic)
        {
            return Reply.InPrivate(new RegistrationTexts(turn.Language).Privately);
        }

        return (code, verb) switch
        {
            ({ } typed, _) => await LookAsync(turn, typed, cancel),
            (_, HandOverVerbs.Withdraw) => await WithdrawAsync(turn, cancel),
            (_, HandOverVerbs.Accept) => await AcceptAsync(turn, cancel),
            (_, HandOverVerbs.Decline) => await DeclineAsync(turn, cancel),
            (_, HandOverVerbs.Offer) => await OfferAsync(turn, turn.Button!.Workshops ?? [], null, cancel),
            _ => await OfferAsync(turn, Named(turn.Text), Colleague().Match(turn.Text) is { Success: true } match ? GivenName.OnCard(match.Groups["name"].Value) : null, cancel),
        };
    }

    private async Task<Reply> OfferAsync(Turn turn, IReadOnlyList<int> wanted, string? colleague, CancellationToken cancel)
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
        return new Reply(Cards(turn).Offered(offer, colleague, isWeb ? address.Of($"/#code={offer.Code}") : null, options.Value.Hours))
        {
            State = turn.State with { Topic = chosen, Touched = turn.Now }, Outcome = "offered",
        };
    }

    private async Task<Reply> LookAsync(Turn turn, string code, CancellationToken cancel)
    {
        if (await desk.LookAsync(turn.Session, code, turn.ConversationId, turn.Now, cancel) is not { } offer)
        {
            return new Reply(Cards(turn).WrongCode()) { Outcome = "wrong code" };
        }

        return await desk.HindranceAsync(turn.Session, offer, turn.Person.Id, turn.Now, cancel) is { } hindrance
            ? new Reply(Cards(turn).Not(hindrance)) { Outcome = "cannot take over" }
            : new Reply(Cards(turn).Ask(offer, turn.Person.Name is null)) { Outcome = "shown what is offered" };
    }

    private async Task<Reply> AcceptAsync(Turn turn, CancellationToken cancel)
    {
        var name = GivenName.OnCard(ButtonData.Input(turn.Value, HandOverVerbs.NameInput));
        if (turn.Person.Name is null && name is null)
        {
            return new Reply(new HandOverTexts(turn.Language).NameMissing) { Outcome = "asked name" };
        }

        if (await desk.AcceptAsync(turn.Session, turn.Button!.Id ?? "", turn.Person.Id, turn.Ordinal, turn.Now, cancel) is not HandOverOutcome.Done done)
        {
            return new Reply(Cards(turn).Not(new HandOverOutcome.Gone())) { Outcome = "not taken over" };
        }

        if (turn.Person.Name is null)
        {
            await people.IntroduceAsync(turn.Session, turn.Person.Id, name!, null, cancel);
        }

        return new Reply(Cards(turn).Taken(done.Offer.Workshop))
        {
            State = turn.State with { Topic = [done.Offer.Workshop], Touched = turn.Now },
            Others = [Tell(done.Offer, cards => cards.Given(done.Offer.Workshop)), .. SeatMessages.For(done.Seats, content, organisers.Ids)],
            Outcome = "handed over",
        };
    }

    private async Task<Reply> DeclineAsync(Turn turn, CancellationToken cancel)
    {
        var ended = await desk.EndAsync(turn.Session, turn.Button!.Id ?? "", "declined", turn.Now, cancel);
        return new Reply(ended is null ? Cards(turn).Not(new HandOverOutcome.Gone()) : Cards(turn).Declined())
        {
            Others = ended is null ? [] : [Tell(ended, cards => cards.TurnedDown(ended.Workshop))], Outcome = "turned down",
        };
    }

    private async Task<Reply> WithdrawAsync(Turn turn, CancellationToken cancel)
    {
        var mine = await desk.OfHolderAsync(turn.Session, turn.Person.Id, turn.Now, cancel);
        return mine is null || mine.Id != turn.Button!.Id || await desk.EndAsync(turn.Session, mine.Id, "withdrawn", turn.Now, cancel) is null
            ? new Reply(Cards(turn).Not(new HandOverOutcome.Gone())) { Outcome = "nothing to take back" }
            : new Reply(Cards(turn).Withdrawn(mine.Workshop)) { Outcome = "taken back" };
    }

    private MessageTo Tell(HandOver offer, Func<HandOverCards, Card> card) => new(offer.Holder, language => card(new HandOverCards(language, content.Current)));

    private HandOverCards Cards(Turn turn) => new(turn.Language, content.Current);

    private List<int> Named(string text) =>
        [.. Number().Matches(text).Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)).Where(number => content.Current.Find(number) is not null).Distinct()];

    [GeneratedRegex(@"\b((neemt|nemen|pakt)\b.*\bmijn (plaats|plek)\b|mijn (plaats|plek)\b.*\b(aan mijn collega|overnemen|over te nemen|doorgeven)\b|\b(take|takes|taking) (over )?my (place|seat|spot)\b|\b(give|hand)\b.*\bmy (place|seat|spot)\b.*\b(to|over)\b|\b(prend|prendre|reprend|reprendre) ma place\b|\b(donner|céder|passer|donne|cède|passe) ma place\b)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OfferWords();

    [GeneratedRegex(@"\b(aan|to|à) (?<name>\p{Lu}\p{L}+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Colleague();

    [GeneratedRegex(@"\b[0-9]{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
