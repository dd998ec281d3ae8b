namespace SamenInHetVerschil.Cards;

/// <summary>A card in words, for notifications, for clients that cannot show it, and to be spoken.</summary>
internal static class Fallback
{
    public static string Of(IEnumerable<Element> body) => string.Join(' ', body.Select(Words).Where(words => words.Length > 0));

    private static string Words(Element element) => element switch
    {
        Heading heading => Sentence(heading.Text),
        Paragraph paragraph => Sentence(paragraph.Text),
        Prose prose => Sentence(Markdown.Plain(prose.Text)),
        Picture picture => Sentence(picture.Alt),
        Alert alert => Sentence(alert.Text),
        Note note => Sentence(note.Text),
        Bullets bullets => string.Join(' ', bullets.Lines.Select(Sentence)),
        Line line => Sentence($"{line.Strong} {line.Rest}"),
        Facts facts => string.Join(' ', facts.Rows.Select(row => Sentence($"{row.Name}: {row.Value}"))),
        // Whoever cannot see the card must know what can be said instead of clicked.
        ButtonRow row => Sentence(string.Join(", ", row.Buttons.Select(button => button.Title))),
        _ => "",
    };

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '?' or '!' or ':' ? text : text + ".";
}
