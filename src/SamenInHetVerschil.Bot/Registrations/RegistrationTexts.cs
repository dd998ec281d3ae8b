using System.Globalization;
using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Registrations;

/// <summary>What is said about seats. "Which" stands for one workshop or several, as <see cref="Titled"/> or <see cref="Numbers"/> make it.</summary>
internal sealed class RegistrationTexts(string language) : Texts(language)
{
    public string Workshop(int number, string title) => Fill([number, title]);

    public string ShortWorkshop(int number, string title) => Fill([number, title]);

    public string WorkshopIs(int number, string title, string how) => Fill([number, title, how]);

    public string Titled(int number, string title) => Fill([number, title]);

    public string Numbers(IReadOnlyList<int> numbers) =>
        numbers.Count == 1 ? One(numbers[0]) : Several(Enumerate([.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]));

    public string One(int number) => Fill([number]);

    public string AskSignUp(string which) => Fill([which]);

    public string AskWait(string which) => Fill([which]);

    public string AskCancel(string which) => Fill([which]);

    public string AskChange(string from, string to) => Fill([from, to]);

    public string SeatFree => Say();

    public string SeatFull(int position) => Fill([position]);

    public string YouLeave => Say();

    public string YouLeaveLine => Say();

    public string HasSeat(string which) => Fill([which]);

    public string AlreadyWaits(string which, int position) => Fill([which, position]);

    public string NoSuch(int number) => Fill([number]);

    public string OnlyYou => Say();

    public string YesSignUp => Say();

    public string YesWait => Say();

    public string YesCancel => Say();

    public string YesChange => Say();

    public string No => Say();

    public string YourName => Say();

    public string YourEmail => Say();

    public string NameNeeded => Say();

    public string AskName => Say();

    public string NameIsNeeded => Say();

    public string EmailIsWrong => Say();

    public string DoneTitle => Say();

    public string NotDoneTitle => Say();

    public string Registered(string which) => Fill([which]);

    public string Waiting(string which, int position) => Fill([which, position]);

    public string Cancelled(string which) => Fill([which]);

    public string LeftLine(string which) => Fill([which]);

    public string Full(string which) => Sentence(Fill([which]));

    public string NotWaiting => Say();

    public string Kept(string which) => Fill([which]);

    public string NotHeld(string which) => Fill([which]);

    /// <param name="local">In the zone of the event.</param>
    public string NotOpenYet(DateTimeOffset local) => Fill([local.ToString(Say("MomentFormat"), Languages.Culture(Language))]);

    public string Closed => Say();

    public string MineTitle => Say();

    public string MineRegistered => Say();

    public string MineWaiting(int position) => Fill([position]);

    public string NothingYet => Say();

    public string WhichToSignUp => Say();

    public string WhichIsMeant => Say();

    public string WhichToCancel => Say();

    public string WhichToChangeTo => Say();

    public string WhichToChangeFrom => Say();

    public string NothingToChangeTo => Say();

    public string PlacesTitle => Say();

    public string PlacesFree(int free) => free == 1 ? PlacesOne : Fill([free]);

    public string PlacesOne => Say();

    public string PlacesUnlimited => Say();

    public string PlacesFull => Say();

    public string PlacesFullWaiting(int waiting) => Fill([waiting]);

    public string WaitingTitle => Say();

    public string WaitingExplained => Say();

    public string NothingToConfirm => Say();

    public string Declined => Say();

    public string AlreadyDone => Say();

    public string WasDeclined => Say();

    public string WasReplaced => Say();

    public string WasExpired => Say();

    public string UnknownProposal => Say();

    public string ClosedConfirmed => Say();

    public string ClosedDeclined => Say();

    public string ClosedReplaced => Say();

    public string ClosedExpired => Say();

    public string ClosedTitle => Say();

    public string Promoted => Say();

    public string PromotedTitle(string which) => Fill([which]);

    public string PromotedNote => Say();

    public string GiveBack => Say();

    public string GaveBack(string which) => Fill([which]);

    public string GaveBackBefore => Say();

    public string Privately => Say();

    public string ButtonMine => Say();

    public string ButtonPlaces => Say();

    public string ButtonSignUp => Say();

    public string ButtonCancel => Say();

    public string ButtonSignUpFor(string which) => Fill([which]);

    public string ButtonWaitFor => Say();

    public string ClashTitle => Say();

    public string ClashAt(string slot, string workshops) => Fill([slot, workshops]);

    public string ClashChoose(string slot) => Fill([slot]);

    public string Clashed(string which) => Fill([which]);

    public string TakeOnly(int number) => Fill([number]);

    public string TakeInstead(int number, int instead) => Fill([number, instead]);

    public string KeepSeat(int number) => Fill([number]);

    public string AskMoveTitle => Say();

    public string AskMove(string to, string from) => Fill([to, from]);

    public string YesMove => Say();

    public string WillMove(string to, string from) => Fill([to, from]);

    public string MovedNow(string to) => Fill([to]);

    public string CannotMove(string to, string from) => Fill([to, from]);

    public string PromotedMoved(string from) => Fill([from]);

    public string NowClashTitle(string workshops) => Fill([workshops]);

    public string NowClash(string slot) => Fill([slot]);

    public string FreeSeatTitle(string which) => Fill([which]);

    public string FreeSeat(int seats, int waiting) => Fill([seats, waiting]);

    public string MineWaitingMoves(int position, string from) => Fill([position, from]);

    public string ButtonStay(string which) => Fill([which]);

    public string ButtonAskMove => Say();

    public string Stays(string which) => Fill([which]);

    public string WaitsNoMore(string which) => Fill([which]);

    public string SeatGivenTitle(string which) => Fill([which]);

    public string SeatGiven => Say();

    public string SeatTakenTitle(string which) => Fill([which]);

    public string SeatTaken => Say();

    public string Because(string reason) => Fill([reason]);

    private string Several(string numbers) => Fill([numbers]);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
