using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Registrations;

/// <summary>What the room shows, in one language.</summary>
internal sealed class RegistrationCards(string language, EventContent content)
{
    private const int ButtonsInRow = 4;

    private readonly RegistrationTexts texts = new(language);

    /// <summary>Asks to confirm a sign-up. <paramref name="before"/> is said first: what cannot be done, and why.</summary>
    public Card SignUp(string id, IReadOnlyList<Prospect> prospects, bool askName, IReadOnlyList<string> before)
    {
        var numbers = prospects.Select(prospect => prospect.Workshop).ToList();
        var waits = prospects.All(prospect => prospect.Chance == Chance.Full);
        return Build(
            waits ? texts.AskWait(texts.Numbers(numbers)) : texts.AskSignUp(texts.Numbers(numbers)),
            [.. Said(before), .. Listed(prospects.Select(prospect => Is(prospect.Workshop, How(prospect)))), .. askName ? Introduction() : []],
            YesOrNo(id, waits ? texts.YesWait : texts.YesSignUp));
    }

    /// <summary>Asks to confirm a cancellation.</summary>
    public Card Cancel(string id, IReadOnlyList<Registration> held, IReadOnlyList<string> before) => Build(
        texts.AskCancel(texts.Numbers([.. held.Select(one => one.Workshop)])),
        [.. Said(before), .. Listed(held.Select(one => Is(one.Workshop, one.State == RegistrationState.Waiting ? texts.YouLeaveLine : texts.YouLeave)))],
        YesOrNo(id, texts.YesCancel));

    /// <summary>Asks to confirm a change.</summary>
    public Card Change(string id, IReadOnlyList<Registration> from, IReadOnlyList<Prospect> to, IReadOnlyList<string> before) => Build(
        texts.AskChange(texts.Numbers([.. from.Select(one => one.Workshop)]), texts.Numbers([.. to.Select(one => one.Workshop)])),
        [
            .. Said(before),
            .. Listed([
                .. from.Select(one => Is(one.Workshop, one.State == RegistrationState.Waiting ? texts.YouLeaveLine : texts.YouLeave)),
                .. to.Select(one => Is(one.Workshop, How(one))),
            ]),
        ],
        YesOrNo(id, texts.YesChange));

    /// <summary>All clashes of a wish, and a button for each way out of the first. <paramref name="rest"/> goes along with each.</summary>
    public Card Clashes(IReadOnlyList<Clash> clashes, IReadOnlyList<int> rest, IReadOnlyList<string> before)
    {
        var first = clashes[0];
        SubmitButton Take(int workshop) => first.Held is [var held, ..]
            ? new SubmitButton(texts.TakeInstead(workshop, held), new ButtonData(RegistrationVerbs.Change, Workshops: [held, workshop, .. rest]))
            : new SubmitButton(texts.TakeOnly(workshop), new ButtonData(RegistrationVerbs.SignUp, Workshops: [workshop, .. rest]));
        SubmitButton[] keep = first.Held is not [var kept, ..] ? []
            : [new SubmitButton(texts.KeepSeat(kept), rest.Count > 0 ? new ButtonData(RegistrationVerbs.SignUp, Workshops: rest) : new ButtonData(RegistrationVerbs.Mine))];
        IReadOnlyList<CardButton> buttons = [.. first.Wanted.Select(Take), .. keep];
        IReadOnlyList<Element> body =
        [
            .. Said(before),
            .. Listed(clashes.Select(clash => texts.ClashAt(clash.Slot, texts.Numbers([.. clash.Wanted.Concat(clash.Held).Order()])))),
            .. Listed(clashes.SelectMany(clash => clash.Held).Select(number => Is(number, texts.MineRegistered))),
            new Paragraph(texts.ClashChoose(first.Slot)),
        ];
        return buttons.Count <= Card.MostButtons
            ? Build(texts.ClashTitle, body, buttons)
            : Build(texts.ClashTitle, [.. body, .. buttons.Chunk(ButtonsInRow).Select(row => new ButtonRow(row))], []);
    }

