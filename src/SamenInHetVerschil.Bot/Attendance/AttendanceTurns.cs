using Microsoft.Extensions.Options;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Attendance;

/// <summary>What an attendee can say or click about the day itself.</summary>
internal sealed class AttendanceTurns(
    AttendanceDesk desk, AttendanceBook book, ProgrammeDesk programmes, AttendanceLinks links, AttendanceOffers offers, IOptions<AttendanceOptions> options, ContentStore content)
    : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var wish = WishOf(turn);
        if (turn.IsPublic && wish is not null)
        {
            return Reply.InPrivate(new Registrations.RegistrationTexts(turn.Language).Privately);
        }

        return wish switch
        {
            Wish.ToCalendar => await CalendarAsync(turn, cancel),
            Wish.DoorCode => await DoorCodeAsync(turn, cancel),
            Wish.Certificate => await CertificateAsync(turn, cancel),
            Wish.Reminder reminder => await ReminderAsync(turn, reminder.Wanted, cancel),
            _ => await offers.AnswerAsync(turn, cancel),
        };
    }

    private static Wish? WishOf(Turn turn) => turn.Kind switch
    {
        TurnKind.Click => turn.Button?.Do switch
        {
            AttendanceVerbs.Calendar => new Wish.ToCalendar(),
            AttendanceVerbs.DoorCode => new Wish.DoorCode(),
            AttendanceVerbs.Certificate => new Wish.Certificate(),
            AttendanceVerbs.Reminder => new Wish.Reminder(Wanted: true),
            AttendanceVerbs.NoReminder => new Wish.Reminder(Wanted: false),
            _ => null,
        },
        TurnKind.Message when turn.Understood.Main is Wish.ToCalendar or Wish.DoorCode or Wish.Certificate or Wish.Reminder => turn.Understood.Main,
        _ => null,
    };

    private async Task<Reply> CalendarAsync(Turn turn, CancellationToken cancel)
    {
        var seats = await desk.SeatsOfAsync(turn.Session, turn.Person.Id, cancel);
        if (seats.Count == 0)
        {
            return await NoSeatAsync(turn, new AttendanceTexts(turn.Language).CalendarTitle, cancel);
        }

        var programme = await programmes.ReadAsync(turn.Session, cancel);
        return Answer(turn, Cards(turn).Calendar(programme, seats, await links.CalendarAsync(turn.Session, turn.Person.Id, cancel)), "calendar");
    }

    private async Task<Reply> DoorCodeAsync(Turn turn, CancellationToken cancel)
    {
        var seats = await desk.SeatsOfAsync(turn.Session, turn.Person.Id, cancel);
        if (seats.Count == 0)
        {
            return await NoSeatAsync(turn, new AttendanceTexts(turn.Language).DoorTitle, cancel);
        }

        var code = await book.CodeOfAsync(turn.Session, turn.Person.Id, turn.Now, cancel);
        return Answer(turn, Cards(turn).DoorCode(code, seats, await links.DoorAsync(turn.Session, turn.Person.Id, cancel)), "door code");
    }

    private async Task<Reply> CertificateAsync(Turn turn, CancellationToken cancel)
    {
        var attended = await desk.AttendedAsync(turn.Session, turn.Person.Id, cancel);
        return attended.Count == 0
            ? Answer(turn, Cards(turn).NoCertificateYet(), "no certificate yet")
            : Answer(turn, Cards(turn).Certificate(attended, await links.CertificateAsync(turn.Session, turn.Person.Id, cancel)), "certificate");
    }

    private async Task<Reply> ReminderAsync(Turn turn, bool wanted, CancellationToken cancel)
    {
        var texts = new AttendanceTexts(turn.Language);
        if (options.Value.Reminds is not { } hour)
        {
            return Answer(turn, Cards(turn).Say(texts.ReminderTitle, [texts.ReminderNever], Cards(turn).Mine()), "no reminders");
        }

        var isOn = await book.WantsReminderAsync(turn.Session, turn.Person.Id, cancel);
        var state = isOn ? texts.ReminderIsOn(texts.Hour(hour)) : texts.ReminderIsOff;
        return isOn == wanted
            ? Answer(turn, Cards(turn).Reminder(isOn, state), "reminder as it was")
            : await offers.MakeAsync(
                turn, new AttendanceProposal(wanted ? AttendanceAct.ReminderOn : AttendanceAct.ReminderOff), id => Cards(turn).AskReminder(id, wanted, state), cancel);
    }

    private async Task<Reply> NoSeatAsync(Turn turn, string title, CancellationToken cancel) =>
        Answer(turn, Cards(turn).NoSeat(title, await desk.WaitsAsync(turn.Session, turn.Person.Id, cancel)), "no seat");

    private static Reply Answer(Turn turn, Card card, string outcome) => new(card) { State = turn.State with { Touched = turn.Now }, Outcome = outcome };

    private AttendanceCards Cards(Turn turn) => new(turn.Language, content.Current);
}
