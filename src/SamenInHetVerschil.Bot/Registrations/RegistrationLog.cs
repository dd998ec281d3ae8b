using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>The log of all moves, read back: it must tell the same as the registrations do.</summary>
internal sealed class RegistrationLog
{
    /// <summary>Every difference between the log and what stands in the tables; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(DatabaseSession session, CancellationToken cancel)
    {
        var (rebuilt, differences) = await RebuildAsync(session, cancel);
        var stored = (await session.QueryAsync<StoredRow>("select workshop, person_id, state, since, arrival from registration", null, cancel))
            .ToDictionary(row => (row.Workshop, row.PersonId), row => new RebuiltRegistration(Enum.Parse<RegistrationState>(row.State, ignoreCase: true), row.Since, row.Arrival));
        differences.AddRange(
            from key in rebuilt.Keys.Union(stored.Keys).Order()
            where rebuilt.GetValueOrDefault(key) != stored.GetValueOrDefault(key)
            select $"workshop {key.Item1}, {key.Item2}: the log says {Say(rebuilt.GetValueOrDefault(key))}, the table {Say(stored.GetValueOrDefault(key))}");

        var counted = (await session.QueryAsync<CountRow>("select workshop, registered, waiting from registration_count", null, cancel))
            .ToDictionary(row => row.Workshop, row => (row.Registered, row.Waiting));
        var wanted = rebuilt.GroupBy(one => one.Key.Workshop, one => one.Value.State)
            .ToDictionary(group => group.Key, group => (Registered: group.Count(state => state == RegistrationState.Registered), Waiting: group.Count(state => state == RegistrationState.Waiting)));
        differences.AddRange(
            from workshop in counted.Keys.Union(wanted.Keys).Order()
            let log = wanted.GetValueOrDefault(workshop)
            let table = counted.GetValueOrDefault(workshop)
            where log != table
            select $"workshop {workshop}: the log counts {log.Registered} and {log.Waiting} waiting, the table {table.Registered} and {table.Waiting}");
        differences.AddRange(await CheckSettingsAsync(session, cancel));
        return differences;
    }

    /// <summary>The registrations that follow from the log alone, and the events that cannot follow from those before them.</summary>
    private static async Task<(Dictionary<(int Workshop, string PersonId), RebuiltRegistration> Rebuilt, List<string> Faults)> RebuildAsync(DatabaseSession session, CancellationToken cancel)
    {
        var (rebuilt, faults) = (new Dictionary<(int, string), RebuiltRegistration>(), new List<string>());
        foreach (var row in await session.QueryAsync<EventRow>("select id, at, workshop, person_id, event, state_after from registration_event order by id", null, cancel))
        {
            var key = (row.Workshop, row.PersonId);
            var before = rebuilt.GetValueOrDefault(key);
            var after = Enum.TryParse<RegistrationEvent>(row.Event, ignoreCase: true, out var happened) ? RegistrationMoves.Next(before?.State, happened) : null;
            if (after is not { } state || Stored.Written(state) != row.StateAfter)
            {
                faults.Add($"event {row.Id} of the registration log ('{row.Event}' to '{row.StateAfter}') cannot follow from the events before it");
                continue;
            }

            // Whoever waits keeps their place in line, whatever else they ask for.
            rebuilt[key] = state == before?.State ? before : new RebuiltRegistration(state, row.At, row.Id);
        }

        return (rebuilt, faults);
    }

    /// <summary>What organisers set, against the log of what they set: no value is the same as no row.</summary>
    private static async Task<IEnumerable<string>> CheckSettingsAsync(DatabaseSession session, CancellationToken cancel)
    {
        var last = new Dictionary<(int Workshop, string Name), string?>();
        foreach (var row in await session.QueryAsync<SettingRow>("select workshop, name, value from day_setting_event order by id", null, cancel))
        {
            last[(row.Workshop, row.Name)] = row.Value;
        }

        var stored = (await session.QueryAsync<SettingRow>("select workshop, name, value from day_setting", null, cancel)).ToDictionary(row => (row.Workshop, row.Name), row => row.Value);
        return from key in last.Keys.Union(stored.Keys).Order()
               where last.GetValueOrDefault(key) != stored.GetValueOrDefault(key)
               select $"setting '{key.Name}' of {(key.Workshop == DaySettings.WholeDay ? "the day" : $"workshop {key.Workshop}")}: "
                   + $"the log says '{last.GetValueOrDefault(key)}', the table '{stored.GetValueOrDefault(key)}'";
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

    private sealed class SettingRow
    {
        public int Workshop { get; set; }

        public string Name { get; set; } = "";

        public string? Value { get; set; }
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
