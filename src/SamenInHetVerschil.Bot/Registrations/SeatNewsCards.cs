using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Registrations;

/// <summary>What people hear without having asked: a seat came free, an organiser changed something.</summary>
internal sealed class SeatNewsCards(string language, EventContent content) : SeatCards(language, content)
{
    /// <summary>An organiser set two workshops of this person at the same time: nothing is lost, but one of them must go.</summary>
    public Card NowAtTheSameTime(int workshop, int other, string slot) => Build(
        Texts.NowClashTitle(Texts.Numbers([.. new[] { workshop, other }.Order()])),
        [new Paragraph(Texts.NowClash(slot)), .. Listed([Name(workshop), Name(other)])],
        [
            new SubmitButton(Texts.KeepSeat(workshop), new ButtonData(RegistrationVerbs.Cancel, Workshops: [other])),
            new SubmitButton(Texts.KeepSeat(other), new ButtonData(RegistrationVerbs.Cancel, Workshops: [workshop])),
            Mine(),
        ]);

    /// <summary>For organisers: seats that are free while people wait, too late to give them away.</summary>
    public Card FreeWhileWaiting(FreeSeats free) => Build(
        Texts.FreeSeatTitle(Texts.One(free.Workshop)), [new Paragraph(Texts.FreeSeat(free.Seats, free.Waiting))], [PlacesButton()]);

    /// <summary>Good news for whoever was first in line.</summary>
    public Card Promoted(Promotion promotion) => Build(
        Texts.PromotedTitle(Texts.One(promotion.Workshop)),
        [
            new Paragraph(Texts.Promoted), .. Listed([Name(promotion.Workshop)]),
            .. promotion.MovedFrom is { } from ? [new Paragraph(Texts.PromotedMoved(Titled(from)))] : (Element[])[], new Note(Texts.PromotedNote),
        ],
        [
            new SubmitButton(Texts.GiveBack, new ButtonData(
                RegistrationVerbs.GiveBack, promotion.Event.ToString(System.Globalization.CultureInfo.InvariantCulture), [promotion.Workshop])),
        ]);

    /// <summary>An organiser signed this person up, or out.</summary>
    /// <param name="reason">As the organiser gave it; null: none.</param>
    public Card SignedByOrganiser(int workshop, bool seated, string? reason) => Build(
        seated ? Texts.SeatGivenTitle(Texts.One(workshop)) : Texts.SeatTakenTitle(Texts.One(workshop)),
        [
            new Paragraph(seated ? Texts.SeatGiven : Texts.SeatTaken), .. Listed([Name(workshop)]),
            .. reason is null ? (Element[])[] : [new Paragraph(Texts.Because(reason))],
        ],
        [Mine()]);
}
