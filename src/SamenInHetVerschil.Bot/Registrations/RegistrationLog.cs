using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>The log of all moves, read back: it must tell the same as the registrations do.</summary>
internal sealed class RegistrationLog
{
    /// <summary>The registrations that follow from the log alone.</summary>
    /// <exception cref="InvalidOperationException">The log holds a move that the table of moves does not allow, or does not lead where it says.</exception>
    public async Task<IReadOnlyDictionary<(int Workshop, string PersonId), RebuiltRegistration>> RebuildAsync(DatabaseSession session, CancellationToken cancel)
    {
        var rebuilt = new Dictionary<(int, string), RebuiltRegistration>();
        foreach (var row in await session.QueryAsync<EventRow>("select id, at, workshop, person_id, event, state_after from registration_event order by id", null, cancel))
        {
            var key = (row.Workshop, row.PersonId);
            var happened = Enum.Parse<RegistrationEvent>(row.Event, ignoreCase: true);
            var after = RegistrationMoves.Next(rebuilt.GetValueOrDefault(key)?.State, happened);
            if (after is not { } state || RegistrationBook.Written(state) != row.StateAfter)
            {
                throw new InvalidOperationException($"Event {row.Id} of the registration log ('{row.Event}' to '{row.StateAfter}') cannot follow from the events before it.");
            }

            rebuilt[key] = new RebuiltRegistration(state, row.At, row.Id);
        }

        return rebuilt;
    }

    /// <summary>Every difference between the log and what stands in the tables; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(DatabaseSession session, CancellationToken cancel)
    {
        IReadOnlyDictionary<(int Workshop, string PersonId), RebuiltRegistration> rebuilt;
        try
        {
            rebuilt = await RebuildAsync(session, cancel);
        }
        catch (InvalidOperationException fault)
        {
            return [fault.Message];
        }

        var differences = new List<string>();
        var stored = (await session.QueryAsync<StoredRow>("select workshop, person_id, state, since, arrival from registration", null, cancel))
            .ToDictionary(row => (row.Workshop, row.PersonId), row => new RebuiltRegistration(Enum.Parse<RegistrationState>(row.State, ignoreCase: true), row.Since, row.Arrival));
        foreach (var key in rebuilt.Keys.Union(stored.Keys).Where(key => rebuilt.GetValueOrDefault(key) != stored.GetValueOrDefault(key)))
        {
            differences.Add($"workshop {key.Item1}, {key.Item2}: the log says {Say(rebuilt.GetValueOrDefault(key))}, the table {Say(stored.GetValueOrDefault(key))}");
        }

        foreach (var count in await session.QueryAsync<CountRow>("select workshop, registered, waiting from registration_count", null, cancel))
        {
            var of = rebuilt.Where(one => one.Key.Workshop == count.Workshop).Select(one => one.Value.State).ToList();
            var (registered, waiting) = (of.Count(state => state == RegistrationState.Registered), of.Count(state => state == RegistrationState.Waiting));
            if ((registered, waiting) != (count.Registered, count.Waiting))
            {
                differences.Add($"workshop {count.Workshop}: the log counts {registered} and {waiting} waiting, the table {count.Registered} and {count.Waiting}");
            }
        }

        return differences;
    }

    private static string Say(RebuiltRegistration? one) => one is null ? "nothing" : $"{one.State} since {one.Since} by event {one.Arrival}";

    private sealed class EventRow
    {
        public long Id { get; set; }

        public string At { get; set; } = "";

        public int Workshop { get; set; }

        public string PersonId { get; set; } = "";

        public string Event { get; set; } = "";

        public string StateAfter { get; set; } = "";
    }

    private sealed class StoredRow
    {
        public int Workshop { get; set; }

        public string PersonId { get; set; } = "";

        public string State { get; set; } = "";

        public string Since { get; set; } = "";

        public long Arrival { get; set; }
    }

    private sealed class CountRow
    {
        public int Workshop { get; set; }

        public int Registered { get; set; }

        public int Waiting { get; set; }
    }
}

/// <summary>A registration as the log tells it.</summary>
/// <param name="Since">As it is stored.</param>
internal sealed record RebuiltRegistration(RegistrationState State, string Since, long Arrival);
