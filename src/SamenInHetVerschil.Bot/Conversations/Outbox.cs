using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Activities that must still leave by a channel that we call. Sent after the commit, per conversation in order.</summary>
internal sealed class Outbox(OutboxSignal signal)
{
    public async Task AddAsync(
        DatabaseSession session, string conversationId, long? turnOrdinal, Activity activity, DateTimeOffset now, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            "insert into outbox (conversation_id, turn_ordinal, activity, due_at) values (@conversationId, @turnOrdinal, @json, @now)",
            new { conversationId, turnOrdinal, json = JsonSerializer.Serialize(activity, ActivityJson.Options), now }, cancel);
        session.AfterCommit.Add(signal.Ring);
    }

    /// <summary>
    /// The first waiting activity of each conversation that is due. One that was being sent when the program died becomes uncertain: it may have arrived.
    /// </summary>
    public async Task<IReadOnlyList<OutboxRow>> TakeDueAsync(DatabaseSession session, DateTimeOffset now, int most, CancellationToken cancel)
    {
        var due = await session.QueryAsync<OutboxRow>(
            """
            select id, conversation_id, activity, attempts from outbox
            where state = 'queued' and due_at <= @now
              and id = (select min(id) from outbox earlier where earlier.conversation_id = outbox.conversation_id and earlier.state in ('queued', 'sending'))
            order by id limit @most
            """,
            new { now, most }, cancel);
        foreach (var row in due)
        {
            await session.ExecuteAsync("update outbox set state = 'sending', attempts = attempts + 1 where id = @Id", new { row.Id }, cancel);
        }

        return due;
    }

    public Task SettleAsync(
        DatabaseSession session, long id, string state, string? channelActivityId, string? reason, DateTimeOffset now, CancellationToken cancel) =>
        session.ExecuteAsync(
            """
            update outbox set state = @state, channel_activity_id = @channelActivityId, reason = @reason, settled_at = @now, activity = ''
            where id = @id and state = 'sending'
            """,
            new { id, state, channelActivityId, reason, now }, cancel);

    /// <summary>Back into the line, to be tried again from <paramref name="due"/>.</summary>
    public Task PostponeAsync(DatabaseSession session, long id, DateTimeOffset due, CancellationToken cancel) =>
        session.ExecuteAsync("update outbox set state = 'queued', due_at = @due where id = @id and state = 'sending'", new { id, due }, cancel);

    /// <summary>At start: what was being sent when the program died may have arrived, so it is never sent again by itself.</summary>
    public Task<int> GiveUpInterruptedAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancel) =>
        session.ExecuteAsync("update outbox set state = 'uncertain', reason = 'interrupted', settled_at = @now where state = 'sending'", new { now }, cancel);

    /// <summary>When the next activity is due; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(DatabaseSession session, CancellationToken cancel)
    {
        var due = await session.ScalarAsync<string>("select min(due_at) from outbox where state = 'queued'", null, cancel);
        return due is null ? null : DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>An activity that waits to leave.</summary>
internal sealed record OutboxRow(long Id, string ConversationId, string Activity, long Attempts)
{
    public Activity Read() => JsonSerializer.Deserialize<Activity>(Activity, ActivityJson.Options)!;
}

/// <summary>Rings when something was put in the outbox.</summary>
internal sealed class OutboxSignal : Signal;
