using System.Security.Cryptography;
using Dapper;

namespace SamenInHetVerschil.Storage;

/// <summary>
/// Work that must be done by one instance at a time, where several share a PostgreSQL database. Who has a lease keeps it until it is given back or the instance
/// is dead: it has not said for <see cref="AliveFor"/>, by the database's clock, that it lives. On SQLite there is one instance, and every lease is its own.
/// </summary>
/// <example>
/// In a worker's loop: <c>if (!await leases.TryTakeAsync("reminders", cancel)) { wait a second; continue; }</c>, and first in each transaction of that work:
/// <c>if (!await leases.HoldsAsync(session, "reminders", cancel)) return;</c>
/// </example>
internal sealed class Leases(Database database)
{
    /// <summary>How long after its last sign of life an instance counts as dead; its work is then taken over.</summary>
    public static readonly TimeSpan AliveFor = TimeSpan.FromSeconds(4);

    /// <summary>How often an instance gives a sign of life, and looks for what the dead have left.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>A condition that holds for the id of an instance that is alive.</summary>
    public static string IsAlive(Dialect dialect, string column) => $"exists (select 1 from instance where id = {column} and alive_until > {dialect.Moment()})";

    /// <summary>This run of the program; the next run has another.</summary>
    public string Instance { get; } = "i_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9));

    /// <summary>Whether there can be other instances at all.</summary>
    public bool AreNeeded => database.Dialect.IsShared;

    /// <summary>True when the lease is ours from now on, or already was; false when a living instance has it. Ask again each time around: it may have been lost.</summary>
    public async Task<bool> TryTakeAsync(string name, CancellationToken cancel) =>
        !AreNeeded || await database.WriteAsync(
            (session, token) => session.ExecuteAsync(
                $"""
                insert into work_lease (name, instance_id) values (@name, @Instance) on conflict (name) do update set instance_id = excluded.instance_id
                where work_lease.instance_id = excluded.instance_id or not {IsAlive(session.Dialect, "work_lease.instance_id")}
                """,
                new { name, Instance }, token),
            cancel) == 1;

    /// <summary>
    /// The fence: whether the lease is ours in this transaction, and then it stays so until the transaction ends. When it is not, an instance that was paused and
    /// woke up late is about to write what another has done meanwhile: nothing of the transaction may stand.
    /// </summary>
    public async Task<bool> HoldsAsync(DatabaseSession session, string name, CancellationToken cancel) =>
        !AreNeeded || await session.ExecuteAsync("update work_lease set instance_id = @Instance where name = @name and instance_id = @Instance", new { name, Instance }, cancel) == 1;

    /// <summary>Says that this instance lives. On a connection of its own: however long the queue of works is, it must not look dead.</summary>
    public async Task LiveAsync(CancellationToken cancel)
    {
        await using var connection = database.Connect();
        var alive = database.Dialect.Moment("@seconds");
        await connection.ExecuteAsync(new CommandDefinition(
            $"insert into instance (id, alive_until) values (@Instance, {alive}) on conflict (id) do update set alive_until = excluded.alive_until",
            new { Instance, seconds = AliveFor.TotalSeconds }, cancellationToken: cancel));
    }

    /// <summary>Gives everything back at an orderly end, so that nobody has to wait.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        await using var connection = database.Connect();
        await connection.ExecuteAsync(new CommandDefinition(
            $"delete from instance where id = @Instance or alive_until < {database.Dialect.Moment("-86400")}", new { Instance }, cancellationToken: cancel));
    }
}