    /// <summary>Whether to be moved as soon as a place comes free.</summary>
    public Card AskMove(string id, int to, int from) => Build(
        texts.AskMoveTitle,
        [new Paragraph(texts.AskMove(Titled(to), Titled(from)))],
        [
            new SubmitButton(texts.YesMove, new ButtonData(RegistrationVerbs.Confirm, id), Positive: true),
            new SubmitButton(texts.KeepSeat(from), new ButtonData(RegistrationVerbs.Decline, id), IgnoreInputs: true),
        ]);

    /// <summary>An organiser set two workshops of this person at the same time: nothing is lost, but one of them must go.</summary>
    public Card NowAtTheSameTime(int workshop, int other, string slot) => Build(
        texts.NowClashTitle(texts.Numbers([.. new[] { workshop, other }.Order()])),
        [new Paragraph(texts.NowClash(slot)), .. Listed([Name(workshop), Name(other)])],
        [
            new SubmitButton(texts.KeepSeat(workshop), new ButtonData(RegistrationVerbs.Cancel, Workshops: [other])),
            new SubmitButton(texts.KeepSeat(other), new ButtonData(RegistrationVerbs.Cancel, Workshops: [workshop])),
            Mine(),
        ]);

    /// <summary>For organisers: seats that are free while people wait, too late to give them away.</summary>
    public Card FreeWhileWaiting(FreeSeats free) => Build(
        texts.FreeSeatTitle(texts.One(free.Workshop)), [new Paragraph(texts.FreeSeat(free.Seats, free.Waiting))], [PlacesButton()]);

    /// <summary>A proposal's card once it is settled: what it was about, and what became of it. Nothing to click.</summary>
    public Card Settled(RegistrationProposal? proposal, IReadOnlyList<string> said)
    {
        var about = proposal is null ? [] : proposal.Workshops.Select(Name).ToList();
        return Build(texts.ClosedTitle, [.. Listed(about), .. Said(said)], []);
    }

    /// <summary>What became of a request.</summary>
    public Card Result(IReadOnlyList<Outcome> outcomes, Opening opening, bool onlyIfPlace)
    {
        var lines = Lines(outcomes, opening);
        var done = outcomes.Any(outcome => outcome.Became is Became.Registered or Became.Waiting or Became.Cancelled or Became.LeftLine);
        var refused = onlyIfPlace && outcomes.Any(outcome => outcome.Became == Became.Full);
        return Build(done ? texts.DoneTitle : texts.NotDoneTitle, [.. Said(lines), .. Said(refused ? [texts.NotWaiting] : [])], [Mine()]);
    }

    /// <summary>The outcomes in sentences, one each; what holds for all workshops alike is said once.</summary>
    public IReadOnlyList<string> Lines(IReadOnlyList<Outcome> outcomes, Opening opening) =>
        [.. outcomes.Select(outcome => Line(outcome, opening)).Distinct(StringComparer.Ordinal)];

    /// <summary>Why one cannot sign up now.</summary>
    public string Line(Opening opening) => opening is Opening.NotYet { From: var from }
        ? texts.NotOpenYet(TimeZoneInfo.ConvertTime(from, content.Event.TimeZone))
        : texts.Closed;

    /// <summary>What somebody has, or that it is nothing yet. <paramref name="before"/> is said first.</summary>
    public Card Mine(IReadOnlyList<Registration> held, IReadOnlyList<string> before) => held.Count == 0
        ? Build(texts.MineTitle, Said([.. before, texts.NothingYet]), [Button(texts.ButtonSignUp, RegistrationVerbs.SignUp), Button(texts.ButtonPlaces, RegistrationVerbs.Places)])
        : Build(
            texts.MineTitle,
            [.. Said(before), .. Listed(held.Select(one => Is(one.Workshop, How(one))))],
            [
                Button(texts.ButtonSignUp, RegistrationVerbs.SignUp), Button(texts.ButtonCancel, RegistrationVerbs.Cancel),
                .. held.Where(one => one.MoveFrom is not null).Take(Card.MostButtons - 2)
                    .Select(one => new SubmitButton(texts.ButtonStay(texts.One(one.Workshop)), new ButtonData(RegistrationVerbs.Stay, Workshops: [one.Workshop]))),
            ]) with { Refresh = new ButtonData(RegistrationVerbs.Mine) };

