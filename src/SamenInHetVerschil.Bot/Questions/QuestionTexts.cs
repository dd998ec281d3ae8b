using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Questions;

/// <summary>The sentences around answers from the content.</summary>
internal sealed class QuestionTexts(string language) : Texts(language)
{
    public string WorkshopHeading(int number, string title) => Fill([number, title]);

    public string From(int number, string title) => Fill([number, title]);

    public string NotInText => Say();

    public string NotInTextButThisIs => Say();

    /// <summary>The same for one half of a message.</summary>
    /// <param name="half">That half, as it was typed.</param>
    public string HalfNotInText(string half) => Fill([half]);

    public string HalfNotInTextButThisIs(string half) => Fill([half]);

    public string ToldOtherwise => Say();

    public string WayOnFromNothing => Say();

    public string AskOrganisers => Say();

    public string UnknownFact(string label) => Fill([label]);

    public string PracticalUnknown => Say();

    public string ListHeading(int count) => Fill([count]);

    public string ListLine(int number, string title) => Fill([number, title]);

    public string Recommended => Say();

    public string RecommendedTwo => Say();

    public string TellMore => Say();

    public string CouldBeBoth => Say();

    public string MoreAbout(int number) => Fill([number]);

    public string SignUpFor(int number) => Fill([number]);

    public string OrDoYouMean(int number, string title) => Fill([number, title]);

    public string AllWorkshops => Say();

    public string WhichSuitsMe => Say();

    public string PlacesLeft => Say();

    public string NoSuchWorkshop(string numbers, int first, int last) => Fill([numbers, first, last]);
}
