using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.HandOvers;

/// <summary>What holder and colleague see. Neither card names the other.</summary>
internal sealed class HandOverCards(string language, EventContent content)
{
    private readonly HandOverTexts texts = new(language);
    private readonly RegistrationCards seats = new(language, content);

    /// <summary>For the holder: the code, how to pass it on, and the way back.</summary>
    /// <param name="link">Opens the page with the code filled in; null where there is no such page.</param>
    /// <param name="hours">That the code can be used.</param>
    public Card Offered(Offered offer, string? link, int hours)
    {
        List<Element> body =
        [
            new Heading(texts.OfferTitle), new Paragraph(texts.Offer(seats.Titled(offer.Workshop))), new Line(offer.Code, ""),
            new Paragraph(link is null ? texts.ForwardCode(offer.Code) : texts.ForwardLink(link)), new Note(texts.Until(hours)),
        ];
        return Make(body, new SubmitButton(texts.Withdraw, new ButtonData(HandOverVerbs.Withdraw, offer.Id)), Mine());
    }

    /// <summary>For the colleague: what is offered. Asks for a name when none is known.</summary>
    /// <param name="id">Of the proposal.</param>
    public Card Ask(string id, HandOver offer, bool askName)
    {
        List<Element> body = [new Heading(texts.AskTitle), new Paragraph(texts.Ask(seats.Titled(offer.Workshop)))];
        if (askName)
        {
            body.Add(new TextInput(HandOverVerbs.NameInput, texts.NameLabel, Required: true, texts.NameMissing, MaxLength: PeopleDesk.LongestName));
        }

        return Make(
            body, new SubmitButton(texts.Accept, new ButtonData(HandOverVerbs.Accept, id)), new SubmitButton(texts.Decline, new ButtonData(HandOverVerbs.Decline, id), IgnoreInputs: true));
    }

    /// <summary>Which of one's seats?</summary>
    public Card Which(IReadOnlyList<int> held) => Make(
        [
            new Heading(texts.WhichTitle),
            new ButtonRow([.. held.Select(workshop => new SubmitButton(seats.Titled(workshop), new ButtonData(HandOverVerbs.Offer, Workshops: [workshop])))]),
        ],
        Mine());

    /// <summary>Why the colleague cannot take the place.</summary>
    public Card Not(HandOverOutcome hindrance) => Say(
        texts.NothingTitle,
        hindrance switch
        {
            HandOverOutcome.Own => texts.Own,
            HandOverOutcome.HasSeat => texts.HasSeat,
            HandOverOutcome.Clash clash => texts.Clash([.. clash.Seats.Select(seats.Titled)]),
            _ => texts.Gone,
        });

    /// <summary>How it goes, and the way to begin for who has a seat.</summary>
    /// <param name="hours">That a code can be used.</param>
    public Card Explained(int hours, bool hasSeat) => Make(
        [new Heading(texts.OfferTitle), new Paragraph(texts.Explained), new Note(texts.Until(hours))],
        [.. hasSeat ? [new SubmitButton(texts.Begin, new ButtonData(HandOverVerbs.Offer))] : (CardButton[])[], Mine()]);

    /// <summary>A question that was settled or replaced.</summary>
    public Card Over(bool isAnswered) => Say(texts.NothingTitle, isAnswered ? texts.Answered : texts.CodeAgain);

    /// <summary>Without buttons: what takes the place of a question that is over.</summary>
    public Card Closed() => Make([new Paragraph(texts.Answered)]);

    public Card Taken(int workshop) => Say(texts.TakenTitle, texts.Taken(seats.Titled(workshop)));

    /// <summary>For the holder.</summary>
    public Card Given(int workshop) => Say(texts.GivenTitle, texts.Given(seats.Titled(workshop)));

    /// <summary>For the holder.</summary>
    public Card TurnedDown(int workshop) => Say(texts.NothingTitle, texts.TurnedDown(seats.Titled(workshop)));

    public Card Withdrawn(int workshop) => Say(texts.WithdrawnTitle, texts.Withdrawn(seats.Titled(workshop)));

    public Card Declined() => Say(texts.NothingTitle, texts.Declined);

    public Card NoSeat() => Say(texts.NothingTitle, texts.NoSeat);

    public Card WrongCode() => Say(texts.NothingTitle, texts.WrongCode);

    private Card Say(string title, string line) => Make([new Heading(title), new Paragraph(line)], Mine(), new SubmitButton(texts.Places, new ButtonData(RegistrationVerbs.Places)));

    private CardButton Mine() => seats.Mine();

    private Card Make(IReadOnlyList<Element> body, params IReadOnlyList<CardButton> buttons) => new(language, Fallback.Of(body), body, buttons);
}
