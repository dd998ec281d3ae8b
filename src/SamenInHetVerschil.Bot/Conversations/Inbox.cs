using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Activities that came in. What stands here survives a crash and is answered exactly once.</summary>
internal sealed class Inbox
{
    /// <summary>
    /// Stores the activity unless the conversation had one with this key. <c>IsNew</c> is false for a repeat, and the id is that of the first.
    /// </summary>
    public async Task<(long Ordinal, string ActivityId, bool IsNew)> AcceptAsync(
        DatabaseSession session, string conversationId, string key, Activity activity, DateTimeOffset now, CancellationToken cancel)
    {
        var ordinal = await session.ScalarAsync<long?>(
            """
            insert into inbox (conversation_id, activity_key, activity_id, activity, received_at) values (@conversationId, @key, @id, @json, @now)
            on conflict (conversation_id, activity_key) do nothing returning ordinal
            """,
            new { conversationId, key, id = activity.Id, json = JsonSerializer.Serialize(activity, ActivityJson.Options), now }, cancel);
        if (ordinal is { } taken)
        {
            return (taken, activity.Id!, true);
        }

        var earlier = await FindAsync(session, conversationId, key, cancel);
        return (earlier!.Ordinal, earlier.ActivityId, false);
    }

    /// <summary>The activity that the conversation had under this key, or null.</summary>
    public Task<InboxRow?> FindAsync(DatabaseSession session, string conversationId, string key, CancellationToken cancel) =>
        session.FirstOrDefaultAsync<InboxRow>(
            "select ordinal, activity_id, activity, attempts from inbox where conversation_id = @conversationId and activity_key = @key",
            new { conversationId, key }, cancel);

    /// <summary>The oldest activity of the conversation whose turn has not run, not later than <paramref name="upTo"/>.</summary>
    public Task<InboxRow?> OldestOpenAsync(DatabaseSession session, string conversationId, long upTo, CancellationToken cancel) =>
        session.FirstOrDefaultAsync<InboxRow>(
            """
            select ordinal, activity_id, activity, attempts from inbox
            where conversation_id = @conversationId and done_at is null and ordinal <= @upTo order by ordinal limit 1
            """,
            new { conversationId, upTo }, cancel);

    /// <summary>False when the turn was already done: then nothing of this try may stand.</summary>
    public async Task<bool> FinishAsync(DatabaseSession session, long ordinal, string? answer, DateTimeOffset now, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "update inbox set done_at = @now, answer = @answer, activity = '' where ordinal = @ordinal and done_at is null",
            new { ordinal, answer, now }, cancel) == 1;

    /// <summary>The body that an invoke was answered with.</summary>
    public Task<string?> AnswerAsync(DatabaseSession session, long ordinal, CancellationToken cancel) =>
        session.ScalarAsync<string>("select answer from inbox where ordinal = @ordinal", new { ordinal }, cancel);

    /// <summary>Counts one more try for every turn that is open.</summary>
    public Task<int> CountTriesAsync(DatabaseSession session, CancellationToken cancel) =>
        session.ExecuteAsync("update inbox set attempts = attempts + 1 where done_at is null", null, cancel);
}

/// <summary>An activity in the inbox.</summary>
/// <param name="Attempts">How often the program died before it was done.</param>
internal sealed record InboxRow(long Ordinal, string ActivityId, string Activity, long Attempts)
{
    private const string Own = "own:";

    /// <summary>Id of an activity that the house itself put in, because of the turn with this number.</summary>
    public static string OwnId(long ordinal) => $"{Own}{ordinal}";

    /// <summary>What to answer to on the channel; null when the channel does not know this activity.</summary>
    public string? ToReplyTo => ActivityId.StartsWith(Own, StringComparison.Ordinal) ? null : ActivityId;

    public Activity Read() => JsonSerializer.Deserialize<Activity>(Activity, ActivityJson.Options)!;
}
