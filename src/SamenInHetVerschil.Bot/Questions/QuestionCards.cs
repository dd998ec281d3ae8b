using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Questions;

/// <summary>Answers from the content as cards. Pure: everything shown is handed in.</summary>
internal static class QuestionCards
{
    /// <summary>What workshops are about: one, or two to compare.</summary>
    /// <param name="passage">What the one workshop says about the very subject that was asked for.</param>
    /// <param name="perhaps">Another workshop that could be meant.</param>
    public static Card Theme(QuestionTexts texts, IReadOnlyList<WorkshopText> workshops, Passage? passage, WorkshopText? perhaps)
    {
        var body = new List<Element>();
        foreach (var workshop in workshops)
        {
            body.Add(new Heading(texts.WorkshopHeading(workshop.Number, workshop.Title)));
            body.Add(new Paragraph(workshop.Theme.Text));
        }

        if (passage is not null)
        {
            body.Add(new Paragraph(passage.Text));
        }

        return Of(texts, body,
        [
            .. workshops.Take(2).Select(workshop => SignUp(texts, workshop.Number)),
            .. perhaps is null ? Array.Empty<CardButton>() : [new SubmitButton(texts.OrDoYouMean(perhaps.Number, perhaps.Short), new ButtonData("theme", Workshops: [perhaps.Number]))],
            List(texts),
        ]);
    }

    /// <summary>The passage that answers, and the workshop it comes from.</summary>
    public static Card Passage(QuestionTexts texts, WorkshopText workshop, Passage passage, Passage? second) =>
        Of(texts,
            [
                new Heading(passage.Heading), new Paragraph(passage.Text), .. second is null ? Array.Empty<Element>() : [new Paragraph(second.Text)],
                new Note(texts.From(workshop.Number, workshop.Title)),
            ],
            [More(texts, workshop.Number), SignUp(texts, workshop.Number)]);

    /// <summary>What is asked is not there, or told otherwise; this is there.</summary>
    /// <param name="said">What to say of it before the passage.</param>
    public static Card Reserved(QuestionTexts texts, string said, WorkshopText workshop, Passage passage) =>
        Of(texts,
            [new Paragraph(said), new Paragraph(passage.Text), new Note(texts.From(workshop.Number, workshop.Title))],
            [More(texts, workshop.Number), List(texts)]);

    public static Card Nothing(QuestionTexts texts, string said) =>
        Of(texts, [new Paragraph(said), new Note(texts.WayOnFromNothing)], [List(texts), Suits(texts)]);

    /// <summary>Practical things about the day that the source does not tell.</summary>
    /// <param name="note">What is to be known about the date on the source, when the day was asked.</param>
    public static Card Unknown(QuestionTexts texts, IReadOnlyList<string> labels, string? note)
    {
        var body = labels.Count == 0
            ? new List<Element> { new Paragraph(texts.PracticalUnknown) }
            : [.. labels.Select(label => new Paragraph(texts.UnknownFact(label)))];
        if (note is not null)
        {
            body.Add(new Paragraph(note));
        }

        body.Add(new Note(texts.AskOrganisers));
        return Of(texts, body, [List(texts)]);
    }

    public static Card List(QuestionTexts texts, IReadOnlyList<WorkshopText> workshops) =>
        Of(texts,
            [new Heading(texts.ListHeading(workshops.Count)), .. workshops.Select(workshop => new Paragraph(texts.ListLine(workshop.Number, workshop.Title)))],
            [Suits(texts), new SubmitButton(texts.PlacesLeft, new ButtonData("places"))]);

    /// <summary>One or two workshops, each with the reason.</summary>
    public static Card Recommendation(QuestionTexts texts, IReadOnlyList<(WorkshopText Workshop, string Because)> suggestions)
    {
        var body = new List<Element> { new Paragraph(suggestions.Count == 1 ? texts.Recommended : texts.RecommendedTwo) };
        foreach (var (workshop, because) in suggestions)
        {
            body.Add(new Heading(texts.WorkshopHeading(workshop.Number, workshop.Title)));
            body.Add(new Paragraph(because));
            if (suggestions.Count == 1 && workshop.Theme.Text != because)
            {
                body.Add(new Paragraph(workshop.Theme.Text));
            }
        }

        return Of(texts, body,
            [.. suggestions.Select(suggestion => More(texts, suggestion.Workshop.Number)), .. suggestions.Select(suggestion => SignUp(texts, suggestion.Workshop.Number))]);
    }

    public static Card TellMore(QuestionTexts texts) => Of(texts, [new Paragraph(texts.TellMore)], [List(texts)]);

    /// <summary>Several workshops fit: which one is meant?</summary>
    public static Card Which(QuestionTexts texts, IReadOnlyList<WorkshopText> workshops) =>
        Of(texts,
            [
                new Paragraph(texts.CouldBeBoth),
                .. workshops.Take(2).SelectMany(workshop => new Element[]
                {
                    new Heading(texts.WorkshopHeading(workshop.Number, workshop.Title)), new Paragraph(workshop.Theme.Text),
                }),
            ],
            [.. workshops.Take(3).Select(workshop => More(texts, workshop.Number)), List(texts)]);

    public static Card NoSuchWorkshop(QuestionTexts texts, IReadOnlyList<int> numbers, IReadOnlyList<int> existing) =>
        Of(texts, [new Paragraph(texts.NoSuchWorkshop(string.Join(", ", numbers), existing[0], existing[^1]))], [List(texts)]);

    private static Card Of(QuestionTexts texts, IReadOnlyList<Element> body, IReadOnlyList<CardButton> buttons) =>
        new(texts.Language, Cards.Fallback.Of(body), body, buttons);

    private static SubmitButton More(QuestionTexts texts, int number) => new(texts.MoreAbout(number), new ButtonData("theme", Workshops: [number]));

    private static SubmitButton SignUp(QuestionTexts texts, int number) => new(texts.SignUpFor(number), new ButtonData("signup", Workshops: [number]));

    private static SubmitButton List(QuestionTexts texts) => new(texts.AllWorkshops, new ButtonData("list"));

    private static SubmitButton Suits(QuestionTexts texts) => new(texts.WhichSuitsMe, new ButtonData("recommend"));
}