    /// <summary>How full it is. <paramref name="personal"/>: with buttons to do something about it.</summary>
    public Card Places(IReadOnlyList<Places> places, IReadOnlyList<string> before, bool personal)
    {
        var lines = places.Select(one => Is(one.Workshop, How(one)));
        CardButton[] buttons = !personal ? []
            : places is [var only] ? [SignUpFor(only.Workshop, only.IsFull ? texts.ButtonWaitFor : texts.ButtonSignUpFor(texts.One(only.Workshop)))]
            : [Button(texts.ButtonSignUp, RegistrationVerbs.SignUp)];
        var asked = new ButtonData(RegistrationVerbs.Places, Workshops: [.. places.Select(one => one.Workshop)]);
        return Build(texts.PlacesTitle, [.. Said(before), .. Listed(lines)], buttons) with { Refresh = asked };
    }

    public Card WaitingExplained() =>
        Build(texts.WaitingTitle, [new Paragraph(texts.WaitingExplained)], [Button(texts.ButtonPlaces, RegistrationVerbs.Places)]);

    /// <summary>One short question, and a button for each answer.</summary>
    public Card Which(string question, IReadOnlyList<string> before, IReadOnlyList<(int Shown, ButtonData Data)> choices)
    {
        var buttons = choices.Select(choice => (CardButton)new SubmitButton(texts.ShortWorkshop(choice.Shown, content.Find(choice.Shown)!.In(language).Short), choice.Data)).ToList();
        return buttons.Count <= ButtonsInRow
            ? Build(question, Said(before), buttons)
            : Build(question, [.. Said(before), .. buttons.Chunk(ButtonsInRow).Select(row => new ButtonRow(row))], []);
    }

    /// <summary>Something kind, and ways on.</summary>
    public Card Say(string title, IReadOnlyList<string> said, params IReadOnlyList<CardButton> buttons) => Build(title, Said(said), buttons);

    /// <summary>Good news for whoever was first in line.</summary>
    public Card Promoted(Promotion promotion) => Build(
        texts.PromotedTitle(texts.One(promotion.Workshop)),
        [
            new Paragraph(texts.Promoted), .. Listed([Name(promotion.Workshop)]),
            .. promotion.MovedFrom is { } from ? [new Paragraph(texts.PromotedMoved(Titled(from)))] : (Element[])[], new Note(texts.PromotedNote),
        ],
        [
            new SubmitButton(texts.GiveBack, new ButtonData(
                RegistrationVerbs.GiveBack, promotion.Event.ToString(System.Globalization.CultureInfo.InvariantCulture), [promotion.Workshop])),
        ]);

    /// <summary>An organiser signed this person up, or out.</summary>
    /// <param name="reason">As the organiser gave it; null: none.</param>
    public Card SignedByOrganiser(int workshop, bool seated, string? reason) => Build(
        seated ? texts.SeatGivenTitle(texts.One(workshop)) : texts.SeatTakenTitle(texts.One(workshop)),
        [
            new Paragraph(seated ? texts.SeatGiven : texts.SeatTaken), .. Listed([Name(workshop)]),
            .. reason is null ? (Element[])[] : [new Paragraph(texts.Because(reason))],
        ],
        [Mine()]);

    public CardButton AskMove(int workshop) => new SubmitButton(texts.ButtonAskMove, new ButtonData(RegistrationVerbs.AskMove, Workshops: [workshop]));

    public CardButton Mine() => Button(texts.ButtonMine, RegistrationVerbs.Mine);

    public CardButton SignUp() => Button(texts.ButtonSignUp, RegistrationVerbs.SignUp);

    public CardButton PlacesButton() => Button(texts.ButtonPlaces, RegistrationVerbs.Places);

    public CardButton SignUpFor(IReadOnlyList<int> workshops) =>
        new SubmitButton(texts.ButtonSignUpFor(texts.Numbers(workshops)), new ButtonData(RegistrationVerbs.SignUp, Workshops: workshops));

    public CardButton WaitFor(IReadOnlyList<int> workshops) => new SubmitButton(texts.ButtonWaitFor, new ButtonData(RegistrationVerbs.SignUp, Workshops: workshops));

