using Microsoft.Extensions.Options;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>
/// Starts what is planned, sends what is queued as fast as the channel allows, makes corrections, and shows how far it is. One instance does so for all: the
/// channel counts what comes from any of them.
/// </summary>
internal sealed partial class AnnouncementWorker(
    Database database, AnnouncementDesk desk, AnnouncementBook book, DeliveryBook deliveries, AnnouncementDelivery door, AnnouncementProgress progress,
    AnnouncementSignal signal, IOptions<AnnouncementOptions> options, Leases leases, TimeProvider clock, ILogger<AnnouncementWorker> log) : BackgroundService
{
    private const string Lease = "announcements";

    /// <summary>Web conversations written in one transaction.</summary>
    private const int WrittenTogether = 100;

    /// <summary>Requests to channels that may be under way at once.</summary>
    private const int MostUnderWay = 24;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(5);

    private readonly SendingRates rates = new(options.Value.PerSecond);
    private readonly HashSet<(string, string)> underWay = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sending = new List<Task>();
        var isOurs = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var wasOurs = isOurs;
                isOurs = await leases.TryTakeAsync(Lease, stoppingToken);
                if (!isOurs)
                {
                    await Task.Delay(Leases.Beat, stoppingToken);
                    continue;
                }

                if (!wasOurs)
                {
                    await database.WriteAsync((session, cancel) => deliveries.GiveUpInterruptedAsync(session, clock.GetUtcNow(), cancel), stoppingToken);
                }

                await database.WriteAsync((session, cancel) => desk.StartDueAsync(session, clock.GetUtcNow(), cancel), stoppingToken);
                var busy = await WriteWebAsync(stoppingToken);
                busy |= await ReviseAsync(stoppingToken);
                var taken = await TakeAsync(stoppingToken);
                sending.RemoveAll(task => task.IsCompleted);
                sending.AddRange(taken.Select(SendAsync));
                await progress.ShowAsync(stoppingToken);
                if (!busy)
                {
                    await signal.WaitAsync(await SleepAsync(stoppingToken), clock, stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFault(log, fault);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }

        await Task.WhenAll(sending);
    }

    /// <summary>True when there may be more.</summary>
    private Task<bool> WriteWebAsync(CancellationToken cancel) => database.WriteAsync(
        async (session, token) =>
        {
            if (!await leases.HoldsAsync(session, Lease, token))
            {
                return false;
            }

            var now = clock.GetUtcNow();
            var due = await deliveries.DueAsync(session, web: true, Delivery.WebChannel, now, WrittenTogether, token);
            var announcements = await AnnouncementsOfAsync(session, due, token);
            foreach (var row in due)
            {
                await deliveries.MoveAsync(session, new DeliveryMove(row.AnnouncementId, row.PersonId, DeliveryState.Queued, DeliveryEvent.Taken, now), token);
                await deliveries.MoveAsync(session, await door.WriteAsync(session, announcements[row.AnnouncementId], row, now, token), token);
            }

            return due.Count == WrittenTogether;
        },
        cancel);

    /// <summary>Takes what may leave now: from this moment on it counts as having left, until the answer is there.</summary>
    private async Task<IReadOnlyList<Taken>> TakeAsync(CancellationToken cancel)
    {
        int free;
        lock (underWay)
        {
            free = MostUnderWay - underWay.Count;
        }

        if (free <= 0)
        {
            return [];
        }

        var taken = new List<Taken>();
        try
        {
            await database.WriteAsync((session, token) => TakeAsync(session, taken, free, token), cancel);
            return taken;
        }
        catch
        {
            taken.ForEach(one => rates.Stays(one.Place));
            throw;
        }
    }

    private async Task TakeAsync(DatabaseSession session, List<Taken> taken, int most, CancellationToken cancel)
    {
        if (!await leases.HoldsAsync(session, Lease, cancel))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var due = await deliveries.DueAsync(session, web: false, Delivery.WebChannel, now, most, cancel);
        var announcements = await AnnouncementsOfAsync(session, due, cancel);
        foreach (var row in due)
        {
            if (rates.TryReserve(row.Tenant, now) is not { } place)
            {
                continue;
            }

            taken.Add(new Taken(announcements[row.AnnouncementId], row, place));
            await deliveries.MoveAsync(session, new DeliveryMove(row.AnnouncementId, row.PersonId, DeliveryState.Queued, DeliveryEvent.Taken, now), cancel);
        }
    }

    private async Task SendAsync(Taken taken)
    {
        var (announcement, row, place) = taken;
        var key = (row.AnnouncementId, row.PersonId);
        lock (underWay)
        {
            underWay.Add(key);
        }

        try
        {
            rates.Leaves(place, clock.GetUtcNow());
            // What was taken is sent to its end: stopping in the middle would only make it uncertain.
            var outcome = await door.SendAsync(database, announcement, row, CancellationToken.None);
            var now = clock.GetUtcNow();
            rates.Answered(place, now);
            if (outcome is PushOutcome.Later { RetryAfter: { } wait })
            {
                rates.Throttled(place, now, now + wait);
            }

            var move = PushJudgement.Judge(
                row, outcome, announcement.Version, announcement.StartedAt ?? now, TimeSpan.FromHours(options.Value.GiveUpAfterHours), Random.Shared.NextDouble(), now);
            await database.WriteAsync((session, token) => deliveries.MoveAsync(session, move, token), CancellationToken.None);
            if (outcome is not PushOutcome.Arrived)
            {
                LogNotTaken(log, row.AnnouncementId, row.Ordinal, outcome.GetType().Name);
            }
        }
#pragma warning disable CA1031 // One person's failure stops nobody; the row stays "sending" and becomes uncertain.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(log, fault);
        }
        finally
        {
            lock (underWay)
            {
                underWay.Remove(key);
            }

            signal.Ring();
        }
    }

    /// <summary>Corrections and withdrawals. True when there may be more.</summary>
    private async Task<bool> ReviseAsync(CancellationToken cancel)
    {
        var rows = await database.ReadAsync((session, token) => deliveries.ToReviseAsync(session, WrittenTogether, token), cancel);
        if (rows.Count == 0)
        {
            return false;
        }

        var announcements = await database.ReadAsync((session, token) => AnnouncementsOfAsync(session, rows, token), cancel);
        foreach (var row in rows)
        {
            var announcement = announcements[row.AnnouncementId];
            if (await ReviseAsync(announcement, row, cancel) is not { } done)
            {
                continue;
            }

            await database.WriteAsync(
                async (session, token) =>
                {
                    if (row.Door == Delivery.WebChannel)
                    {
                        await door.RewriteAsync(session, announcement, row, clock.GetUtcNow(), token);
                    }

                    await deliveries.RevisedAsync(session, row, done, announcement.Version, token);
                },
                cancel);
        }

        return rows.Count == WrittenTogether && rates.NextAt(clock.GetUtcNow()) is null;
    }

    /// <summary>Whether the card on the channel has changed; null when that must wait. May be repeated, so nothing has to be written down before.</summary>
    private async Task<bool?> ReviseAsync(Announcement announcement, DeliveryRow row, CancellationToken cancel)
    {
        if (row.Door == Delivery.WebChannel)
        {
            return true;
        }

        if (rates.TryReserve(row.Tenant, clock.GetUtcNow()) is not { } place)
        {
            return null;
        }

        rates.Leaves(place, clock.GetUtcNow());
        var outcome = await door.ReviseAsync(database, announcement, row, cancel);
        var now = clock.GetUtcNow();
        rates.Answered(place, now);
        if (outcome is PushOutcome.Later { RetryAfter: var wait })
        {
            rates.Throttled(place, now, now + (wait ?? TimeSpan.FromSeconds(2)));
            return null;
        }

        return outcome is PushOutcome.Arrived;
    }

    private async Task<Dictionary<string, Announcement>> AnnouncementsOfAsync(DatabaseSession session, IReadOnlyList<DeliveryRow> rows, CancellationToken cancel)
    {
        var found = new Dictionary<string, Announcement>(StringComparer.Ordinal);
        foreach (var id in rows.Select(row => row.AnnouncementId).Distinct(StringComparer.Ordinal))
        {
            found[id] = (await book.FindAsync(session, id, cancel))!;
        }

        return found;
    }

    private async Task<TimeSpan> SleepAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (planned, due) = await database.ReadAsync(
            async (session, token) => (await book.NextDueAsync(session, token), await deliveries.NextDueAsync(session, token)), cancel);
        var next = new[] { planned, Max(due, rates.NextAt(now)), progress.NextAt }.Min();
        var longest = leases.AreNeeded ? Leases.Beat : LongestSleep; // what is begun at another instance rings no bell here
        var sleep = next - now ?? longest;
        return sleep < ShortestSleep ? ShortestSleep : sleep > longest ? longest : sleep;
    }

    private static DateTimeOffset? Max(DateTimeOffset? due, DateTimeOffset? allowed) => due is null ? null : allowed > due ? allowed : due;

    /// <summary>A delivery that is leaving, with its place in the channel's count.</summary>
    private sealed record Taken(Announcement Announcement, DeliveryRow Row, SendingRates.Place Place);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending announcements failed for a moment; it goes on")]
    private static partial void LogFault(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Announcement {Id}, delivery {Ordinal}: {Outcome}")]
    private static partial void LogNotTaken(ILogger log, string id, int ordinal, string outcome);
}
