using System.Data.Common;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>
/// Sends what the outbox holds, per conversation in order, and records what became of it. One instance sends for all, so that the order holds and the
/// channel sees the rate of one.
/// </summary>
internal sealed partial class OutboxWorker(
    Database database, Outbox outbox, OutboxSignal signal, ConversationBook conversations, ConnectorClient connector, Leases leases, TimeProvider clock, ILogger<OutboxWorker> log)
    : BackgroundService
{
    private const string Lease = "outbox";
    private const int AtATime = 32;

    /// <summary>New content for a card may be put in place again when nobody knows whether it was.</summary>
    private const int MostReplacements = 5;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OthersBell = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan WhenThrottled = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WhenUnreachable = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isOurs = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var wasOurs = isOurs;
                isOurs = await leases.TryTakeAsync(Lease, stoppingToken);
                if (isOurs && !wasOurs)
                {
                    await database.WriteAsync((session, cancel) => outbox.GiveUpInterruptedAsync(session, clock.GetUtcNow(), cancel), stoppingToken);
                }

                await (isOurs ? SendDueAsync(stoppingToken) : Task.Delay(Leases.Beat, stoppingToken));
            }
            catch (DbException fault) when (database.IsPassing(fault))
            {
                LogStoreFault(log, fault);
                await Task.Delay(Leases.Beat, stoppingToken);
            }
        }
    }

    private async Task SendDueAsync(CancellationToken stoppingToken)
    {
        var due = await database.WriteAsync(
            async (session, cancel) => await leases.HoldsAsync(session, Lease, cancel) ? await outbox.TakeDueAsync(session, clock.GetUtcNow(), AtATime, cancel) : [], stoppingToken);
        await Task.WhenAll(due.Select(row => SendAsync(row, stoppingToken)));
        if (due.Count == 0)
        {
            var next = await database.ReadAsync(outbox.NextDueAsync, stoppingToken);
            var sleep = Clamp(next is { } moment ? moment - clock.GetUtcNow() : LongestSleep);
            // What another instance puts in rings no bell here.
            await signal.WaitAsync(leases.AreNeeded && sleep > OthersBell ? OthersBell : sleep, clock, stoppingToken);
        }
    }

    private async Task SendAsync(OutboxRow row, CancellationToken cancel)
    {
        var (conversation, replaces) = await database.ReadAsync(
            async (session, token) => (
                await conversations.FindAsync(session, row.ConversationId, token), row.Replaces is { } id ? await outbox.OnChannelAsync(session, id, token) : null),
            cancel);
        var outcome = conversation?.ReadReference().ServiceUrl is { } service
            ? row.Replaces is not null && replaces is null
                ? new SendOutcome.Refused(0, "NothingToReplace")
                : await SendAsync(service, conversation.ChannelConversationId, row.Read(), replaces, cancel)
            : new SendOutcome.Refused(0, "NoAddress");
        var now = clock.GetUtcNow();
        await database.WriteAsync(
            (session, token) => outcome switch
            {
                SendOutcome.Accepted accepted => outbox.SettleAsync(session, row.Id, "delivered", accepted.Id, null, now, token),
                SendOutcome.Throttled throttled => outbox.PostponeAsync(session, row.Id, now + (throttled.RetryAfter ?? WhenThrottled), token),
                SendOutcome.NotReachable => outbox.PostponeAsync(session, row.Id, now + WhenUnreachable, token),
                SendOutcome.Uncertain when replaces is not null && row.Attempts < MostReplacements => outbox.PostponeAsync(session, row.Id, now + WhenUnreachable, token),
                SendOutcome.Uncertain uncertain => outbox.SettleAsync(session, row.Id, "uncertain", null, $"{uncertain.Status}", now, token),
                SendOutcome.Refused refused => GiveUpAsync(session, row, refused, now, token),
                _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
            },
            CancellationToken.None);
        LogSent(log, row.Id, outcome.GetType().Name);
    }

    private Task<SendOutcome> SendAsync(string service, string conversationId, Activity activity, string? replaces, CancellationToken cancel) =>
        replaces is not null
            ? connector.UpdateAsync(service, conversationId, replaces, activity, cancel)
            : activity.ReplyToId is { } replyTo
            ? connector.ReplyToActivityAsync(service, conversationId, replyTo, activity, cancel)
            : connector.SendToConversationAsync(service, conversationId, activity, cancel);

    /// <summary>That somebody blocked the bot, or that it may not speak there, is only ever learned from a refusal.</summary>
    private async Task GiveUpAsync(DatabaseSession session, OutboxRow row, SendOutcome.Refused refused, DateTimeOffset now, CancellationToken cancel)
    {
        await outbox.SettleAsync(session, row.Id, "undeliverable", null, refused.Code ?? $"{refused.Status}", now, cancel);
        if (refused.IsForGood)
        {
            await conversations.CloseAsync(session, row.ConversationId, refused.Code!, cancel);
        }
    }

    private static TimeSpan Clamp(TimeSpan sleep) => sleep < TimeSpan.FromMilliseconds(50) ? TimeSpan.FromMilliseconds(50) : sleep > LongestSleep ? LongestSleep : sleep;

    [LoggerMessage(Level = LogLevel.Error, Message = "The store did not answer while sending; it is asked again")]
    private static partial void LogStoreFault(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox {Id}: {Outcome}")]
    private static partial void LogSent(ILogger log, long id, string outcome);
}
