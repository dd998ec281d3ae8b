using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.ActivityProtocol.DirectLine;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>What stands in a web conversation: for us the channel itself, so that "delivered" is part of the turn's transaction.</summary>
internal sealed class Transcript(ConversationBook conversations, ConversationNews news)
{
    /// <summary>Adds the activity at the end and returns it with its id and time.</summary>
    public async Task<Activity> AddAsync(
        DatabaseSession session, Conversation conversation, Activity activity, DateTimeOffset now, CancellationToken cancel)
    {
        var (sequence, moment) = await conversations.NextPlaceAsync(session, conversation.Id, now, cancel);
        var placed = activity with
        {
            Id = $"{conversation.ChannelConversationId}|{sequence:D7}",
            Timestamp = moment,
            ChannelId = conversation.Channel,
            Conversation = new ConversationAccount { Id = conversation.ChannelConversationId },
        };
        await session.ExecuteAsync(
            "insert into transcript (conversation_id, activity_id, sequence, activity) values (@conversation, @id, @sequence, @json)",
            new { conversation = conversation.Id, id = placed.Id, sequence, json = JsonSerializer.Serialize(placed, ActivityJson.Options) }, cancel);
        session.AfterCommit.Add(() => news.Signal(conversation.Id, sequence));
        return placed;
    }

    /// <summary>Gives the activity new attachments and words; it keeps its id, its time and its place on the page.</summary>
    public async Task ReplaceAsync(
        DatabaseSession session, Conversation conversation, string activityId, Func<Activity, Activity> change, DateTimeOffset now, CancellationToken cancel)
    {
        var json = await session.ScalarAsync<string>(
            "select activity from transcript where conversation_id = @conversation and activity_id = @activityId",
            new { conversation = conversation.Id, activityId }, cancel);
        if (json is null)
        {
            return;
        }

        var (sequence, _) = await conversations.NextPlaceAsync(session, conversation.Id, now, cancel);
        var changed = JsonSerializer.Serialize(change(JsonSerializer.Deserialize<Activity>(json, ActivityJson.Options)!), ActivityJson.Options);
        await session.ExecuteAsync(
            "update transcript set sequence = @sequence, activity = @changed where conversation_id = @conversation and activity_id = @activityId",
            new { conversation = conversation.Id, activityId, sequence, changed }, cancel);
        session.AfterCommit.Add(() => news.Signal(conversation.Id, sequence));
    }

    public async Task<IReadOnlyList<StoredActivity>> ReadAsync(
        DatabaseSession session, string conversationId, long after, int most, CancellationToken cancel)
    {
        var rows = await session.QueryAsync<(long Sequence, string Activity)>(
            "select sequence, activity from transcript where conversation_id = @conversationId and sequence > @after order by sequence limit @most",
            new { conversationId, after, most }, cancel);
        return [.. rows.Select(row => new StoredActivity(row.Sequence, JsonSerializer.Deserialize<Activity>(row.Activity, ActivityJson.Options)!))];
    }

    /// <summary>Everything that was said in the conversations of one person, in words.</summary>
    public async Task<IReadOnlyList<SaidMessage>> OfPersonAsync(DatabaseSession session, string personId, CancellationToken cancel)
    {
        var stored = await session.QueryAsync<string>(
            """
            select transcript.activity from transcript join conversation on conversation.id = transcript.conversation_id
            where conversation.person_id = @personId order by conversation.id, transcript.sequence
            """,
            new { personId }, cancel);
        return [.. stored.Select(json => JsonSerializer.Deserialize<Activity>(json, ActivityJson.Options)!)
            .Select(activity => new SaidMessage(activity.Timestamp, activity.From?.Role == "bot" ? "bot" : "you", activity.Text ?? activity.Summary))];
    }
}

/// <summary>One message, in words.</summary>
/// <param name="From"><c>you</c> or <c>bot</c>.</param>
internal sealed record SaidMessage(DateTimeOffset? At, string From, string? Text);
