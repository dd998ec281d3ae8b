using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding.Organising;

namespace SamenInHetVerschil.Attendance;

/// <summary>What the room shows to organisers, in one language.</summary>
internal sealed class DoorCards(string language, EventContent content)
{
    /// <summary>More names than this make a list that nobody reads.</summary>
    private const int MostNames = 60;

    private readonly DoorTexts texts = new(language);

    /// <summary>What became of somebody at the door; a check-in can be taken back.</summary>
    public Card Result(Entry entry) => Build(
        [new Heading(texts.Title), new Paragraph(texts.Result(entry, content.Event.TimeZone))],
        entry is { Outcome: EntryOutcome.In or EntryOutcome.WasIn, PersonId: { } person } ? [Undo(entry.Workshop, person)] : []);

    /// <summary>The link to the organiser's page.</summary>
    /// <param name="address">Null when no address can be given.</param>
    public Card Page(string? address) => Build(
        [new Heading(texts.PageTitle), new Paragraph(address is null ? texts.NoAddress : texts.PageReady)],
        address is null ? [] : [new LinkButton(texts.OpenPage, address)]);

    public Card NotAllowed() => Build([new Paragraph(texts.NotAllowed)], []);

    /// <summary>How many are in, by workshop.</summary>
    public Card Turnout(IReadOnlyList<Turnout> turnout) => Build(
        [new Heading(texts.TurnoutTitle), new Bullets([.. turnout.Select(one => texts.TurnoutLine(Name(one.Workshop), one.Present, one.Seats))])],
        [new SubmitButton(texts.PageTitle, new ButtonData(DoorVerbs.Page))]);

    /// <summary>Who is in at one workshop, and who is not yet.</summary>
    public Card Present(Turnout turnout, IReadOnlyList<Seat> seats)
    {
        var (present, absent) = (seats.Where(seat => seat.IsIn).ToList(), seats.Where(seat => !seat.IsIn).ToList());
        return Build(
            [
                new Heading(texts.TurnoutTitle), new Paragraph(texts.TurnoutLine(Name(turnout.Workshop), turnout.Present, turnout.Seats)),
                new Paragraph(present.Count == 0 ? texts.NobodyYet : texts.PresentNames(Names(present))),
                .. absent.Count == 0 ? [] : (Element[])[new Paragraph(texts.AbsentNames(Names(absent)))],
            ],
            [new SubmitButton(texts.PageTitle, new ButtonData(DoorVerbs.Page))]);
    }

    /// <summary>Asks to confirm letting somebody in, or taking that back.</summary>
    public Card Ask(string id, string name, int workshop, bool undo) => Build(
        [new Heading(undo ? texts.AskUndo(name, workshop) : texts.AskCheckIn(name, workshop)), new Paragraph(Name(workshop))],
        [
            new SubmitButton(texts.Yes, new ButtonData(AttendanceVerbs.Confirm, id), Positive: true),
            new SubmitButton(texts.No, new ButtonData(AttendanceVerbs.Decline, id)),
        ]);

    /// <summary>Several people have that name, or several workshops are possible: a button for each.</summary>
    public Card Which(string question, IReadOnlyList<(string Title, ButtonData Data)> choices) => Build(
        [new Heading(question), .. choices.Chunk(4).Select(row => new ButtonRow([.. row.Select(choice => new SubmitButton(choice.Title, choice.Data))]))], []);

    /// <summary>Asks to confirm day, hours or place, as they were understood.</summary>
    public Card AskProgramme(string id, DayWish wish) => Build(
        [new Heading(texts.AskProgramme), new Bullets(Lines(wish)), new Note(texts.ToldToPeople)],
        [
            new SubmitButton(texts.Yes, new ButtonData(AttendanceVerbs.Confirm, id), Positive: true),
            new SubmitButton(texts.No, new ButtonData(AttendanceVerbs.Decline, id)),
        ]);

    /// <summary>What people who ask are told from now on.</summary>
    public Card ProgrammeSet(DayProgramme programme)
    {
        var words = new AttendanceTexts(language);
        List<string> lines =
        [
            .. programme.Date is { } date ? [words.DayIs(words.Date(date))] : (string[])[],
            .. words.Between(programme.Whole) is { } whole ? [words.DayHours(whole)] : (string[])[],
            .. programme.Place is { } place ? [words.PlaceIs(place)] : (string[])[],
            .. content.Numbers.Select(number => OfWorkshop(programme, number, words)).OfType<string>(),
        ];
        return lines.Count == 0
            ? Build([new Heading(texts.Title), new Paragraph(texts.NothingSet)], [])
            : Build([new Heading(texts.Title), new Paragraph(texts.ProgrammeIsSet), new Bullets(lines)], []);
    }

    private string? OfWorkshop(DayProgramme programme, int number, AttendanceTexts words)
    {
        var place = programme.PlaceOf(number);
        var known = new[] { words.Between(programme.HoursOf(number)), place == programme.Place ? null : place }.OfType<string>().ToList();
        return known.Count == 0 ? null : words.HoursOf(Name(number), string.Join(", ", known));
    }

    private List<string> Lines(DayWish wish)
    {
        var words = new AttendanceTexts(language);
        var about = wish.About switch { { Workshop: > 0 and var number } => Name(number), { Slot: { } slot } => slot, _ => texts.WholeDay };
        var hours = wish is { Start: null, End: { } end } ? texts.AskEnd(words.Hour(end)) : words.Between(new Hours(wish.Start, wish.End));
        return
        [
            .. wish.Date is { } date ? [texts.AskDate(words.Date(date))] : (string[])[],
            .. hours is null ? [] : (string[])[texts.AskHours(about, hours)],
            .. wish.Place is { } place ? [texts.AskPlace(about, place)] : (string[])[],
            .. wish.Clears.Select(cleared => cleared switch { Cleared.Date => texts.ClearDate, Cleared.Place => texts.ClearPlace(about), _ => texts.ClearHours(about) }),
        ];
    }

    public Card Say(string sentence) => Build([new Heading(texts.Title), new Paragraph(sentence)], []);

    /// <summary>"Workshop 3: title".</summary>
    public string Name(int number) => texts.Workshop(number, content.Find(number)?.In(language).Title ?? "?");

    private string Names(List<Seat> seats)
    {
        var names = seats.Take(MostNames).Select(seat => seat.Name.Length > 0 ? seat.Name : texts.Someone).ToList();
        return string.Join(", ", seats.Count > MostNames ? names.Append(texts.AndMore(seats.Count - MostNames)) : names);
    }

    private SubmitButton Undo(int workshop, string person) => new(texts.Undo, new ButtonData(DoorVerbs.Undo, person, [workshop]));

    private Card Build(IReadOnlyList<Element> body, IReadOnlyList<CardButton> buttons) => new(language, Fallback.Of(body), body, buttons);
}
