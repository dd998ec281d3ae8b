using Microsoft.Extensions.Options;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Privacy;

/// <summary>
/// Every night, and at start, forgets whoever has been remembered long enough. Doing it twice changes nothing, so nothing has to be remembered about the
/// nights themselves; one instance does it for all.
/// </summary>
internal sealed partial class RetentionWorker(
    Database database, ForgettingDesk forgetting, ProgrammeDesk programmes, Delivery delivery, OrganiserBell organisers, ContentStore content,
    IOptions<PrivacyOptions> options, Leases leases, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    /// <summary>People forgotten in one transaction.</summary>
    private const int Together = 20;

    private const string Reason = "remembered long enough";

    /// <summary>On the clock of the event; an hour that every night has once.</summary>
    private static readonly TimeOnly Hour = new(4, 0);

    /// <summary>Forgets whom there is to forget now. Returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var forgotten = 0;
        while (await database.WriteAsync(SomeAsync, cancel) is var some and > 0)
        {
            forgotten += some;
        }

        return forgotten;
    }

    /// <summary>The next time that it is night, UTC.</summary>
    public static DateTimeOffset NextNight(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var day = DateOnly.FromDateTime(local).AddDays(TimeOnly.FromDateTime(local) < Hour ? 0 : 1);
        var night = day.ToDateTime(Hour);
        return new DateTimeOffset(night, zone.GetUtcOffset(night)).ToUniversalTime();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await leases.TryTakeAsync("retention", stoppingToken) && await SweepAsync(stoppingToken) is var forgotten and > 0)
                {
                    LogForgotten(log, forgotten);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFault(log, fault);
            }

            var now = clock.GetUtcNow();
            await Task.Delay(NextNight(now, content.Current.Event.TimeZone) - now, clock, stoppingToken);
        }
    }

    private async Task<int> SomeAsync(DatabaseSession session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var over = EndOf((await programmes.ReadAsync(session, cancel)).Date);
        var isBefore = over is null || now < over;
        // As long as the event is to come, nobody who signed up for it has been silent for too long.
        var limit = isBefore ? over is null ? now.AddDays(-options.Value.IdleDays) : DateTimeOffset.MinValue : Later(over!.Value, now.AddDays(-options.Value.IdleDays));
        var people = await forgetting.NotSeenSinceAsync(session, limit, Together, cancel);
        foreach (var person in people)
        {
            if (!isBefore)
            {
                await forgetting.ForgetOnlyAsync(session, person, null, cancel);
                continue;
            }

            var seats = await forgetting.ForgetAsync(session, person, null, new Cause("retention", Reason, null, now), cancel);
            foreach (var message in SeatMessages.For(seats, content, organisers.Ids))
            {
                await delivery.SendToPersonAsync(session, message, null, now, cancel);
            }
        }

        return people.Count;
    }

    /// <summary>The moment from which the event lies far enough behind; null when its day is not set.</summary>
    private DateTimeOffset? EndOf(DateOnly? date)
    {
        if (date is not { } day)
        {
            return null;
        }

        var zone = content.Current.Event.TimeZone;
        var midnight = day.AddDays(1 + options.Value.RetentionDays).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} people were forgotten: they were remembered long enough")]
    private static partial void LogForgotten(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Forgetting failed; it is tried again the next night")]
    private static partial void LogFault(ILogger log, Exception fault);
}
