using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Which instance runs the turns of a conversation, where several share the database. On SQLite there is one, and nothing has to be written down.</summary>
internal sealed class ConversationLeases(Database database, Leases leases)
{
    /// <summary>Takes a conversation that nobody has, in the transaction that puts something in its inbox: the turn can then begin at once.</summary>
    public Task TakeFreeAsync(DatabaseSession session, string conversationId, CancellationToken cancel) =>
        leases.AreNeeded
            ? session.ExecuteAsync(
                "insert into conversation_lease (conversation_id, instance_id) values (@conversationId, @Instance) on conflict (conversation_id) do nothing",
                new { conversationId, leases.Instance }, cancel)
            : Task.CompletedTask;

    /// <summary>Whether the conversation is ours.</summary>
    public async Task<bool> IsOursAsync(DatabaseSession session, string conversationId, CancellationToken cancel) =>
        !leases.AreNeeded || await session.ScalarAsync<string>(
            "select instance_id from conversation_lease where conversation_id = @conversationId", new { conversationId }, cancel) == leases.Instance;

    /// <summary>True when the conversation is ours from now on; false when a living instance has it. From a dead one the turn that it died in is taken over, and its try counted.</summary>
    public Task<bool> TakeAsync(string conversationId, CancellationToken cancel) => database.WriteAsync(
        async (session, token) =>
        {
            var parameters = new { conversationId, leases.Instance };
            var before = await session.ScalarAsync<string>("select instance_id from conversation_lease where conversation_id = @conversationId", parameters, token);
            var isTaken = await session.ExecuteAsync(
                $"""
                insert into conversation_lease (conversation_id, instance_id) select id, @Instance from conversation where id = @conversationId
                on conflict (conversation_id) do update set instance_id = excluded.instance_id
                where conversation_lease.instance_id = excluded.instance_id or not {Leases.IsAlive(session.Dialect, "conversation_lease.instance_id")}
                """,
                parameters, token) == 1;
            if (isTaken && before is not null && before != leases.Instance)
            {
                await session.ExecuteAsync(
                    """
                    update inbox set attempts = attempts + 1
                    where ordinal = (select min(ordinal) from inbox where conversation_id = @conversationId and done_at is null)
                    """,
                    parameters, token);
            }

            return isTaken;
        },
        cancel);

    /// <summary>
    /// The fence of every commit of a turn, last in its transaction. When the conversation is no longer ours, another instance took us for dead and is running
    /// this very turn: nothing of ours may stand.
    /// </summary>
    /// <param name="keep">Whether there is another turn to run at once; otherwise the conversation is given back.</param>
    /// <exception cref="LeaseLostException">The conversation is not ours.</exception>
    public async Task FenceAsync(DatabaseSession session, string conversationId, bool keep, CancellationToken cancel)
    {
        if (leases.AreNeeded && await session.ExecuteAsync(
            keep
                ? "update conversation_lease set instance_id = @Instance where conversation_id = @conversationId and instance_id = @Instance"
                : "delete from conversation_lease where conversation_id = @conversationId and instance_id = @Instance",
            new { conversationId, leases.Instance }, cancel) == 0)
        {
            throw new LeaseLostException();
        }
    }

    /// <summary>Conversations with turns to run that no other living instance has, with the last of those turns.</summary>
    public Task<IReadOnlyList<(string ConversationId, long Last)>> LeftOpenAsync(DatabaseSession session, CancellationToken cancel) =>
        session.QueryAsync<(string, long)>(
            $"""
            select conversation_id, max(ordinal) from inbox where done_at is null and not exists (
              select 1 from conversation_lease lease where lease.conversation_id = inbox.conversation_id and lease.instance_id <> @Instance
                and {Leases.IsAlive(session.Dialect, "lease.instance_id")})
            group by conversation_id order by min(ordinal)
            """,
            new { leases.Instance }, cancel);
}

/// <summary>Another instance has taken over.</summary>
internal sealed class LeaseLostException() : Exception("Another instance has taken over this conversation.");
