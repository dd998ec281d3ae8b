using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>The conversations the house takes part in.</summary>
internal sealed class ConversationBook
{
    private const string Columns = "id, channel, channel_conversation_id, person_id, reference, state, last_sequence, closed";

    public static string IdOf(string channel, string channelConversationId) => $"{channel}:{channelConversationId}";

    public Task<Conversation?> FindAsync(DatabaseSession session, string id, CancellationToken cancel) =>
        session.FirstOrDefaultAsync<Conversation>($"select {Columns} from conversation where id = @id", new { id }, cancel);

    /// <summary>
    /// The conversation, held until the transaction ends: what is added to it by others comes before or after, never between. Whoever puts something in its
    /// inbox holds it, so that the numbers there are given in the order in which they are seen.
    /// </summary>
    public Task<Conversation?> HoldAsync(DatabaseSession session, string id, CancellationToken cancel) =>
        session.FirstOrDefaultAsync<Conversation>($"select {Columns} from conversation where id = @id{session.Dialect.ForUpdate}", new { id }, cancel);

    /// <summary>The conversation, held as by <see cref="HoldAsync"/>, with its reference refreshed (the service address of a channel may change at any time) and open again. <c>IsNew</c> when it was not known.</summary>
    public async Task<(Conversation Conversation, bool IsNew)> OpenAsync(
        DatabaseSession session, string channel, string channelConversationId, string? personId, ConversationReference reference, DateTimeOffset now, CancellationToken cancel)
    {
        var id = IdOf(channel, channelConversationId);
        var parameters = new { id, channel, channelConversationId, personId, reference = JsonSerializer.Serialize(reference, JsonSerializerOptions.Web), now };
        var isNew = await session.ExecuteAsync(
            """
            insert into conversation (id, channel, channel_conversation_id, person_id, reference, last_moment, created_at)
            values (@id, @channel, @channelConversationId, @personId, @reference, @now, @now) on conflict (id) do nothing
            """,
            parameters, cancel) == 1;
        if (!isNew)
        {
            await session.ExecuteAsync(
                "update conversation set reference = @reference, closed = null where id = @id and (reference <> @reference or closed is not null)", parameters, cancel);
        }

        return ((await HoldAsync(session, id, cancel))!, isNew);
    }

    /// <summary>Nothing arrives there any more, until something comes from there.</summary>
    /// <param name="why"><see cref="Conversation.Removed"/>, or the channel's code.</param>
    public Task CloseAsync(DatabaseSession session, string id, string why, CancellationToken cancel) =>
        session.ExecuteAsync("update conversation set closed = @why where id = @id", new { id, why }, cancel);

    /// <summary>How far each of these conversations has come.</summary>
    public Task<IReadOnlyList<(string Id, long Sequence)>> LastSequencesAsync(DatabaseSession session, IReadOnlyList<string> ids, CancellationToken cancel) =>
        session.QueryAsync<(string, long)>("select id, last_sequence from conversation where id in @ids", new { ids }, cancel);

    public Task RememberAsync(DatabaseSession session, string id, ConversationState state, CancellationToken cancel) =>
        session.ExecuteAsync("update conversation set state = @state where id = @id", new { id, state = state.ToJson() }, cancel);

    /// <summary>The next place in the conversation, and a moment later than all before it.</summary>
    public async Task<(long Sequence, DateTimeOffset Moment)> NextPlaceAsync(DatabaseSession session, string id, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await session.ScalarAsync<DateTimeOffset>($"select last_moment from conversation where id = @id{session.Dialect.ForUpdate}", new { id }, cancel);
        var next = last.AddMilliseconds(1);
        var moment = now > next ? now : next;
        var sequence = await session.ScalarAsync<long>(
            "update conversation set last_sequence = last_sequence + 1, last_moment = @moment where id = @id returning last_sequence",
            new { id, moment }, cancel);
        return (sequence, moment);
    }
}

/// <summary>A conversation as it is stored.</summary>
/// <param name="Closed">Why nothing arrives there any more; null while things do.</param>
internal sealed record Conversation(
    string Id, string Channel, string ChannelConversationId, string? PersonId, string Reference, string State, long LastSequence, string? Closed)
{
    /// <summary>The app, or the bot, was taken away there.</summary>
    public const string Removed = "removed";

    public ConversationReference ReadReference() => JsonSerializer.Deserialize<ConversationReference>(Reference, JsonSerializerOptions.Web)!;

    /// <summary>The same, without the name of whose conversation it is. The address stays only where a channel needs it: what stands in a transcript needs none.</summary>
    public Conversation WithoutName()
    {
        var nameless = ReadReference().WithoutName();
        return this with { Reference = JsonSerializer.Serialize(Channel == Delivery.WebChannel ? nameless with { User = null } : nameless, JsonSerializerOptions.Web) };
    }
}

/// <summary>What is needed to say something in a conversation later (protocol-activity.md, "Conversation reference").</summary>
internal sealed record ConversationReference
{
    public string? ServiceUrl { get; init; }

    public string? TenantId { get; init; }

    public string? ConversationType { get; init; }

    public ChannelAccount? Bot { get; init; }

    public ChannelAccount? User { get; init; }

    /// <summary>Anything but a chat of one person with the bot.</summary>
    public bool IsPublic => ConversationType is not null and not "personal";

    /// <summary>The same with nothing of the user but the address on the channel.</summary>
    public ConversationReference WithoutName() => this with { User = User is null ? null : new ChannelAccount { Id = User.Id, AadObjectId = User.AadObjectId, Role = User.Role } };
}
