using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Registrations;

/// <summary>A wish for a seat becomes a proposal, a question, or a reason why not.</summary>
internal sealed class SignUpTurns(RegistrationDesk desk, DaySettingsDesk settings, RegistrationOffers offers, ClashTurns clashes, ContentStore content)
{
    public async Task<Reply> AnswerAsync(Turn turn, Wish.SignUp wish, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        List<string> before = [.. wish.ForOthersToo ? [texts.OnlyYou] : (string[])[], .. wish.UnknownNumbers.Distinct().Select(texts.NoSuch)];
        if (wish.Choices.Count == 0 && wish.Workshops.Count > 0)
        {
            var proposed = wish.Also ? await offers.ProposedAsync(turn, cancel) : [];
            return await ProposeAsync(turn, [.. proposed.Concat(wish.Workshops).Distinct()], wish.OnlyIfPlace, before, cancel);
        }

        var cards = new RegistrationCards(turn.Language, content.Current);
        if ((await settings.ReadAsync(turn.Session, cancel)).OpeningAt(turn.Now) is not Opening.Open and var shut)
        {
            return new Reply(cards.Say(texts.NotDoneTitle, [.. before, cards.Line(shut)], cards.Mine(), cards.PlacesButton())) { Outcome = "not open" };
        }

        return wish.Choices.Count > 0
            ? Ask(turn, texts.WhichIsMeant, before, wish.Choices, wish.Workshops)
            : Ask(turn, texts.WhichToSignUp, before, [.. content.Current.Workshops.Select(workshop => workshop.Number)], []);
    }

    /// <summary>Proposes what is possible of it; says first what is not, and <paramref name="before"/>.</summary>
    public async Task<Reply> ProposeAsync(
        Turn turn, IReadOnlyList<int> workshops, bool onlyIfPlace, IReadOnlyList<string> before, CancellationToken cancel)
    {
        var texts = new RegistrationTexts(turn.Language);
        var cards = new RegistrationCards(turn.Language, content.Current);
        var prospects = await desk.LookAsync(turn.Session, turn.Person.Id, workshops, turn.Now, cancel);
        var possible = prospects.Where(prospect => prospect.Chance == Chance.Free || (prospect.Chance == Chance.Full && !onlyIfPlace)).ToList();
        var full = onlyIfPlace ? prospects.Where(prospect => prospect.Chance == Chance.Full).Select(prospect => prospect.Workshop).ToList() : [];
        var opening = (await settings.ReadAsync(turn.Session, cancel)).OpeningAt(turn.Now);
        List<string> said =
        [
            .. before,
            .. prospects.Except(possible).Select(prospect => Why(prospect, cards, texts, opening)).Distinct(StringComparer.Ordinal),
            .. full.Count > 0 ? [texts.NotWaiting] : (string[])[],
        ];
        if (await clashes.AskAsync(turn, prospects, said, cancel) is { } choice)
        {
            return choice;
        }

        if (possible.Count > 0)
        {
            var proposal = new RegistrationProposal([.. possible.Select(prospect => prospect.Workshop)], [], onlyIfPlace);
            return await offers.MakeAsync(turn, proposal, id => Asks(turn).SignUp(id, possible, turn.Person.Name is null, said), cancel);
        }

        var state = turn.State with { Topic = [.. workshops.Where(number => content.Current.Find(number) is not null)], Touched = turn.Now };
        var card = full.Count > 0 ? cards.Say(texts.NotDoneTitle, said, cards.WaitFor(full))
            : prospects.Any(prospect => prospect.Chance is Chance.Closed or Chance.NotOpenYet) ? cards.Say(texts.NotDoneTitle, said, cards.Mine(), cards.PlacesButton())
            : cards.Mine(await desk.MineAsync(turn.Session, turn.Person.Id, cancel), said);
        return new Reply(card) { State = state, Outcome = "not possible" };
    }

    private static string Why(Prospect prospect, RegistrationCards cards, RegistrationTexts texts, Opening opening) => prospect.Chance switch
    {
        Chance.HasSeat => texts.HasSeat(texts.One(prospect.Workshop)),
        Chance.Waits => texts.AlreadyWaits(texts.One(prospect.Workshop), prospect.Position),
        Chance.NotOpenYet or Chance.Closed => cards.Line(opening),
        Chance.Unknown => texts.NoSuch(prospect.Workshop),
        _ => texts.Full(cards.Titled(prospect.Workshop)),
    };

    private Reply Ask(
        Turn turn, string question, IReadOnlyList<string> before, IReadOnlyList<int> choices, IReadOnlyList<int> surely) =>
        new(Asks(turn).Which(question, before, [.. choices.Select(choice => (choice, new ButtonData(RegistrationVerbs.SignUp, Workshops: [.. surely, choice])))]))
        {
            State = turn.State with { Awaits = Awaited.WorkshopToSignUp, Proposal = null, Touched = turn.Now },
            Outcome = "asked which",
        };

    private ProposalCards Asks(Turn turn) => new(turn.Language, content.Current);
}
