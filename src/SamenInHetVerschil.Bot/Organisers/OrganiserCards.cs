using System.Globalization;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Organisers;

/// <summary>What organisers see, in one language.</summary>
internal sealed class OrganiserCards(string language, EventContent content)
{
    private const int MostNames = 40;

    private readonly OrganiserTexts texts = new(language);
    private readonly RegistrationCards seats = new(language, content);

    public Card Menu() => Of(texts.MenuTitle, [new Paragraph(texts.MenuText)],
        Status(), Settings(), Excel(), Csv(), new SubmitButton(texts.ButtonMessages, new ButtonData(AnnouncementVerbs.List)),
        new SubmitButton(texts.ButtonQuestions, new ButtonData("say", Say: texts.AskQuestions)));

    /// <summary>To an attendee who wants what only organisers can do.</summary>
    public Card Refused() => Of(null, [new Paragraph(texts.OnlyOrganisers)],
        new SubmitButton(texts.AllWorkshops, new ButtonData("list")), new SubmitButton(texts.MyRegistrations, new ButtonData(RegistrationVerbs.Mine)));

    public Card Say(string? title, IReadOnlyList<string> said, params IReadOnlyList<CardButton> buttons) => Of(title, [.. said.Select(line => new Paragraph(line))], buttons);

    public Card Status(IReadOnlyList<Places> places, DaySettings settings, IReadOnlyList<int> unknown, DateTimeOffset now)
    {
        var opening = settings.OpeningAt(now) switch
        {
            Opening.NotYet notYet => texts.IsNotYet(Moment(notYet.From)),
            Opening.Over over => texts.IsOver(Moment(over.Since)),
            _ => texts.IsOpen,
        };
        return Of(
            texts.StatusTitle,
            [
                .. unknown.Select(number => new Paragraph(texts.NoSuch(number))),
                new Facts([.. places.Select(one => (Title(one.Workshop), Described(one, settings)))]),
                new Note(opening),
            ],
            [.. places.Count == 1 ? [Roster(places[0].Workshop)] : (CardButton[])[], Settings(), Excel()]);
    }

    public Card Roster(int workshop, IReadOnlyList<RosterLine> lines)
    {
        List<Element> body = [lines.Count == 0 ? new Paragraph(texts.RosterEmpty) : new Bullets([.. lines.Take(MostNames).Select(line => line.HasSeat ? texts.RosterSeat(line.Name ?? texts.Nameless) : texts.RosterWaits(line.Name ?? texts.Nameless))])];
        if (lines.Count > MostNames)
        {
            body.Add(new Note(texts.RosterMore(lines.Count - MostNames)));
        }

        return Of(texts.RosterTitle(seats.Titled(workshop)), body, Excel(), Csv());
    }

    /// <summary>What organisers set, with who set it when left out: that stands in the log.</summary>
    public Card SettingsList(IReadOnlyList<DaySettingRow> rows) => Of(
        texts.SettingsTitle,
        [rows.Count == 0 ? new Paragraph(texts.SettingsNone) : new Bullets([.. rows.Select(row => texts.SettingIs(NameOf(row.Workshop, row.Name), Shown(row.Name, row.Value)))])],
        [.. rows.Count > 0 ? [Undo(null)] : (CardButton[])[], Status()]);

    /// <summary>Asks to confirm changes of settings.</summary>
    public Card AskChanges(string id, IReadOnlyList<string> lines) => Of(texts.AskTitle, [new Bullets(lines)], YesOrNo(id));

    /// <summary>Asks to confirm that somebody is signed in or out, and why.</summary>
    public Card AskSeat(string id, SeatChange change, Person person, IReadOnlyList<string> lines)
    {
        var (who, which) = (NameOf(person), Which(change.Workshops));
        return Of(
            change.In ? texts.AskIn(who, which) : texts.AskOut(who, which),
            [
                new Bullets([.. lines, texts.IsTold(who)]),
                new TextInput(OrganiserVerbs.ReasonInput, texts.ReasonLabel, Required: true, texts.ReasonNeeded, MaxLength: OrganiserDesk.LongestReason, Value: change.Reason),
            ],
            YesOrNo(id));
    }

