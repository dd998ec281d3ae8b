namespace SamenInHetVerschil.Understanding;

public sealed class LanguageVoteTests
{
    [Theory]
    [InlineData("2L8D4-J9Y3M")]
    [InlineData("L2D3J4Y5M6")]
    public void The_letters_of_a_code_are_in_no_language(string code) => Assert.Equal(("nl", false), LanguageVote.Of(Tokens.Of(code), "nl"));

    [Theory]
    [InlineData("je voudrais m'inscrire à l'atelier 3", "fr")]
    [InlineData("which of the workshops is this about", "en")]
    [InlineData("waarover gaat de derde workshop eigenlijk en wie geeft die", "nl")]
    public void A_sentence_shows_its_language(string text, string language) => Assert.Equal((language, true), LanguageVote.Of(Tokens.Of(text), language == "nl" ? "fr" : "nl"));
}
