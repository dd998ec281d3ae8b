using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.HandOvers;

/// <summary>What is said when a colleague takes somebody's place.</summary>
internal sealed class HandOverTexts(string language) : Texts(language)
{
    public string OfferTitle => Say();

    public string Offer(string workshop) => Fill([workshop]);

    public string Explained => Say();

    public string Begin => Say();

    public string ForwardLink(string link) => Fill([link]);

    public string ForwardCode(string code) => Fill([code]);

    public string Until(int hours) => Fill([hours]);

    public string Withdraw => Say();

    public string AskTitle => Say();

    public string Ask(string workshop) => Fill([workshop]);

    public string NameLabel => Say();

    public string NameMissing => Say();

    public string AskName => Say();

    public string NameIsNeeded => Say();

    public string Answered => Say();

    public string CodeAgain => Say();

    public string Accept => Say();

    public string Decline => Say();

    public string WhichTitle => Say();

    public string NothingTitle => Say();

    public string Own => Say();

    public string HasSeat => Say();

    public string Clash(IReadOnlyList<string> seats) => Fill([Enumerate(seats)]);

    public string Gone => Say();

    public string TakenTitle => Say();

    public string Taken(string workshop) => Fill([workshop]);

    public string GivenTitle => Say();

    public string Given(string workshop) => Fill([workshop]);

    public string TurnedDown(string workshop) => Fill([workshop]);

    public string WithdrawnTitle => Say();

    public string Withdrawn(string workshop) => Fill([workshop]);

    public string Declined => Say();

    public string NoSeat => Say();

    public string WrongCode => Say();

    public string Places => Say();
}
