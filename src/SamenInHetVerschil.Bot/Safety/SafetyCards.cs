using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Safety;

/// <summary>Cards with numbers that help. Buttons only to call, none that leads back into the day; no questions, no promises.</summary>
internal static class SafetyCards
{
    private const int LinesBelowAnAnswer = 2;

    /// <summary>Help first and nothing else: the number for this need, then three or four others.</summary>
    public static Card Help(string language, Danger danger, IReadOnlyList<Helpline> helplines)
    {
        var texts = new SafetyTexts(language);
        var lines = LinesFor(danger, helplines);
        var first = lines.TakeWhile(line => line.Kind == lines[0].Kind).ToList();
        var others = lines.Skip(first.Count).ToList();
        var body = new List<Element> { new Heading(texts.Heading), new Paragraph(OpeningOf(texts, danger)) };
        body.AddRange(first.Select(line => ToElement(line, language)));
        if (others.Count > 0)
        {
            body.Add(new Paragraph(texts.Also));
            body.AddRange(others.Select(line => ToElement(line, language)));
        }

        body.Add(new Note(texts.NobodyReadsAlong));
        return new Card(language, InWords(body), body, CallButtons(texts, lines));
    }

    /// <summary>The same numbers where others read along: it points at nobody, and says where one can write unseen.</summary>
    public static Card Discreet(string language, Danger danger, IReadOnlyList<Helpline> helplines)
    {
        var texts = new SafetyTexts(language);
        var lines = LinesFor(danger, helplines);
        IReadOnlyList<Element> body =
        [
            new Heading(texts.HeadingForAll),
            new Paragraph(texts.OpeningForAll),
            .. lines.Select(line => ToElement(line, language)),
            new Note(texts.OthersReadAlong),
        ];
        return new Card(language, InWords(body), body, CallButtons(texts, lines));
    }

    /// <summary>A short block to stand below a normal answer.</summary>
    public static Card Block(string language, Danger danger, IReadOnlyList<Helpline> helplines)
    {
        var texts = new SafetyTexts(language);
        IReadOnlyList<Element> body =
        [
            new Note(texts.InCase),
            .. LinesFor(danger, helplines).DistinctBy(line => line.Kind).Take(LinesBelowAnAnswer).Select(line => ToElement(line, language)),
        ];
        return new Card(language, InWords(body), body, []);
    }

    private static List<Helpline> LinesFor(Danger danger, IReadOnlyList<Helpline> helplines) =>
        [.. SafetyOrder.For(danger).SelectMany(kind => helplines.Where(line => line.Kind == kind))];

    private static IReadOnlyList<CardButton> CallButtons(SafetyTexts texts, IReadOnlyList<Helpline> lines) =>
        [.. lines.Where(line => line.Number.Length > 0).DistinctBy(line => line.Number).Take(Card.MostButtons).Select(line => new LinkButton(texts.Call(line.Number), AddressOf(line)))];

    private static string AddressOf(Helpline line) => "tel:" + line.Number.Replace(" ", "", StringComparison.Ordinal);

    private static string OpeningOf(SafetyTexts texts, Danger danger) => (danger.Need, danger.ChildTypes) switch
    {
        (HelpKind.Now, _) => texts.OpeningNow,
        (HelpKind.Suicide, _) => texts.OpeningSuicide,
        (_, true) => texts.OpeningYoung,
        (HelpKind.Exhausted, _) => texts.OpeningExhausted,
        _ => texts.Opening,
    };

    private static Line ToElement(Helpline line, string language)
    {
        var name = line.Name[language];
        return line.Number.Length == 0
            ? new Line(name, line.When[language])
            : new Line(
                name.Contains(line.Number, StringComparison.Ordinal) ? name : $"{name} {line.Number}",
                line.When[language],
                AddressOf(line));
    }

    private static string InWords(IReadOnlyList<Element> body) => string.Join('\n', body.Select(element => element switch
    {
        Heading heading => heading.Text,
        Paragraph paragraph => paragraph.Text,
        Note note => note.Text,
        Line line => $"{line.Strong} {line.Rest}",
        _ => "",
    }));
}
