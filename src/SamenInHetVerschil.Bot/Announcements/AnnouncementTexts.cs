using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Announcements;

/// <summary>The sentences about messages to many people.</summary>
internal sealed class AnnouncementTexts(string language) : Texts(language)
{
    public string OnlyOrganisers => Say();

    public string OnlyPrivately => Say();

    public string PreviewTitle => Say();

    public string PreviewAsk => Say();

    public string ToWhom => Say();

    public string HowMany => Say();

    public string People(int count) => Fill([count]);

    public string OnePerson => Say();

    public string NoPeople => Say();

    public string InTeams => Say();

    public string OnWeb => Say();

    public string LeftOut => Say();

    public string LeftOutWhy(string people) => Fill([people]);

    public string PlannedFor => Say();

    public string Everyone => Say();

    public string SignedUpFor(string workshops) => Fill([workshops]);

    public string WaitingFor(string workshops) => Fill([workshops]);

    public string InSlot(string slot) => Fill([slot]);

    public string NobodyYet => Say();

    public string OnlySpeaking(string audience, string language) => Fill([audience, language]);

    public string Workshop(int number) => Fill([number]);

    public string DutchName => Say();

    public string EnglishName => Say();

    public string FrenchName => Say();

    public string SendTo(string people) => Fill([people]);

    public string Plan => Say();

    public string ChangeText => Say();

    public string ChangeAudience => Say();

    public string ThrowAway => Say();

    public string Unplan => Say();

    public string SendNow => Say();

    public string TitleLabel => Say();

    public string TextLabel => Say();

    public string LinkTitleLabel(int number) => Fill([number]);

    public string LinkLabel(int number) => Fill([number]);

    public string ImageLabel => Say();

    public string AltLabel => Say();

    public string WriteVersion(string language) => Fill([language]);

    public string OnlyClearYes => Say();

    public string PieceNotFound => Say();

    public string NoSuchWorkshop(int number) => Fill([number]);

    public string PlanFor(string moment) => Fill([moment]);

    public string Keep => Say();

    public string LeaveIt => Say();

    public string WriteTitle => Say();

    public string WriteHint => Say();

    public string AskText => Say();

    public string AskAudience => Say();

    public string AskWhen => Say();

    public string WhenLabel => Say();

    public string FillInMoment => Say();

    public string FillInNumber => Say();

    public string MomentUnclear => Say();

    public string MomentPast(string moment) => Fill([moment]);

    public string MomentMissing => Say();

    public string Planned(string moment) => Fill([moment]);

    public string NowPlanned => Say();

    public string UnplannedDone => Say();

    public string KeptAsDraft => Say();

    public string Discarded => Say();

    public string Started(string people) => Fill([people]);

    public string NumberTitle => Say();

    public string NumberAsk(int people) => Fill([people]);

    public string NumberWrong => Say();

    public string NumberLabel => Say();

    public string SameTitle => Say();

    public string SameAsk(string hour) => Fill([hour]);

    public string SendAgain => Say();

    public string NobodyInIt => Say();

    public string GoneChanged => Say();

    public string FaultNoText => Say();

    public string FaultTextTooLong(int most) => Fill([most]);

    public string FaultTitleTooLong(int most) => Fill([most]);

    public string FaultTooManyLinks(int most) => Fill([most]);

    public string FaultLinkNotSafe => Say();

    public string FaultImageNotSafe => Say();

    public string FaultImageWithoutWords => Say();

    public string NotYet => Say();

    public string Busy => Say();

    public string Halted => Say();

    public string Done => Say();

    public string TakenBack => Say();

    public string Arrived => Say();

    public string OnTheWay => Say();

    public string NotSure => Say();

    public string NotSureWhy => Say();

    public string Seen => Say();

    public string Meant => Say();

    public string CountedBefore(int people) => Fill([people]);

    public string NoAddress => Say();

    public string Blocked => Say();

    public string NotInstalled => Say();

    public string Policy => Say();

    public string TooBig => Say();

    public string Refused => Say();

    public string NoConnection => Say();

    public string Withdrawn => Say();

    public string NotChanged(string people) => Fill([people]);

    public string StillChanging(string people) => Fill([people]);

    public string Stop => Say();

    public string GoOn => Say();

    public string Again => Say();

    public string AgainUncertain => Say();

    public string AgainDone(string people) => Fill([people]);

    public string AgainNobody => Say();

    public string Correct => Say();

    public string Withdraw => Say();

    public string WithdrawAsk => Say();

    public string WithdrawYes => Say();

    public string Refresh => Say();

    public string Corrected => Say();

    public string NotPossible => Say();

    public string ListTitle => Say();

    public string ListEmpty => Say();

    public string IsDraft => Say();

    public string IsPlanned(string moment) => Fill([moment]);

    public string IsSending => Say();

    public string IsStopped => Say();

    public string IsSent(string moment) => Fill([moment]);

    public string IsWithdrawn => Say();

    public string NewMessage => Say();

    public string AllMessages => Say();

    public string FromOrganisers => Say();

    public string WasCorrected => Say();

    public string WasWithdrawn => Say();

    public string SeenButton => Say();

    public string SeenThanks => Say();

    /// <summary>"workshop 3 en workshop 4".</summary>
    public string Workshops(IReadOnlyList<int> numbers) => Enumerate([.. numbers.Select(Workshop)]);

    /// <summary>"niemand", "1 persoon", "12 mensen".</summary>
    public string Count(int people) => people switch { 0 => NoPeople, 1 => OnePerson, _ => People(people) };
}
