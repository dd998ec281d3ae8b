using System.Globalization;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>
/// The day before, from the hour that is set, reminds everybody who has a seat with a known hour: once for each day of the event, whatever happens in
/// between. Being reminded and the message are one transaction.
/// </summary>
internal sealed partial class ReminderWorker(
    Database database, AttendanceBook book, ProgrammeDesk programmes, ReminderMessages messages, Delivery delivery, ContentStore content,
    IOptions<AttendanceOptions> options, Leases leases, TimeProvider clock, ILogger<ReminderWorker> log) : BackgroundService
{
    /// <summary>People reminded in one transaction.</summary>
    private const int Together = 50;

    private static readonly TimeSpan Sleep = TimeSpan.FromMinutes(1);

    /// <summary>Reminds whom there is to remind now. Returns how many.</summary>
    public async Task<int> RemindAsync(CancellationToken cancel)
    {
        var reminded = 0;
        while (await database.WriteAsync(SomeAsync, cancel) is var some and > 0)
        {
            reminded += some;
        }

        return reminded;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Reminds is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await leases.TryTakeAsync("reminders", stoppingToken) && await RemindAsync(stoppingToken) is var reminded and > 0)
                {
                    LogReminded(log, reminded);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFault(log, fault);
            }

            await Task.Delay(Sleep, clock, stoppingToken);
        }
    }

    private async Task<int> SomeAsync(DatabaseSession session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var programme = await programmes.ReadAsync(session, cancel);
        var due = Due(programme, TimeZoneInfo.ConvertTime(now, content.Current.Event.TimeZone).DateTime);
        if (due.Count == 0)
        {
            return 0;
        }

        var day = programme.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var people = await book.ToRemindAsync(session, day, due, Together, cancel);
        foreach (var person in people)
        {
            if (await book.RemindedAsync(session, person, day, now, cancel))
            {
                await delivery.SendToPersonAsync(session, await messages.ForAsync(session, person, programme, now, cancel), null, now, cancel);
            }
        }

        return people.Count;
    }

    /// <summary>The workshops that are still to begin, once it is time; otherwise none.</summary>
    private List<int> Due(DayProgramme programme, DateTime local)
    {
        if (programme.Date is not { } date || options.Value.Reminds is not { } hour || local < date.AddDays(-1).ToDateTime(hour))
        {
            return [];
        }

        return [.. content.Current.Numbers.Select(programme.Of).OfType<Appointment>().Where(one => local < one.Start).Select(one => one.Workshop)];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} people were reminded of the day")]
    private static partial void LogReminded(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminding failed; it is tried again")]
    private static partial void LogFault(ILogger log, Exception fault);
}
