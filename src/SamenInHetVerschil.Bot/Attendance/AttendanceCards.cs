using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Attendance;

/// <summary>What the room shows to attendees, in one language.</summary>
internal sealed class AttendanceCards(string language, EventContent content)
{
    private readonly AttendanceTexts texts = new(language);

    /// <summary>The seats with their day and hour, and the link for a calendar.</summary>
    /// <param name="address">Null when no address can be given.</param>
    public Card Calendar(DayProgramme programme, IReadOnlyList<int> seats, string? address)
    {
        var known = seats.Any(seat => programme.Of(seat) is not null);
        if (!known)
        {
            return Say(texts.CalendarTitle, [texts.CalendarNotYet], Mine());
        }

        return Build(
            [new Heading(texts.CalendarTitle), When(programme, seats), .. address is null ? [new Paragraph(texts.NoAddress)] : (Element[])[new Paragraph(texts.CalendarReady)], new Note(texts.AccordingTo)],
            [.. address is null ? [] : (CardButton[])[new LinkButton(texts.ToCalendar, address)], Button(texts.ShowDoorCode, AttendanceVerbs.DoorCode)]);
    }

    /// <param name="picture">Address of the QR code; null when no address can be given.</param>
    public Card DoorCode(string code, IReadOnlyList<int> seats, string? picture)
    {
        var shown = Attendance.DoorCode.Shown(code);
        return Build(
            [
                new Heading(texts.DoorTitle), new Paragraph(texts.DoorShow),
                .. picture is null ? [] : (Element[])[new Picture(picture, texts.DoorAlt(shown))],
                new Line(texts.DoorCodeIs(shown), ""),
                new Bullets([.. seats.Select(Name)]),
            ],
            [Mine()]);
    }

    /// <param name="address">Null when no address can be given.</param>
    public Card Certificate(IReadOnlyList<int> attended, string? address) => Build(
        [new Heading(texts.CertificateTitle), new Paragraph(texts.CertificateReady), new Bullets([.. attended.Select(Name)]), .. address is null ? [new Paragraph(texts.NoAddress)] : (Element[])[]],
        address is null ? [] : [new LinkButton(texts.OpenCertificate, address)]);

    public Card NoCertificateYet() => Say(texts.CertificateTitle, [texts.CertificateNotYet], Mine(), Button(texts.ShowDoorCode, AttendanceVerbs.DoorCode));

    /// <summary>There is no seat, so there is nothing to show.</summary>
    public Card NoSeat(string title, bool waits) => Say(title, [waits ? texts.OnlyWaiting : texts.NoSeat], waits ? Mine() : Button(texts.SignUp, "signup"));

    /// <summary>Asks whether to turn the reminder on or off.</summary>
    public Card AskReminder(string id, bool wanted, string state) => Build(
        [new Heading(wanted ? texts.AskReminderOn : texts.AskReminderOff), new Paragraph(state)],
        [
            new SubmitButton(texts.Yes, new ButtonData(AttendanceVerbs.Confirm, id), Positive: true),
            new SubmitButton(texts.No, new ButtonData(AttendanceVerbs.Decline, id)),
        ]);

    /// <summary>How it stands with the reminder, and the other choice.</summary>
    public Card Reminder(bool wanted, string state) => Say(
        texts.ReminderTitle, [state],
        wanted ? Button(texts.NoReminder, AttendanceVerbs.NoReminder) : Button(texts.WithReminder, AttendanceVerbs.Reminder), Mine());

    /// <summary>The day before, or on the day itself when somebody signed up that late.</summary>
    public Card Remind(DayProgramme programme, IReadOnlyList<int> seats, bool isToday, string? address) => Build(
        [
            new Heading(isToday ? texts.Today : texts.Tomorrow), new Paragraph(texts.TomorrowList), When(programme, seats),
            .. programme.Place is { } place ? [new Paragraph(texts.PlaceIs(place))] : (Element[])[], new Note(texts.AccordingTo),
        ],
        [
            Button(texts.ShowDoorCode, AttendanceVerbs.DoorCode), .. address is null ? [] : (CardButton[])[new LinkButton(texts.ToCalendar, address)], Mine(),
            Button(texts.NoReminder, AttendanceVerbs.NoReminder),
        ]);

    /// <summary>What the organisers have set, of what was asked.</summary>
    /// <param name="unknown">Of what was asked and is not set: sentences that say so.</param>
    public Card Known(IReadOnlyList<string> known, IReadOnlyList<string> unknown) => Build(
        [.. known.Select(line => new Paragraph(line)), new Note(texts.AccordingTo), .. unknown.Select(line => new Paragraph(line))],
        [Button(texts.ToCalendar, AttendanceVerbs.Calendar), Mine()]);

    /// <summary>Something kind, and ways on.</summary>
    public Card Say(string title, IReadOnlyList<string> said, params IReadOnlyList<CardButton> buttons) =>
        Build([new Heading(title), .. said.Select(line => new Paragraph(line))], buttons);

    public CardButton Mine() => Button(texts.MyRegistrations, "mine");

    /// <summary>"Workshop 3: title".</summary>
    public string Name(int number) => texts.Workshop(number, content.Find(number)?.In(language).Title ?? "?");

    /// <summary>"Workshop 3: title. Donderdag 5 november 2026, van 9.00 tot 10.30 uur, plaats: De Brug".</summary>
    public string Line(DayProgramme programme, int seat)
    {
        if (programme.Of(seat) is not { } appointment)
        {
            return texts.HourNotYet(Name(seat));
        }

        var hours = texts.Between(programme.HoursOf(seat));
        var place = appointment.Place is { } named ? texts.AtPlace(named) : null;
        return $"{Name(seat)}. {Capital(string.Join(", ", new[] { texts.Date(DateOnly.FromDateTime(appointment.Start)), hours, place }.OfType<string>()))}";
    }

    private Bullets When(DayProgramme programme, IReadOnlyList<int> seats) => new([.. seats.Select(seat => Line(programme, seat))]);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static SubmitButton Button(string title, string verb) => new(title, new ButtonData(verb));

    private Card Build(IReadOnlyList<Element> body, IReadOnlyList<CardButton> buttons) => new(language, Fallback.Of(body), body, buttons);
}
