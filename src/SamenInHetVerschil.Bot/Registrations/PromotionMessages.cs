using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Registrations;

/// <summary>The good news for those who got a seat from the waiting list.</summary>
internal static class PromotionMessages
{
    public static IReadOnlyList<MessageTo> For(IReadOnlyList<Promotion> promotions, ContentStore content) =>
        [.. promotions.Select(promotion => new MessageTo(promotion.PersonId, language => new RegistrationCards(language, content.Current).Promoted(promotion)))];
}
