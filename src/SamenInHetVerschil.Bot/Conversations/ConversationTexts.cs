using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Conversations;

/// <summary>What the house says of its own accord, about the conversation itself.</summary>
internal sealed class ConversationTexts(string language) : Texts(language)
{
    /// <param name="reference">A number that whoever runs the program can find in the log.</param>
    public string Sorry(string reference) => Fill([reference]);

    public string TooLong(int most) => Fill([most]);

    /// <summary>To a click that takes longer than the channel waits.</summary>
    public string OneMoment => Say();

    /// <summary>To a click whose answer is a message of its own.</summary>
    public string AnswerFollows => Say();

    public string AnsweredInPrivate => Say();

    /// <summary>On a button.</summary>
    public string OpenPrivate => Say();

    public string Unreadable => Say();
}
