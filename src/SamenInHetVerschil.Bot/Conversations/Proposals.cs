using System.Security.Cryptography;
using System.Text.Json;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>
/// What sentences proposed. Confirming a proposal acts once; an old, foreign or settled id does nothing. A new proposal in a conversation takes
/// the place of the open one.
/// </summary>
internal sealed class Proposals
{
    /// <summary>How long a proposal can be confirmed.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromHours(24);

    public async Task<string> MakeAsync<T>(DatabaseSession session, Turn turn, T content, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            "update proposal set settled_at = @now, outcome = 'replaced' where conversation_id = @ConversationId and settled_at is null",
            new { turn.ConversationId, now = turn.Now }, cancel);
        var id = "p_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9));
        await session.ExecuteAsync(
            """
            insert into proposal (id, person_id, conversation_id, content, created_at, expires_at)
            values (@id, @personId, @ConversationId, @json, @now, @expires)
            """,
            new { id, personId = turn.Person.Id, turn.ConversationId, json = JsonSerializer.Serialize(content), now = turn.Now, expires = turn.Now + Lives }, cancel);
        return id;
    }

    /// <summary>Looks at a proposal without settling it.</summary>
    public async Task<ProposalFound<T>> LookAsync<T>(DatabaseSession session, Turn turn, string? id, CancellationToken cancel)
        where T : class
    {
        var row = id is null ? null : await session.FirstOrDefaultAsync<Row>(
            "select id, person_id, content, card_activity_id, expires_at, outcome from proposal where id = @id", new { id }, cancel);
        return row switch
        {
            null => new ProposalFound<T>(ProposalStanding.Unknown, null, null, null),
            _ when row.PersonId != turn.Person.Id => new ProposalFound<T>(ProposalStanding.Foreign, null, null, null),
            { Outcome: { } outcome } => new ProposalFound<T>(Enum.Parse<ProposalStanding>(outcome, ignoreCase: true), row.Id, null, row.CardActivityId),
            _ when DateTimeOffset.Parse(row.ExpiresAt, System.Globalization.CultureInfo.InvariantCulture) <= turn.Now =>
                new ProposalFound<T>(ProposalStanding.Expired, row.Id, null, row.CardActivityId),
            _ => new ProposalFound<T>(ProposalStanding.Open, row.Id, JsonSerializer.Deserialize<T>(row.Content), row.CardActivityId),
        };
    }

    /// <summary>False when it was settled before: then nothing may follow from it.</summary>
    public async Task<bool> SettleAsync(DatabaseSession session, string id, ProposalStanding outcome, DateTimeOffset now, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "update proposal set settled_at = @now, outcome = @outcome where id = @id and settled_at is null",
            new { id, outcome = outcome.ToString().ToLowerInvariant(), now }, cancel) == 1;

    public Task ShownOnAsync(DatabaseSession session, string id, string activityId, CancellationToken cancel) =>
        session.ExecuteAsync("update proposal set card_activity_id = @activityId where id = @id", new { id, activityId }, cancel);

    private sealed record Row(string Id, string PersonId, string Content, string? CardActivityId, string ExpiresAt, string? Outcome);
}

/// <summary>How a proposal stands.</summary>
internal enum ProposalStanding
{
    /// <summary>It can be confirmed.</summary>
    Open,

    Confirmed,
    Declined,

    /// <summary>A later proposal took its place.</summary>
    Replaced,
    Expired,

    /// <summary>It was made for somebody else.</summary>
    Foreign,
    Unknown,
}

/// <summary>A proposal that was looked up; <paramref name="Content"/> only when it is open.</summary>
internal sealed record ProposalFound<T>(ProposalStanding Standing, string? Id, T? Content, string? CardActivityId)
    where T : class;
