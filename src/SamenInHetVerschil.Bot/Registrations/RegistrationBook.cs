using System.Globalization;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>The registrations as they stand in the database. <see cref="MoveAsync"/> is the one place that changes them.</summary>
internal sealed class RegistrationBook
{
    /// <summary>Brings a registration to its next state, and writes down why. Returns the id of the event.</summary>
    /// <param name="now">State before; null when there was none.</param>
    /// <exception cref="InvalidOperationException">The table of moves does not allow it: a fault in the caller.</exception>
    public async Task<long> MoveAsync(
        DatabaseSession session, int workshop, string personId, RegistrationState? now, RegistrationEvent happened, Cause cause, CancellationToken cancel)
    {
        var after = RegistrationMoves.Next(now, happened)
            ?? throw new InvalidOperationException($"Workshop {workshop}: '{happened}' cannot happen to a registration that is '{now?.ToString() ?? "not there"}'.");
        var move = new
        {
            workshop, personId, cause.At, after = Stored.Written(after),
            seats = Count(after, RegistrationState.Registered) - Count(now, RegistrationState.Registered),
            line = Count(after, RegistrationState.Waiting) - Count(now, RegistrationState.Waiting),
        };
        var id = await LogAsync(session, workshop, personId, happened, after, cause, cancel);
        await session.ExecuteAsync(
            """
            insert into registration (workshop, person_id, state, since, arrival) values (@workshop, @personId, @after, @At, @id)
            on conflict (workshop, person_id) do update set state = excluded.state, since = excluded.since, arrival = excluded.arrival, move_from = null
            """,
            new { move.workshop, move.personId, move.after, move.At, id }, cancel);
        await session.ExecuteAsync(
            """
            insert into registration_count (workshop, registered, waiting) values
              (@workshop, case when @seats > 0 then @seats else 0 end, case when @line > 0 then @line else 0 end)
            on conflict (workshop) do update set registered = registration_count.registered + @seats, waiting = registration_count.waiting + @line
            """,
            move, cancel);
        if (now == RegistrationState.Registered)
        {
            // Who gave this seat up meant that seat: another one in the same workshop, later, is not given away unasked.
            await session.ExecuteAsync("update registration set move_from = null where person_id = @personId and state = 'waiting' and move_from = @workshop", move, cancel);
        }

        return id;
    }

    /// <summary>
    /// From here on, until the transaction ends, nobody else moves anything in these workshops: what is counted now still holds when it is written.
    /// In the order of their numbers, so that two who need the same never wait for each other.
    /// </summary>
    public async Task LockAsync(DatabaseSession session, IEnumerable<int> workshops, CancellationToken cancel)
    {
        if (!session.Dialect.IsShared)
        {
            return; // one writer: nobody else is there
        }

        // The row of the counts is the lock: two people who want the last seat have no row yet that could be locked.
        var wanted = workshops.Distinct().Order().ToList();
        var lockRows = $"select workshop from registration_count where workshop in @wanted order by workshop{session.Dialect.ForUpdate}";
        var locked = await session.QueryAsync<int>(lockRows, new { wanted }, cancel);
        if (locked.Count < wanted.Count)
        {
            foreach (var workshop in wanted.Except(locked))
            {
                await session.ExecuteAsync(
                    "insert into registration_count (workshop, registered, waiting) values (@workshop, 0, 0) on conflict (workshop) do nothing", new { workshop }, cancel);
            }

            await session.QueryAsync<int>(lockRows, new { wanted }, cancel);
        }
    }

    /// <summary>Seats taken and people waiting, for each workshop that anybody ever asked for.</summary>
    public async Task<IReadOnlyDictionary<int, (int Registered, int Waiting)>> CountsAsync(DatabaseSession session, CancellationToken cancel) =>
        (await session.QueryAsync<CountRow>("select workshop, registered, waiting from registration_count", null, cancel))
        .ToDictionary(row => row.Workshop, row => (row.Registered, row.Waiting));

    /// <summary>Every workshop the person ever asked for.</summary>
    public async Task<IReadOnlyDictionary<int, Registration>> OfAsync(DatabaseSession session, string personId, IEnumerable<int> workshops, CancellationToken cancel) =>
        await ReadAsync(session, "person_id = @personId and workshop in @workshops", new { personId, workshops = workshops.ToList() }, cancel);

    /// <summary>What the person has now: seats and places in line.</summary>
    public async Task<IReadOnlyDictionary<int, Registration>> HeldByAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        await ReadAsync(session, "person_id = @personId and state <> 'cancelled'", new { personId }, cancel);

    /// <summary>Who waits for a workshop, the longest first, a few at a time: those who came after <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<WaitingPerson>> WaitingAsync(DatabaseSession session, int workshop, long after, int most, CancellationToken cancel)
    {
        var rows = await session.QueryAsync<WaitingRow>(
            """
            select person_id, arrival, move_from from registration
            where workshop = @workshop and state = 'waiting' and arrival > @after order by arrival limit @most
            """,
            new { workshop, after, most }, cancel);
        return [.. rows.Select(row => new WaitingPerson(row.PersonId, row.Arrival, row.MoveFrom))];
    }

