using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Registrations;

/// <summary>What others must hear when seats change hands.</summary>
internal static class SeatMessages
{
    /// <summary>The good news for those who got a seat, and a word to the organisers about seats that nobody gets by itself any more.</summary>
    /// <param name="organisers">Person ids.</param>
    public static IReadOnlyList<MessageTo> For(Filled seats, ContentStore content, IReadOnlyList<string> organisers) =>
    [
        .. seats.Promotions.Select(promotion => new MessageTo(promotion.PersonId, language => new SeatNewsCards(language, content.Current).Promoted(promotion))),
        .. from free in seats.Untaken
           from organiser in organisers
           select new MessageTo(organiser, language => new SeatNewsCards(language, content.Current).FreeWhileWaiting(free)),
    ];

    /// <summary>For whoever an organiser signed up or out.</summary>
    /// <param name="reason">As the organiser gave it; null: none.</param>
    public static MessageTo ForSigned(string personId, int workshop, bool seated, string? reason, ContentStore content) =>
        new(personId, language => new SeatNewsCards(language, content.Current).SignedByOrganiser(workshop, seated, reason));

    /// <summary>For whoever has two seats at the same time since an organiser set a slot.</summary>
    public static IReadOnlyList<MessageTo> For(IReadOnlyList<ClashingSeats> clashing, string slot, ContentStore content) =>
        [.. clashing.Select(one => new MessageTo(one.PersonId, language => new SeatNewsCards(language, content.Current).NowAtTheSameTime(one.Workshop, one.Other, slot)))];
}
