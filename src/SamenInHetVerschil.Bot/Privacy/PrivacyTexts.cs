using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Privacy;

/// <summary>What is said about what the bot knows of people.</summary>
internal sealed class PrivacyTexts(string language) : Texts(language)
{
    public string OthersData => Say();

    public string KnownHeading => Say();

    public string Name => Say();

    public string Email => Say();

    public string SignUps => Say();

    public string Nothing => Say();

    public string Kept => Say();

    public string AllWorkshops => Say();

    public string MyRegistrations => Say();

    public string Privately => Say();

    public string SpokenLanguage => Say();

    public string InFile => Say();

    public string Messages => Say();

    public string LogLines => Say();

    public string DoorCodes => Say();

    public string CheckIns => Say();

    public string Received => Say();

    public string One(string workshop, string state) => Fill([workshop, state]);

    public string Registered => Say();

    public string Waiting => Say();

    public string Cancelled => Say();

    public string Workshop(int number) => Fill([number]);

    public string AsFile => Say();

    public string ForgetButton => Say();

    public string CorrectButton => Say();

    public string FileTitle => Say();

    public string FileReady(int minutes) => Fill([minutes]);

    public string FileOpen => Say();

    public string FileNoAddress => Say();

    public string AskTitle => Say();

    public string AskSeats(IReadOnlyList<string> seats) => Fill([Enumerate(seats)]);

    public string AskGone => Say();

    public string AskStays => Say();

    public string AskFinal => Say();

    public string Confirm => Say();

    public string Decline => Say();

    public string ForgottenTitle => Say();

    public string Forgotten => Say();

    public string KeptTitle => Say();

    public string KeptAll => Say();

    public string TooLate => Say();

    public string CorrectTitle => Say();

    public string CorrectHow => Say();

    public string NameMissing => Say();

    public string Save => Say();

    public string WhichName => Say();

    public string NotCorrected => Say();

    public string SavedTitle => Say();

    public string NameIsNone => Say();

    public string EmailIsNone => Say();
}
