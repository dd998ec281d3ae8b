using System.Security.Cryptography;
using System.Text.Json;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Privacy;

/// <summary>Forgets people, everywhere and in the caller's transaction.</summary>
internal sealed class ForgettingDesk(RegistrationDesk registrations)
{
    /// <summary>What an id begins with that belongs to nobody any more; the logs allow no other change.</summary>
    public const string Nobody = "forgotten:";

    /// <summary>Whoever was last here before <paramref name="limit"/>, the longest silent first.</summary>
    public Task<IReadOnlyList<string>> NotSeenSinceAsync(DatabaseSession session, DateTimeOffset limit, int most, CancellationToken cancel) =>
        session.QueryAsync<string>("select id from person where last_seen < @limit order by last_seen, id limit @most", new { limit, most }, cancel);

    /// <summary>Gives up the person's seats, which go on to who waits, and forgets the person.</summary>
    /// <param name="stays">The conversation in which it was asked: it is emptied and goes on. All others of the person are erased.</param>
    /// <returns>Who got a seat, and must hear so.</returns>
    public async Task<Filled> ForgetAsync(DatabaseSession session, string personId, string? stays, Cause cause, CancellationToken cancel)
    {
        var applied = await registrations.WithdrawAllAsync(session, personId, cause, cancel);
        await ForgetOnlyAsync(session, personId, stays, cancel);
        return applied.Seats;
    }

    /// <summary>Forgets the person; a seat stays taken, by nobody. For after the event, when no seat is of use to anybody.</summary>
    public async Task ForgetOnlyAsync(DatabaseSession session, string personId, string? stays, CancellationToken cancel)
    {
        var nobody = Nobody + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        await ForgetConversationsAsync(session, personId, stays, cancel);
        foreach (var (table, column, fate, _) in PersonTables.Columns)
        {
            await session.ExecuteAsync(
                fate == Fate.Gone ? $"delete from {table} where {column} = @personId" : $"update {table} set {column} = @nobody where {column} = @personId",
                new { personId, nobody }, cancel);
        }
    }

    private static async Task ForgetConversationsAsync(DatabaseSession session, string personId, string? stays, CancellationToken cancel)
    {
        stays ??= "";
        // What a delivery says of where it went leads back to the person; one that did not leave yet never will.
        await session.ExecuteAsync(
            """
            update delivery set conversation_id = null, activity_id = null, revision = null,
              reason = case when state = 'queued' then 'forgotten' else reason end, state = case when state = 'queued' then 'undeliverable' else state end
            where person_id = @personId
            """,
            new { personId }, cancel);
        await session.ExecuteAsync("delete from conversation where person_id = @personId and id <> @stays", new { personId, stays }, cancel);
        foreach (var sql in new[]
        {
            "delete from transcript where conversation_id = @stays",
            "delete from outbox where conversation_id = @stays and state <> 'sending'",
            "update inbox set answer = null where conversation_id = @stays",
        })
        {
            await session.ExecuteAsync(sql, new { stays }, cancel);
        }

        if (await session.ScalarAsync<string>("select reference from conversation where id = @stays", new { stays }, cancel) is { } reference)
        {
            var nameless = JsonSerializer.Deserialize<ConversationReference>(reference, JsonSerializerOptions.Web)!.WithoutName();
            await session.ExecuteAsync(
                "update conversation set reference = @reference, state = '{}' where id = @stays",
                new { stays, reference = JsonSerializer.Serialize(nameless, JsonSerializerOptions.Web) }, cancel);
        }
    }
}
