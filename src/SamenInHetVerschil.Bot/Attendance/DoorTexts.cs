using System.Globalization;
using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Attendance;

/// <summary>What is said to organisers at the door.</summary>
internal sealed class DoorTexts(string language) : Texts(language)
{
    public string Title => Say();

    public string Workshop(int number, string title) => Fill([number, title]);

    public string Someone => Say();

    public string In(string name, int workshop) => Fill([name, workshop]);

    public string WasIn(string name, int workshop, string hour) => Fill([name, workshop, hour]);

    public string Waiting(string name, int workshop) => Fill([name, workshop]);

    public string Cancelled(string name, int workshop) => Fill([name, workshop]);

    public string NoSeat(string name, int workshop) => Fill([name, workshop]);

    public string Elsewhere(string numbers) => Fill([numbers]);

    public string UnknownCode => Say();

    public string NoSuchWorkshop(int workshop) => Fill([workshop]);

    public string NotAllowed => Say();

    public string Undone(string name, int workshop) => Fill([name, workshop]);

    public string WasNotIn(string name, int workshop) => Fill([name, workshop]);

    public string Undo => Say();

    public string PageTitle => Say();

    public string PageReady => Say();

    public string OpenPage => Say();

    public string NoAddress => Say();

    public string TurnoutTitle => Say();

    public string TurnoutLine(string workshop, int present, int seats) => Fill([workshop, present, seats]);

    public string PresentNames(string names) => Fill([names]);

    public string AbsentNames(string names) => Fill([names]);

    public string NobodyYet => Say();

    public string AndMore(int more) => Fill([more]);

    public string AskCheckIn(string name, int workshop) => Fill([name, workshop]);

    public string AskUndo(string name, int workshop) => Fill([name, workshop]);

    public string WhoIsMeant(string name) => Fill([name]);

    public string NobodyCalled(string name) => Fill([name]);

    public string WhichWorkshop => Say();

    public string Yes => Say();

    public string No => Say();

    public string ScanTitle => Say();

    public string ChooseDoor => Say();

    public string CodeLabel => Say();

    public string CodeHint => Say();

    public string CheckIn => Say();

    public string StartCamera => Say();

    public string StopCamera => Say();

    public string NoCamera => Say();

    public string CannotScan => Say();

    public string LinkIsOver => Say();

    public string NoConnection => Say();

    public string AskProgramme => Say();

    public string AskDate(string date) => Fill([date]);

    public string AskHours(string about, string hours) => Fill([about, hours]);

    public string AskPlace(string about, string place) => Fill([about, place]);

    public string AskEnd(string hour) => Fill([hour]);

    public string ClearDate => Say();

    public string ClearHours(string about) => Fill([about]);

    public string ClearPlace(string about) => Fill([about]);

    public string WholeDay => Say();

    public string ToldToPeople => Say();

    public string ProgrammeIsSet => Say();

    public string NothingSet => Say();

    public string DoesNotExist => Say();

    public string IsPast(string date) => Fill([date]);

    public string HourIsSkipped => Say();

    public string PlaceTooLong(int most) => Fill([most]);

    public string Counted => Say();

    public string Hour(DateTimeOffset local) => local.ToString(Say("HourFormat"), Languages.Culture(Language));

    /// <summary>What became of somebody, in a sentence or two.</summary>
    /// <param name="zone">In which hours are said.</param>
    public string Result(Entry entry, TimeZoneInfo zone)
    {
        var name = entry.Name ?? Someone;
        var said = entry.Outcome switch
        {
            EntryOutcome.In => In(name, entry.Workshop),
            EntryOutcome.WasIn => WasIn(name, entry.Workshop, Hour(TimeZoneInfo.ConvertTime(entry.Since!.Value, zone))),
            EntryOutcome.Waiting => Waiting(name, entry.Workshop),
            EntryOutcome.Cancelled => Cancelled(name, entry.Workshop),
            EntryOutcome.NoSeat => NoSeat(name, entry.Workshop),
            EntryOutcome.NoSuchWorkshop => NoSuchWorkshop(entry.Workshop),
            EntryOutcome.Undone => Undone(name, entry.Workshop),
            EntryOutcome.WasNotIn => WasNotIn(name, entry.Workshop),
            EntryOutcome.NotAllowed => NotAllowed,
            _ => UnknownCode,
        };
        return entry.Elsewhere.Count == 0 ? said : said + " " + Elsewhere(string.Join(", ", entry.Elsewhere));
    }

    /// <summary>The words of the organiser's page, by name.</summary>
    public IReadOnlyDictionary<string, string> OfPage() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["title"] = ScanTitle, ["door"] = ChooseDoor, ["code"] = CodeLabel, ["hint"] = CodeHint, ["checkIn"] = CheckIn, ["start"] = StartCamera, ["stop"] = StopCamera,
        ["noCamera"] = NoCamera, ["cannotScan"] = CannotScan, ["over"] = LinkIsOver, ["noConnection"] = NoConnection, ["counted"] = Counted, ["undo"] = Undo,
    };
}