    /// <summary>The seats among these workshops that the person has.</summary>
    public Task<IReadOnlyList<int>> SeatsAsync(DatabaseSession session, string personId, IReadOnlyList<int> among, CancellationToken cancel) =>
        session.QueryAsync<int>(
            "select workshop from registration where person_id = @personId and state = 'registered' and workshop in @among order by workshop", new { personId, among }, cancel);

    /// <summary>Whoever has a seat in the workshop and in one of the others.</summary>
    public async Task<IReadOnlyList<ClashingSeats>> WithSeatsInBothAsync(DatabaseSession session, int workshop, IReadOnlyList<int> others, CancellationToken cancel) =>
        [.. (await session.QueryAsync<BothRow>(
            """
            select one.person_id, other.workshop as other from registration one join registration other on other.person_id = one.person_id
            where one.workshop = @workshop and one.state = 'registered' and other.state = 'registered' and other.workshop in @others
            order by one.arrival, other.workshop
            """,
            new { workshop, others }, cancel)).Select(row => new ClashingSeats(row.PersonId, workshop, row.Other))];

    /// <summary>What whoever waits gives up when a place comes free; null: nothing. False when the person does not wait (any more).</summary>
    public async Task<bool> MovesFromAsync(DatabaseSession session, int workshop, string personId, int? from, Cause cause, CancellationToken cancel)
    {
        var waits = await session.ExecuteAsync(
            "update registration set move_from = @from where workshop = @workshop and person_id = @personId and state = 'waiting'", new { workshop, personId, from }, cancel) == 1;
        if (waits)
        {
            await LogAsync(
                session, workshop, personId, from is null ? RegistrationEvent.Stays : RegistrationEvent.Moves, RegistrationState.Waiting,
                from is null ? cause : cause with { Reason = $"{cause.Reason} from {from}" }, cancel);
        }

        return waits;
    }

    private static async Task<IReadOnlyDictionary<int, Registration>> ReadAsync(DatabaseSession session, string which, object parameters, CancellationToken cancel)
    {
        var rows = await session.QueryAsync<Row>(
            $"""
            select workshop, person_id, state, since, arrival, move_from,
              case state when 'waiting' then (select count(*) from registration line
                where line.workshop = registration.workshop and line.state = 'waiting' and line.arrival <= registration.arrival) end as position
            from registration where {which} order by workshop
            """,
            parameters, cancel);
        return rows.ToDictionary(row => row.Workshop, row => row.Read());
    }

    private static Task<long> LogAsync(
        DatabaseSession session, int workshop, string personId, RegistrationEvent happened, RegistrationState after, Cause cause, CancellationToken cancel) =>
        session.ScalarAsync<long>(
            """
            insert into registration_event (at, workshop, person_id, event, state_after, actor, reason, turn_ordinal)
            values (@At, @workshop, @personId, @happened, @after, @Actor, @Reason, @TurnOrdinal) returning id
            """,
            new { workshop, personId, cause.At, cause.Actor, cause.Reason, cause.TurnOrdinal, happened = Stored.Written(happened), after = Stored.Written(after) }, cancel);

    private static int Count(RegistrationState? state, RegistrationState wanted) => state == wanted ? 1 : 0;

    private sealed class CountRow
    {
        public int Workshop { get; set; }

        public int Registered { get; set; }

        public int Waiting { get; set; }
    }

    private sealed class Row
    {
        public int Workshop { get; set; }

        public string PersonId { get; set; } = "";

        public string State { get; set; } = "";

        public string Since { get; set; } = "";

        public long Arrival { get; set; }

        public int? Position { get; set; }

        public int? MoveFrom { get; set; }

        public Registration Read() => new(
            Workshop, PersonId, Enum.Parse<RegistrationState>(State, ignoreCase: true), DateTimeOffset.Parse(Since, CultureInfo.InvariantCulture), Arrival, Position) { MoveFrom = MoveFrom };
    }

    private sealed class WaitingRow
    {
        public string PersonId { get; set; } = "";

        public long Arrival { get; set; }

        public int? MoveFrom { get; set; }
    }

    private sealed class BothRow
    {
        public string PersonId { get; set; } = "";

        public int Other { get; set; }
    }
}

/// <summary>How one person stands to one workshop.</summary>
/// <param name="Since">When this state began, UTC.</param>
/// <param name="Arrival">Id of the event that led to it: a later one is larger.</param>
/// <param name="Position">From 1; only for who waits.</param>
internal sealed record Registration(int Workshop, string PersonId, RegistrationState State, DateTimeOffset Since, long Arrival, int? Position)
{
    /// <summary>The seat that is given up when a place comes free; only for who waits.</summary>
    public int? MoveFrom { get; init; }
}

/// <summary>Somebody in line.</summary>
/// <param name="Arrival">Id of the event that led to it.</param>
/// <param name="MoveFrom">The seat that is given up for this one; null: none.</param>
internal sealed record WaitingPerson(string PersonId, long Arrival, int? MoveFrom);

/// <summary>Who moves a registration, and why.</summary>
/// <param name="Actor">A person's id, or <c>import</c> or <c>waiting list</c>.</param>
/// <param name="Reason">A few English words for whoever reads the log.</param>
/// <param name="TurnOrdinal">The turn it happened in, if any.</param>
/// <param name="At">UTC.</param>
internal sealed record Cause(string Actor, string Reason, long? TurnOrdinal, DateTimeOffset At);
