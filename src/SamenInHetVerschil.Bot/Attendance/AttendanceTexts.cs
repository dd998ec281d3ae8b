using System.Globalization;
using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Attendance;

/// <summary>What is said about the day itself: calendar, door, reminder, certificate.</summary>
internal sealed class AttendanceTexts(string language) : Texts(language)
{
    public string Workshop(int number, string title) => Fill([number, title]);

    public string FromTo(string start, string end) => Fill([start, end]);

    public string From(string start) => Fill([start]);

    public string AtPlace(string place) => Fill([place]);

    public string CalendarTitle => Say();

    public string CalendarReady => Say();

    public string CalendarNotYet => Say();

    public string HourNotYet(string workshop) => Fill([workshop]);

    public string ToCalendar => Say();

    public string NoSeat => Say();

    public string OnlyWaiting => Say();

    public string DoorTitle => Say();

    public string DoorShow => Say();

    public string DoorAlt(string code) => Fill([code]);

    public string DoorCodeIs(string code) => Fill([code]);

    public string ShowDoorCode => Say();

    public string CertificateTitle => Say();

    public string CertificateNotYet => Say();

    public string CertificateReady => Say();

    public string OpenCertificate => Say();

    public string Declares => Say();

    public string Attended => Say();

    public string AttendedDate(string date) => Fill([date]);

    public string CertificateFooter => Say();

    public string NoAddress => Say();

    public string ReminderTitle => Say();

    public string AskReminderOn => Say();

    public string AskReminderOff => Say();

    public string ReminderIsOn(string hour) => Fill([hour]);

    public string ReminderIsOff => Say();

    public string ReminderNever => Say();

    public string NoReminder => Say();

    public string WithReminder => Say();

    public string Tomorrow => Say();

    public string Today => Say();

    public string TomorrowList => Say();

    public string AccordingTo => Say();

    public string DayIs(string date) => Fill([date]);

    public string DayHours(string hours) => Fill([hours]);

    public string PlaceIs(string place) => Fill([place]);

    public string AfterCheckIn => Say();

    public string HoursOf(string workshop, string hours) => Fill([workshop, hours]);

    public string PlaceOf(string workshop, string place) => Fill([workshop, place]);

    public string Yes => Say();

    public string No => Say();

    public string Done => Say();

    public string NothingDone => Say();

    public string Closed => Say();

    public string TooLate => Say();

    public string MyRegistrations => Say();

    public string SignUp => Say();

    /// <summary>A day with its weekday.</summary>
    public string Date(DateOnly date) => date.ToString(Say("DateFormat"), Culture);

    public string Hour(TimeOnly hour) => hour.ToString(Say("HourFormat"), Culture);

    /// <summary>"van 9.00 tot 10.30 uur"; null when no hour is known.</summary>
    public string? Between(Hours hours) => hours switch
    {
        { Start: { } start, End: { } end } => FromTo(Hour(start), Hour(end)),
        { Start: { } start } => From(Hour(start)),
        _ => null,
    };

    private CultureInfo Culture => Languages.Culture(Language);
}
