using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Registrations;

/// <summary>What somebody is asked before anything changes, and the same card once it is settled.</summary>
internal sealed class ProposalCards(string language, EventContent content) : SeatCards(language, content)
{
    private const int ButtonsInRow = 4;

    /// <summary>Asks to confirm a sign-up. <paramref name="before"/> is said first: what cannot be done, and why.</summary>
    public Card SignUp(string id, IReadOnlyList<Prospect> prospects, bool askName, IReadOnlyList<string> before)
    {
        var numbers = prospects.Select(prospect => prospect.Workshop).ToList();
        var waits = prospects.All(prospect => prospect.Chance == Chance.Full);
        return Build(
            waits ? Texts.AskWait(Texts.Numbers(numbers)) : Texts.AskSignUp(Texts.Numbers(numbers)),
            [.. Said(before), .. Listed(prospects.Select(prospect => Is(prospect.Workshop, How(prospect)))), .. askName ? Introduction() : []],
            YesOrNo(id, waits ? Texts.YesWait : Texts.YesSignUp));
    }

    /// <summary>Asks to confirm a cancellation.</summary>
    public Card Cancel(string id, IReadOnlyList<Registration> held, IReadOnlyList<string> before) => Build(
        Texts.AskCancel(Texts.Numbers([.. held.Select(one => one.Workshop)])),
        [.. Said(before), .. Listed(held.Select(one => Is(one.Workshop, one.State == RegistrationState.Waiting ? Texts.YouLeaveLine : Texts.YouLeave)))],
        YesOrNo(id, Texts.YesCancel));

    /// <summary>Asks to confirm a change.</summary>
    public Card Change(string id, IReadOnlyList<Registration> from, IReadOnlyList<Prospect> to, IReadOnlyList<string> before) => Build(
        Texts.AskChange(Texts.Numbers([.. from.Select(one => one.Workshop)]), Texts.Numbers([.. to.Select(one => one.Workshop)])),
        [
            .. Said(before),
            .. Listed([
                .. from.Select(one => Is(one.Workshop, one.State == RegistrationState.Waiting ? Texts.YouLeaveLine : Texts.YouLeave)),
                .. to.Select(one => Is(one.Workshop, How(one))),
            ]),
        ],
        YesOrNo(id, Texts.YesChange));

    /// <summary>All clashes of a wish, and a button for each way out of the first. <paramref name="rest"/> goes along with each.</summary>
    public Card Clashes(IReadOnlyList<Clash> clashes, IReadOnlyList<int> rest, IReadOnlyList<string> before)
    {
        var first = clashes[0];
        SubmitButton Take(int workshop) => first.Held is [var held, ..]
            ? new SubmitButton(Texts.TakeInstead(workshop, held), new ButtonData(RegistrationVerbs.Change, Workshops: [held, workshop, .. rest]))
            : new SubmitButton(Texts.TakeOnly(workshop), new ButtonData(RegistrationVerbs.SignUp, Workshops: [workshop, .. rest]));
        SubmitButton[] keep = first.Held is not [var kept, ..] ? []
            : [new SubmitButton(Texts.KeepSeat(kept), rest.Count > 0 ? new ButtonData(RegistrationVerbs.SignUp, Workshops: rest) : new ButtonData(RegistrationVerbs.Mine))];
        IReadOnlyList<CardButton> buttons = [.. first.Wanted.Select(Take), .. keep];
        IReadOnlyList<Element> body =
        [
            .. Said(before),
            .. Listed(clashes.Select(clash => Texts.ClashAt(clash.Slot, Texts.Numbers([.. clash.Wanted.Concat(clash.Held).Order()])))),
            .. Listed(clashes.SelectMany(clash => clash.Held).Select(number => Is(number, Texts.MineRegistered))),
            new Paragraph(Texts.ClashChoose(first.Slot)),
        ];
        return buttons.Count <= Card.MostButtons
            ? Build(Texts.ClashTitle, body, buttons)
            : Build(Texts.ClashTitle, [.. body, .. buttons.Chunk(ButtonsInRow).Select(row => new ButtonRow(row))], []);
    }

    /// <summary>Whether to be moved as soon as a place comes free.</summary>
    public Card AskMove(string id, int to, int from) => Build(
        Texts.AskMoveTitle,
        [new Paragraph(Texts.AskMove(Titled(to), Titled(from)))],
        [
            new SubmitButton(Texts.YesMove, new ButtonData(RegistrationVerbs.Confirm, id), Positive: true),
            new SubmitButton(Texts.KeepSeat(from), new ButtonData(RegistrationVerbs.Decline, id), IgnoreInputs: true),
        ]);

    /// <summary>A proposal's card once it is settled: what it was about, and what became of it. Nothing to click.</summary>
    public Card Settled(RegistrationProposal? proposal, IReadOnlyList<string> said)
    {
        var about = proposal is null ? [] : proposal.Workshops.Select(Name).ToList();
        return Build(Texts.ClosedTitle, [.. Listed(about), .. Said(said)], []);
    }

    /// <summary>One short question, and a button for each answer.</summary>
    public Card Which(string question, IReadOnlyList<string> before, IReadOnlyList<(int Shown, ButtonData Data)> choices)
    {
        var buttons = choices.Select(choice => (CardButton)new SubmitButton(Texts.ShortWorkshop(choice.Shown, Content.Find(choice.Shown)!.In(Language).Short), choice.Data)).ToList();
        return buttons.Count <= ButtonsInRow
            ? Build(question, Said(before), buttons)
            : Build(question, [.. Said(before), .. buttons.Chunk(ButtonsInRow).Select(row => new ButtonRow(row))], []);
    }

    private CardButton[] YesOrNo(string id, string yes) =>
    [
        new SubmitButton(yes, new ButtonData(RegistrationVerbs.Confirm, id), Positive: true),
        new SubmitButton(Texts.No, new ButtonData(RegistrationVerbs.Decline, id), IgnoreInputs: true),
    ];

    private Element[] Introduction() =>
    [
        new TextInput(RegistrationVerbs.NameInput, Texts.YourName, Required: true, Texts.NameNeeded),
        new TextInput(RegistrationVerbs.EmailInput, Texts.YourEmail, Required: false, "", "Email", 254),
    ];

    private string How(Prospect prospect) => prospect.Chance switch
    {
        Chance.Full => Texts.SeatFull(prospect.Position),
        Chance.HasSeat => Texts.MineRegistered,
        Chance.Waits => Texts.MineWaiting(prospect.Position),
        _ => Texts.SeatFree,
    };
}
