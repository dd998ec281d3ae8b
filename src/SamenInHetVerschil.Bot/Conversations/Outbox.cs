using System.Globalization;
using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Activities that must still leave by a channel that we call. Sent after the commit, per conversation in order.</summary>
internal sealed class Outbox(OutboxSignal signal)
{
    /// <summary>Ids of ours, for what has no id on its channel yet.</summary>
    private const string Prefix = "outbox:";

    /// <param name="replaces">The activity that gets new content: its id on the channel, or what this returned for it. Null for one more.</param>
    /// <param name="rated">What kind of question it answers, when people may say whether it helped.</param>
    /// <returns>An id by which this activity can be replaced later, whether it has left by then or not.</returns>
    public async Task<string> AddAsync(
        DatabaseSession session, string conversationId, long? turnOrdinal, Activity activity, string? replaces, Rated? rated, DateTimeOffset now, CancellationToken cancel)
    {
        var id = await session.ScalarAsync<long>(
            """
            insert into outbox (conversation_id, turn_ordinal, activity, replaces, rated, due_at)
            values (@conversationId, @turnOrdinal, @json, @replaces, @kind, @now) returning id
            """,
            new
            {
                conversationId, turnOrdinal, replaces, now,
                json = JsonSerializer.Serialize(activity, ActivityJson.Options), kind = rated is null ? null : JsonSerializer.Serialize(rated, JsonSerializerOptions.Web),
            },
            cancel);
        session.AfterCommit.Add(signal.Ring);
        return replaces ?? Prefix + id;
    }

    /// <summary>The id on the channel of what <see cref="AddAsync"/> returned; null while it has none.</summary>
    public async Task<string?> OnChannelAsync(DatabaseSession session, string id, CancellationToken cancel) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? await session.ScalarAsync<string?>("select channel_activity_id from outbox where id = @row", new { row }, cancel)
            : id;

    /// <summary>What kind of question a message of ours in this conversation answers; null when it is none that people may rate.</summary>
    public async Task<Rated?> RatedAsync(DatabaseSession session, string conversationId, string channelActivityId, CancellationToken cancel) =>
        await session.ScalarAsync<string?>(
            "select rated from outbox where conversation_id = @conversationId and channel_activity_id = @channelActivityId and rated is not null",
            new { conversationId, channelActivityId }, cancel) is { } json
                ? JsonSerializer.Deserialize<Rated>(json, JsonSerializerOptions.Web)
                : null;

    /// <summary>
    /// The first waiting activity of each conversation that is due. One that was being sent when the program died becomes uncertain: it may have arrived.
    /// </summary>
    public async Task<IReadOnlyList<OutboxRow>> TakeDueAsync(DatabaseSession session, DateTimeOffset now, int most, CancellationToken cancel)
    {
        var due = await session.QueryAsync<OutboxRow>(
            """
            select id, conversation_id, activity, replaces, attempts from outbox
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

    /// <summary>At start: what was being sent when the program died may have arrived, so it is never sent again by itself. Only new content may be put in place twice.</summary>
    public async Task GiveUpInterruptedAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancel)
    {
        await session.ExecuteAsync("update outbox set state = 'queued' where state = 'sending' and replaces is not null", null, cancel);
        await session.ExecuteAsync("update outbox set state = 'uncertain', reason = 'interrupted', settled_at = @now where state = 'sending'", new { now }, cancel);
    }

    /// <summary>When the next activity is due; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(DatabaseSession session, CancellationToken cancel)
    {
        var due = await session.ScalarAsync<string>("select min(due_at) from outbox where state = 'queued'", null, cancel);
        return due is null ? null : DateTimeOffset.Parse(due, CultureInfo.InvariantCulture);
    }
}

/// <summary>An activity that waits to leave.</summary>
internal sealed record OutboxRow(long Id, string ConversationId, string Activity, string? Replaces, long Attempts)
{
    public Activity Read() => JsonSerializer.Deserialize<Activity>(Activity, ActivityJson.Options)!;
}

/// <summary>Rings when something was put in the outbox.</summary>
internal sealed class OutboxSignal : Signal;
