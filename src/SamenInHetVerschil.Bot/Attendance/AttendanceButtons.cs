using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Attendance;

/// <summary>Calendar and door code beside somebody's seats, as soon as the day is known.</summary>
internal sealed class AttendanceButtons(AttendanceDesk desk, ProgrammeDesk programmes) : ISeatButtons
{
    public async Task<IReadOnlyList<CardButton>> ForAsync(Turn turn, CancellationToken cancel)
    {
        var programme = await programmes.ReadAsync(turn.Session, cancel);
        var seats = programme.Date is null ? [] : await desk.SeatsOfAsync(turn.Session, turn.Person.Id, cancel);
        var texts = new AttendanceTexts(turn.Language);
        return seats.Count == 0 ? [] :
        [
            .. seats.Any(seat => programme.Of(seat) is not null) ? [new SubmitButton(texts.ToCalendar, new ButtonData(AttendanceVerbs.Calendar))] : (CardButton[])[],
            new SubmitButton(texts.ShowDoorCode, new ButtonData(AttendanceVerbs.DoorCode)),
        ];
    }
}