    /// <summary>Several people fit: a button for each.</summary>
    public Card Who(IReadOnlyList<Person> people, bool isIn, IReadOnlyList<int> workshops, string? reason) => Of(
        texts.WhoTitle, [],
        [.. people.Select(person => new SubmitButton(
            person.Email is { } email ? $"{NameOf(person)} ({email})" : NameOf(person),
            new ButtonData(OrganiserVerbs.Person, person.Id, workshops, (isIn ? "in|" : "out|") + reason)))]);

    /// <summary>For the person whose seats an organiser changed.</summary>
    public Card Told(IReadOnlyList<Outcome> outcomes, string reason) => Of(
        texts.ToldTitle, [new Bullets(Lines(outcomes)), new Paragraph(texts.ToldReason(reason))], new SubmitButton(texts.MyRegistrations, new ButtonData(RegistrationVerbs.Mine)));

    public Card Export(string format, string address) => Of(texts.ExportTitle, [new Paragraph(texts.ExportText)], new LinkButton(texts.Download(format == "csv" ? texts.ButtonCsv : texts.ButtonExcel), address));

    public IReadOnlyList<string> Lines(IReadOnlyList<Outcome> outcomes) => [.. outcomes.Select(outcome => outcome.Became switch
    {
        Became.Registered => texts.DoneSeated(Title(outcome.Workshop)),
        Became.Waiting => texts.DoneWaiting(Title(outcome.Workshop), outcome.Position),
        Became.Cancelled or Became.LeftLine => texts.DoneOut(Title(outcome.Workshop)),
        _ => texts.DoneUnchanged(Title(outcome.Workshop)),
    })];

    /// <summary>What a change of a setting comes down to.</summary>
    public IReadOnlyList<string> Lines(DayChange change, DaySettings now, Places? places)
    {
        if (change.BackToFile)
        {
            return [texts.BackToFile(NameOf(change.Workshop, change.Name))];
        }

        var moment = change.Value is { } value && RegistrationOptions.Moment(value) is { } at ? Moment(at) : null;
        return change.Name switch
        {
            DaySettingNames.Capacity => CapacityLines(change, now.CapacityOf(change.Workshop), places),
            DaySettingNames.Slot when change.Value is { } slot =>
                [now.SlotOf(change.Workshop) is { } before ? texts.SlotBecomes(Title(change.Workshop), slot, before) : texts.SlotFirst(Title(change.Workshop), slot), texts.ClashesKept],
            DaySettingNames.Slot => [texts.SlotBecomes(Title(change.Workshop), texts.NoSlot, now.SlotOf(change.Workshop) ?? texts.NoSlot)],
            DaySettingNames.OpensAt => [moment is null ? texts.OpensNothing : texts.OpensBecomes(moment)],
            DaySettingNames.ClosesAt => [moment is null ? texts.ClosesNothing : texts.ClosesBecomes(moment)],
            DaySettingNames.PromoteUntil => [moment is null ? texts.PromoteNothing : texts.PromoteBecomes(moment)],
            _ => [texts.OtherBecomes(change.Name, change.Value ?? texts.NothingSet)],
        };
    }

    /// <summary>Why it cannot be.</summary>
    public string Fault(DayOutcome outcome, string name) => outcome switch
    {
        DayOutcome.NotAllowed => texts.OnlyOrganisers,
        DayOutcome.NoSuchWorkshop none => texts.NoSuch(none.Workshop),
        DayOutcome.OutOfRange range => name == DaySettingNames.Capacity ? texts.SeatsOutOfRange(range.Least, range.Most) : texts.LengthOutOfRange(range.Least, range.Most),
        DayOutcome.ClosesBeforeItOpens other => texts.ClosesFirst(Moment(other.Other)),
        _ => texts.AskHour,
    };

