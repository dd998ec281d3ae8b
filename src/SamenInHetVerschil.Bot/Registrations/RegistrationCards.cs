using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Registrations;

/// <summary>How somebody's seats and the places stand, and what became of a request.</summary>
internal sealed class RegistrationCards(string language, EventContent content) : SeatCards(language, content)
{
    /// <summary>What became of a request.</summary>
    public Card Result(IReadOnlyList<Outcome> outcomes, Opening opening, bool onlyIfPlace)
    {
        var lines = Lines(outcomes, opening);
        var done = outcomes.Any(outcome => outcome.Became is Became.Registered or Became.Waiting or Became.Cancelled or Became.LeftLine);
        var refused = onlyIfPlace && outcomes.Any(outcome => outcome.Became == Became.Full);
        return Build(done ? Texts.DoneTitle : Texts.NotDoneTitle, [.. Said(lines), .. Said(refused ? [Texts.NotWaiting] : [])], [Mine()]);
    }

    /// <summary>The outcomes in sentences, one each; what holds for all workshops alike is said once.</summary>
    public IReadOnlyList<string> Lines(IReadOnlyList<Outcome> outcomes, Opening opening) =>
        [.. outcomes.Select(outcome => Line(outcome, opening)).Distinct(StringComparer.Ordinal)];

    /// <summary>Why one cannot sign up now.</summary>
    public string Line(Opening opening) => opening is Opening.NotYet { From: var from }
        ? Texts.NotOpenYet(TimeZoneInfo.ConvertTime(from, Content.Event.TimeZone))
        : Texts.Closed;

    /// <summary>What somebody has, or that it is nothing yet. <paramref name="before"/> is said first.</summary>
    public Card Mine(IReadOnlyList<Registration> held, IReadOnlyList<string> before) => held.Count == 0
        ? Build(Texts.MineTitle, Said([.. before, Texts.NothingYet]), [Button(Texts.ButtonSignUp, RegistrationVerbs.SignUp), Button(Texts.ButtonPlaces, RegistrationVerbs.Places)])
        : Build(
            Texts.MineTitle,
            [.. Said(before), .. Listed(held.Select(one => Is(one.Workshop, How(one))))],
            [
                Button(Texts.ButtonSignUp, RegistrationVerbs.SignUp), Button(Texts.ButtonCancel, RegistrationVerbs.Cancel),
                .. held.Where(one => one.MoveFrom is not null).Take(Card.MostButtons - 2)
                    .Select(one => new SubmitButton(Texts.ButtonStay(Texts.One(one.Workshop)), new ButtonData(RegistrationVerbs.Stay, Workshops: [one.Workshop]))),
            ]) with { Refresh = new ButtonData(RegistrationVerbs.Mine) };

    /// <summary>How full it is. <paramref name="personal"/>: with buttons to do something about it.</summary>
    public Card Places(IReadOnlyList<Places> places, IReadOnlyList<string> before, bool personal)
    {
        var lines = places.Select(one => Is(one.Workshop, How(one)));
        CardButton[] buttons = !personal ? []
            : places is [var only] ? [SignUpFor(only.Workshop, only.IsFull ? Texts.ButtonWaitFor : Texts.ButtonSignUpFor(Texts.One(only.Workshop)))]
            : [Button(Texts.ButtonSignUp, RegistrationVerbs.SignUp)];
        var asked = new ButtonData(RegistrationVerbs.Places, Workshops: [.. places.Select(one => one.Workshop)]);
        return Build(Texts.PlacesTitle, [.. Said(before), .. Listed(lines)], buttons) with { Refresh = asked };
    }

    public Card WaitingExplained() =>
        Build(Texts.WaitingTitle, [new Paragraph(Texts.WaitingExplained)], [Button(Texts.ButtonPlaces, RegistrationVerbs.Places)]);

    /// <summary>Something kind, and ways on.</summary>
    public Card Say(string title, IReadOnlyList<string> said, params IReadOnlyList<CardButton> buttons) => Build(title, Said(said), buttons);

    public CardButton AskMove(int workshop) => new SubmitButton(Texts.ButtonAskMove, new ButtonData(RegistrationVerbs.AskMove, Workshops: [workshop]));

    public CardButton SignUp() => Button(Texts.ButtonSignUp, RegistrationVerbs.SignUp);

    public CardButton SignUpFor(IReadOnlyList<int> workshops) =>
        new SubmitButton(Texts.ButtonSignUpFor(Texts.Numbers(workshops)), new ButtonData(RegistrationVerbs.SignUp, Workshops: workshops));

    public CardButton WaitFor(IReadOnlyList<int> workshops) => new SubmitButton(Texts.ButtonWaitFor, new ButtonData(RegistrationVerbs.SignUp, Workshops: workshops));

    private static SubmitButton SignUpFor(int workshop, string title) => new(title, new ButtonData(RegistrationVerbs.SignUp, Workshops: [workshop]));

    private string Line(Outcome outcome, Opening opening)
    {
        var which = Titled(outcome.Workshop);
        return outcome.Became switch
        {
            Became.Registered => Texts.Registered(which),
            Became.Waiting => Texts.Waiting(which, outcome.Position),
            Became.Cancelled => Texts.Cancelled(which),
            Became.LeftLine => Texts.LeftLine(which),
            Became.AlreadyRegistered => Texts.HasSeat(which),
            Became.AlreadyWaiting => Texts.AlreadyWaits(which, outcome.Position),
            Became.Full => Texts.Full(which),
            Became.Clash => Texts.Clashed(which),
            Became.Kept => Texts.Kept(which),
            Became.NotHeld => Texts.NotHeld(which),
            Became.Closed or Became.NotOpenYet => Line(opening),
            _ => Texts.NoSuch(outcome.Workshop),
        };
    }

    private string How(Registration one) => one switch
    {
        { State: RegistrationState.Waiting, MoveFrom: { } from } => Texts.MineWaitingMoves(one.Position ?? 0, Texts.One(from)),
        { State: RegistrationState.Waiting } => Texts.MineWaiting(one.Position ?? 0),
        _ => Texts.MineRegistered,
    };

    private string How(Places places) => places switch
    {
        { Free: null } => Texts.PlacesUnlimited,
        { Free: > 0 and var free } => Texts.PlacesFree(free),
        { Waiting: 0 } => Texts.PlacesFull,
        _ => Texts.PlacesFullWaiting(places.Waiting),
    };
}
