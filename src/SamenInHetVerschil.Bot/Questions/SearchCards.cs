using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Questions;

/// <summary>
/// A workshop as a card that stands in a chat of others. The bot need not be there, so its buttons are links; and it says nothing about anybody.
/// </summary>
internal static class SearchCards
{
    /// <param name="ask">Link to one's own chat with the bot, with a question; null when there is none.</param>
    /// <param name="signUp">The same, with the wish to sign up.</param>
    public static Card Workshop(SearchTexts texts, QuestionTexts questions, string eventName, WorkshopText workshop, string? ask, string? signUp)
    {
        List<Element> body = [new Heading(questions.WorkshopHeading(workshop.Number, workshop.Title)), new Paragraph(workshop.Theme.Text), new Note(eventName)];
        return new Card(
            texts.Language, Cards.Fallback.Of(body), body,
            [
                .. ask is null ? Array.Empty<CardButton>() : [new LinkButton(texts.AskButton, ask)],
                .. signUp is null ? Array.Empty<CardButton>() : [new LinkButton(texts.SignUpButton, signUp)],
            ]);
    }
}
