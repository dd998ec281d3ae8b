using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Questions;

/// <summary>The sentences of the search with which somebody puts a workshop into any chat.</summary>
internal sealed class SearchTexts(string language) : Texts(language)
{
    public string NothingFound => Say();

    public string AskButton => Say();

    /// <summary>What then stands in the field of the chat with the bot.</summary>
    public string AskWords(int number) => Fill([number]);

    public string SignUpButton => Say();

    public string SignUpWords(int number) => Fill([number]);
}