    /// <summary>"workshop 3 (title)".</summary>
    public string Titled(int number) => texts.Titled(number, TitleOf(number));

    private static SubmitButton SignUpFor(int workshop, string title) => new(title, new ButtonData(RegistrationVerbs.SignUp, Workshops: [workshop]));

    private static SubmitButton Button(string title, string verb) => new(title, new ButtonData(verb));

    private CardButton[] YesOrNo(string id, string yes) =>
    [
        new SubmitButton(yes, new ButtonData(RegistrationVerbs.Confirm, id), Positive: true),
        new SubmitButton(texts.No, new ButtonData(RegistrationVerbs.Decline, id), IgnoreInputs: true),
    ];

    private Element[] Introduction() =>
    [
        new TextInput(RegistrationVerbs.NameInput, texts.YourName, Required: true, texts.NameNeeded),
        new TextInput(RegistrationVerbs.EmailInput, texts.YourEmail, Required: false, "", "Email", 254),
    ];

    private string Line(Outcome outcome, Opening opening)
    {
        var which = Titled(outcome.Workshop);
        return outcome.Became switch
        {
            Became.Registered => texts.Registered(which),
            Became.Waiting => texts.Waiting(which, outcome.Position),
            Became.Cancelled => texts.Cancelled(which),
            Became.LeftLine => texts.LeftLine(which),
            Became.AlreadyRegistered => texts.HasSeat(which),
            Became.AlreadyWaiting => texts.AlreadyWaits(which, outcome.Position),
            Became.Full => texts.Full(which),
            Became.Clash => texts.Clashed(which),
            Became.Kept => texts.Kept(which),
            Became.NotHeld => texts.NotHeld(which),
            Became.Closed or Became.NotOpenYet => Line(opening),
            _ => texts.NoSuch(outcome.Workshop),
        };
    }

    private string How(Prospect prospect) => prospect.Chance switch
    {
        Chance.Full => texts.SeatFull(prospect.Position),
        Chance.HasSeat => texts.MineRegistered,
        Chance.Waits => texts.MineWaiting(prospect.Position),
        _ => texts.SeatFree,
    };

    private string How(Registration one) => one switch
    {
        { State: RegistrationState.Waiting, MoveFrom: { } from } => texts.MineWaitingMoves(one.Position ?? 0, texts.One(from)),
        { State: RegistrationState.Waiting } => texts.MineWaiting(one.Position ?? 0),
        _ => texts.MineRegistered,
    };

    private string How(Places places) => places switch
    {
        { Free: null } => texts.PlacesUnlimited,
        { Free: > 0 and var free } => texts.PlacesFree(free),
        { Waiting: 0 } => texts.PlacesFull,
        _ => texts.PlacesFullWaiting(places.Waiting),
    };

    private string Name(int number) => texts.Workshop(number, TitleOf(number));

    private string Is(int number, string how) => texts.WorkshopIs(number, TitleOf(number), how);

    private string TitleOf(int number) => content.Find(number)?.In(language).Title ?? "?";

    private static Paragraph[] Said(IReadOnlyList<string> lines) => [.. lines.Select(line => new Paragraph(line))];

    private static Element[] Listed(IEnumerable<string> lines) => lines.ToList() switch
    {
        [] => [],
        [var one] => [new Paragraph(one)],
        var several => [new Bullets(several)],
    };

    private Card Build(string heading, IReadOnlyList<Element> body, IReadOnlyList<CardButton> buttons)
    {
        var words = body.SelectMany(element => element switch
        {
            Paragraph paragraph => [paragraph.Text],
            Note note => [note.Text],
            Bullets bullets => bullets.Lines,
            TextInput { Required: true } input => [input.ErrorMessage],
            ButtonRow row => [string.Join(", ", row.Buttons.Select(button => button.Title)) + "."],
            _ => (IReadOnlyList<string>)[],
        });
        return new Card(language, string.Join(' ', words.Prepend(heading).Select(Ended)), [new Heading(heading), .. body], buttons);
    }

    private static string Ended(string sentence) => sentence.Length == 0 || sentence[^1] is '.' or '?' or '!' or ':' ? sentence : sentence + ".";
}
