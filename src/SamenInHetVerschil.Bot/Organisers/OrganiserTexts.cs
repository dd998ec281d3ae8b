using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Organisers;

/// <summary>What is said to organisers, and to whoever wants what only they can do.</summary>
internal sealed class OrganiserTexts(string language) : Texts(language)
{
    public string OnlyOrganisers => Say();

    public string OnlyPrivately => Say();

    public string AllWorkshops => Say();

    public string MyRegistrations => Say();

    public string MenuTitle => Say();

    public string MenuText => Say();

    public string ButtonStatus => Say();

    public string ButtonSettings => Say();

    public string ButtonCsv => Say();

    public string ButtonExcel => Say();

    public string ButtonMessages => Say();

    public string ButtonQuestions => Say();

    public string AskQuestions => Say();

    public string ButtonRoster => Say();

    public string ButtonUndo => Say();

    public string Yes => Say();

    public string No => Say();

    public string StatusTitle => Say();

    public string StatusOf(object first, object second, object third) => Fill([first, second, third]);

    public string StatusUnlimited(object first) => Fill([first]);

    public string InSlot(object first, object second) => Fill([first, second]);

    public string NoSuch(object first) => Fill([first]);

    public string IsOpen => Say();

    public string IsNotYet(object first) => Fill([first]);

    public string IsOver(object first) => Fill([first]);

    public string RosterTitle(object first) => Fill([first]);

    public string RosterSeat(object first) => Fill([first]);

    public string RosterWaits(object first) => Fill([first]);

    public string Nameless => Say();

    public string RosterEmpty => Say();

    public string RosterMore(object first) => Fill([first]);

    public string WhichWorkshop => Say();

    public string AskCapacity => Say();

    public string AskSlot => Say();

    public string AskHour => Say();

    public string MissingHour => Say();

    public string NoLimitYet(object first) => Fill([first]);

    public string SeatsOutOfRange(object first, object second) => Fill([first, second]);

    public string LengthOutOfRange(object first, object second) => Fill([first, second]);

    public string ClosesFirst(object first) => Fill([first]);

    public string SameAlready => Say();

    public string AskTitle => Say();

    public string DoneTitle => Say();

    public string NotDoneTitle => Say();

    public string CapacityBecomes(object first, object second, object third) => Fill([first, second, third]);

    public string Seats(object first) => Fill([first]);

    public string NoLimit => Say();

    public string GetSeats(object first, object second) => Fill([first, second]);

    public string AllStay(object first) => Fill([first]);

    public string SlotBecomes(object first, object second, object third) => Fill([first, second, third]);

    public string SlotFirst(object first, object second) => Fill([first, second]);

    public string NoSlot => Say();

    public string ClashesKept => Say();

    public string OpensBecomes(object first) => Fill([first]);

    public string ClosesBecomes(object first) => Fill([first]);

    public string PromoteBecomes(object first) => Fill([first]);

    public string OpensNothing => Say();

    public string ClosesNothing => Say();

    public string PromoteNothing => Say();

    public string OtherBecomes(object first, object second) => Fill([first, second]);

    public string BackToFile(object first) => Fill([first]);

    public string GotSeats(object first) => Fill([first]);

    public string Clashing(object first) => Fill([first]);

    public string SettingsTitle => Say();

    public string SettingsNone => Say();

    public string NothingToUndo => Say();

    public string NameCapacity => Say();

    public string NameSlot => Say();

    public string NameOpens => Say();

    public string NameCloses => Say();

    public string NamePromote => Say();

    public string SettingIs(object first, object second) => Fill([first, second]);

    public string NothingSet => Say();

    public string WhoTitle => Say();

    public string NobodyFound => Say();

    public string TooManyFound => Say();

    public string AskIn(object first, object second) => Fill([first, second]);

    public string AskOut(object first, object second) => Fill([first, second]);

    public string WouldSit(object first) => Fill([first]);

    public string WouldWait(object first, object second) => Fill([first, second]);

    public string WouldClash(object first) => Fill([first]);

    public string HasIt(object first) => Fill([first]);

    public string WouldLeave(object first) => Fill([first]);

    public string HasNothing(object first) => Fill([first]);

    public string ReasonLabel => Say();

    public string ReasonNeeded => Say();

    public string IsTold(object first) => Fill([first]);

    public string DoneSeated(object first) => Fill([first]);

    public string DoneWaiting(object first, object second) => Fill([first, second]);

    public string DoneOut(object first) => Fill([first]);

    public string DoneUnchanged(object first) => Fill([first]);

    public string ToldTitle => Say();

    public string ToldReason(object first) => Fill([first]);

    public string Declined => Say();

    public string OldProposal => Say();

    public string ClosedProposal => Say();

    public string ExportTitle => Say();

    public string ExportText => Say();

    public string ExportNoAddress => Say();

    public string ExportAsk => Say();

    public string Download(object first) => Fill([first]);

    /// <param name="local">In the zone of the event.</param>
    public string Moment(DateTimeOffset local) => local.ToString(Say("MomentFormat"), Languages.Culture(Language));
}
