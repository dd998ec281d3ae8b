using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Unanswered;

/// <summary>The worklist as a card. Pure: everything shown is handed in.</summary>
internal static class UnansweredCards
{
    private const int MostLines = 12;

    public static Card Worklist(string language, EventContent content, IReadOnlyList<UnansweredQuestion> questions)
    {
        var texts = new UnansweredTexts(language);
        if (questions.Count == 0)
        {
            return Of(texts, [new Heading(texts.Heading), new Paragraph(texts.None)]);
        }

        var lines = questions
            .GroupBy(question => (What: What(texts, content, question), question.Workshop, question.Question))
            .Select(group => (group.Key, Times: group.Sum(question => question.Times)))
            .OrderByDescending(line => line.Times).ToList();
        List<Element> body =
        [
            new Heading(texts.Heading),
            new Paragraph(texts.Counts(questions.Sum(question => question.Times), lines.Count)),
            new Bullets([.. lines.Take(MostLines).Select(line => texts.Line(line.Times, Described(texts, line.Key)))]),
        ];
        if (lines.Count > MostLines)
        {
            body.Add(new Note(texts.More(lines.Count - MostLines)));
        }

        if (questions.All(question => question.Question.Length == 0))
        {
            body.Add(new Note(texts.TextsAreNotKept));
        }

        return Of(texts, body);
    }

    public static Card OnlyOrganisers(string language)
    {
        var texts = new UnansweredTexts(language);
        return Of(texts, [new Paragraph(texts.OnlyOrganisers)]);
    }

    private static string Described(UnansweredTexts texts, (string What, int Workshop, string Question) line)
    {
        var what = line.Question.Length > 0 ? $"{line.What}: \"{line.Question}\"" : line.What;
        return line.Workshop == 0 ? what : texts.InWorkshop(what, line.Workshop);
    }

    private static string What(UnansweredTexts texts, EventContent content, UnansweredQuestion question) => question.Reason switch
    {
        UnansweredReason.Practical => content.Event.Unknown.FirstOrDefault(fact => fact.Id == question.About)?.Label[texts.Language] ?? texts.Something,
        UnansweredReason.NotTold => texts.NotTold(new AskedTexts(texts.Language).Of(question.About) ?? texts.Something),
        UnansweredReason.NotHelpful => texts.NotHelpful(new AskedTexts(texts.Language).Of(question.About) ?? texts.Something),
        UnansweredReason.NotUnderstood => texts.NotUnderstood,
        _ => texts.NotThere,
    };

    private static Card Of(UnansweredTexts texts, IReadOnlyList<Element> body) =>
        new(texts.Language, Fallback.Of(body), body, [new SubmitButton(texts.AllWorkshops, new ButtonData("list"))]);
}
