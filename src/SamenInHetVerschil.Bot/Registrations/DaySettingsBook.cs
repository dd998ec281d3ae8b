using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>The settings of the day in the database, over those in the file.</summary>
internal sealed class DaySettingsBook(IOptions<RegistrationOptions> file, ContentStore content)
{
    public async Task<DaySettings> ReadAsync(DatabaseSession session, CancellationToken cancel)
    {
        var rows = await session.QueryAsync<Row>("select workshop, name, value from day_setting", null, cancel);
        return new DaySettings(rows.ToDictionary(row => (row.Workshop, row.Name), row => row.Value), file.Value, [.. content.Current.Workshops.Select(workshop => workshop.Number)]);
    }

    public async Task SetAsync(DatabaseSession session, DayChange change, Cause cause, CancellationToken cancel)
    {
        var parameters = new { change.Workshop, change.Name, change.Value, cause.At, cause.Actor, cause.TurnOrdinal };
        await session.ExecuteAsync(
            change.BackToFile
                ? "delete from day_setting where workshop = @Workshop and name = @Name"
                : """
                  insert into day_setting (workshop, name, value, changed_at, changed_by) values (@Workshop, @Name, @Value, @At, @Actor)
                  on conflict (workshop, name) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                  """,
            parameters, cancel);
        await session.ExecuteAsync(
            "insert into day_setting_event (at, workshop, name, value, actor, turn_ordinal) values (@At, @Workshop, @Name, @Value, @Actor, @TurnOrdinal)", parameters, cancel);
    }

    public Task<IReadOnlyList<DaySettingRow>> ListAsync(DatabaseSession session, CancellationToken cancel) =>
        session.QueryAsync<DaySettingRow>("select workshop, name, value, changed_at, changed_by from day_setting order by workshop, name", null, cancel);

    private sealed class Row
    {
        public int Workshop { get; set; }

        public string Name { get; set; } = "";

        public string? Value { get; set; }
    }
}

/// <summary>A setting that an organiser changed.</summary>
internal sealed class DaySettingRow
{
    public int Workshop { get; set; }

    public string Name { get; set; } = "";

    public string? Value { get; set; }

    /// <summary>UTC, as it is stored.</summary>
    public string ChangedAt { get; set; } = "";

    /// <summary>Person id.</summary>
    public string ChangedBy { get; set; } = "";
}
