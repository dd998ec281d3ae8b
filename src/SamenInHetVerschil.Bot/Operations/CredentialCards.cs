using SamenInHetVerschil.Cards;

namespace SamenInHetVerschil.Operations;

/// <summary>Tells organisers that the bot's own credential ends.</summary>
internal static class CredentialCards
{
    /// <param name="ends">Europe/Brussels.</param>
    public static Card Ends(string language, DateTimeOffset ends, bool hasEnded)
    {
        var texts = new CredentialTexts(language);
        IReadOnlyList<Element> body = [new Heading(texts.Title), new Paragraph(hasEnded ? texts.HasEnded(ends) : texts.EndsOn(ends)), new Note(texts.WhatToDo)];
        return new Card(language, Fallback.Of(body), body, []);
    }
}
