using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Privacy;

/// <summary>What the pages about privacy and use say.</summary>
internal sealed class NoticeTexts(string language) : Texts(language)
{
    public string PrivacyTitle => Say();

    public string PrivacyLead => Say();

    public string TermsTitle => Say();

    public string TermsLead => Say();

    public string ToTheChat => Say();

    public string LanguageLabel => Say();

    public string WhoHeading => Say();

    public string Who(string name) => Fill([name]);

    public string WhoUnknown => Say();

    public string Website(string address) => Fill([address]);

    public string Contact(string where) => Fill([where]);

    public string ContactUnknown => Say();

    public string KeptHeading => Say();

    public string KeptInTeams => Say();

    public string KeptOnPage => Say();

    public string KeptSeats => Say();

    public string KeptDoor => Say();

    public string KeptMessages => Say();

    public string CountedQuestions => Say();

    public string KeptQuestions => Say();

    public string NotHeading => Say();

    public string NotLogged => Say();

    public string NotTold => Say();

    public string NotElsewhere => Say();

    public string NotCookies => Say();

    public string WhyHeading => Say();

    public string Why => Say();

    public string WhoSeesHeading => Say();

    public string SeeOrganisers => Say();

    public string SeeOperator => Say();

    public string SeeMicrosoft => Say();

    public string SeeAttendees => Say();

    public string HowLongHeading => Say();

    public string AfterTheDay(int days) => Fill([days]);

    public string AfterSilence(int days) => Fill([days]);

    public string Backups => Say();

    public string InTeamsItself => Say();

    public string RightsHeading => Say();

    public string RightToKnow => Say();

    public string RightToCorrect => Say();

    public string RightToErase => Say();

    public string RightToComplain => Say();

    public string AnswersHeading => Say();

    public string AnswersFrom => Say();

    public string AnswersWrong => Say();

    public string SeatsHeading => Say();

    public string SeatsConfirmed => Say();

    public string SeatsWaiting => Say();

    public string EmergencyHeading => Say();

    public string Emergency(string number) => Fill([number]);

    public string NoEmergencyService => Say();

    public string UseHeading => Say();

    public string UseKindly => Say();

    public string UseOthers => Say();

    public string UseNoHarm => Say();
}