    public string NameOf(Person person) => person.Name ?? texts.Nameless;

    public string Title(int workshop) => seats.Titled(workshop);

    public SubmitButton Settings() => new(texts.ButtonSettings, new ButtonData(OrganiserVerbs.Settings));

    public SubmitButton Status() => new(texts.ButtonStatus, new ButtonData(OrganiserVerbs.Status));

    public SubmitButton Excel() => new(texts.ButtonExcel, new ButtonData(OrganiserVerbs.Export, Say: "xlsx"));

    public SubmitButton Csv() => new(texts.ButtonCsv, new ButtonData(OrganiserVerbs.Export, Say: "csv"));

    /// <param name="turn">That changed it; null: the last change.</param>
    public SubmitButton Undo(long? turn) => new(texts.ButtonUndo, new ButtonData(OrganiserVerbs.Undo, turn?.ToString(CultureInfo.InvariantCulture)));

    private SubmitButton Roster(int workshop) => new(texts.ButtonRoster, new ButtonData(OrganiserVerbs.Roster, Workshops: [workshop]));

    private IReadOnlyList<CardButton> YesOrNo(string id) =>
    [
        new SubmitButton(texts.Yes, new ButtonData(OrganiserVerbs.Yes, id), Positive: true),
        new SubmitButton(texts.No, new ButtonData(OrganiserVerbs.No, id), IgnoreInputs: true),
    ];

    private List<string> CapacityLines(DayChange change, int? before, Places? places)
    {
        var after = change.Value is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : (int?)null;
        List<string> lines = [texts.CapacityBecomes(Title(change.Workshop), Seats(after), Seats(before))];
        if (places is null)
        {
            return lines;
        }

        if (places.Waiting > 0)
        {
            var free = after is { } seats ? Math.Max(0, seats - places.Registered) : places.Waiting;
            lines.Add(texts.GetSeats(places.Waiting, Math.Min(free, places.Waiting)));
        }

        lines.Add(texts.AllStay(places.Registered));
        return lines;
    }

    private string Seats(int? number) => number is { } seats ? texts.Seats(seats) : texts.NoLimit;

    private string Described(Places one, DaySettings settings)
    {
        var filled = settings.CapacityOf(one.Workshop) is { } capacity ? texts.StatusOf(one.Registered, capacity, one.Waiting) : texts.StatusUnlimited(one.Registered);
        return settings.SlotOf(one.Workshop) is { } slot ? texts.InSlot(filled, slot) : filled;
    }

    private string NameOf(int workshop, string name)
    {
        var called = name switch
        {
            DaySettingNames.Capacity => texts.NameCapacity,
            DaySettingNames.Slot => texts.NameSlot,
            DaySettingNames.OpensAt => texts.NameOpens,
            DaySettingNames.ClosesAt => texts.NameCloses,
            DaySettingNames.PromoteUntil => texts.NamePromote,
            _ => name,
        };
        return workshop == DaySettings.WholeDay ? called : $"{Title(workshop)}, {called}";
    }

    private string Shown(string name, string? value) => value is null ? name == DaySettingNames.Capacity ? texts.NoLimit : texts.NothingSet
        : RegistrationOptions.Moment(value) is { } moment ? Moment(moment) : value;

    private string Which(IReadOnlyList<int> workshops) => string.Join(", ", workshops.Select(Title));

    private string Moment(DateTimeOffset moment) => texts.Moment(TimeZoneInfo.ConvertTime(moment, content.Event.TimeZone));

    private Card Of(string? title, IReadOnlyList<Element> body, params IReadOnlyList<CardButton> buttons)
    {
        IReadOnlyList<Element> all = title is null ? body : [new Heading(title), .. body];
        return new Card(texts.Language, Fallback.Of(all), all, buttons);
    }
}
