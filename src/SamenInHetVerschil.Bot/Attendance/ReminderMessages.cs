using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>What whoever has a seat reads the day before.</summary>
internal sealed class ReminderMessages(AttendanceDesk desk, AttendanceLinks links, ContentStore content)
{
    public async Task<MessageTo> ForAsync(DatabaseSession session, string personId, DayProgramme programme, DateTimeOffset now, CancellationToken cancel)
    {
        var seats = await desk.SeatsOfAsync(session, personId, cancel);
        var address = await links.CalendarAsync(session, personId, cancel);
        var isToday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, content.Current.Event.TimeZone).DateTime) == programme.Date;
        return new MessageTo(personId, language => new AttendanceCards(language, content.Current).Remind(programme, seats, isToday, address));
    }
}
