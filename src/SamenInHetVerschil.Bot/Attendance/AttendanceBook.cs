using System.Globalization;
using System.Security.Cryptography;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>Passes, links, check-ins and reminders as they stand in the database.</summary>
internal sealed class AttendanceBook
{
    private const int KeyBytes = 24;

    /// <summary>The door code of a person, made when there is none yet.</summary>
    public async Task<string> CodeOfAsync(DatabaseSession session, string personId, DateTimeOffset now, CancellationToken cancel)
    {
        while (true)
        {
            // A code that somebody else has is not taken: then another is tried.
            await session.ExecuteAsync(
                "insert into attendance_pass (person_id, door_code, made_at) values (@personId, @code, @now) on conflict do nothing",
                new { personId, code = DoorCode.Make(), now }, cancel);
            if (await session.ScalarAsync<string>("select door_code from attendance_pass where person_id = @personId", new { personId }, cancel) is { } code)
            {
                return code;
            }
        }
    }

    /// <summary>Null when nobody has this code.</summary>
    public Task<string?> HolderOfAsync(DatabaseSession session, string code, CancellationToken cancel) =>
        session.ScalarAsync<string>("select person_id from attendance_pass where door_code = @code", new { code }, cancel);

    public async Task<bool> WantsReminderAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        await session.ScalarAsync<long?>("select reminder from attendance_pass where person_id = @personId", new { personId }, cancel) is not 0;

    public async Task SetReminderAsync(DatabaseSession session, string personId, bool wanted, DateTimeOffset now, CancellationToken cancel)
    {
        await CodeOfAsync(session, personId, now, cancel);
        await session.ExecuteAsync(
            "update attendance_pass set reminder = @reminder where person_id = @personId", new { personId, reminder = wanted ? 1 : 0 }, cancel);
    }

    /// <summary>The key of a person's link, made when there is none yet.</summary>
    public async Task<string> LinkAsync(DatabaseSession session, string personId, LinkPurpose purpose, CancellationToken cancel) =>
        (await session.ScalarAsync<string>(
            """
            insert into attendance_link (key, person_id, purpose) values (@key, @personId, @purpose)
            on conflict (person_id, purpose) do update set purpose = excluded.purpose returning key
            """,
            new { key = NewKey(), personId, purpose = Written(purpose) }, cancel))!;

    /// <summary>A link that lives for a while and takes the place of the one before.</summary>
    public async Task<string> NewLinkAsync(DatabaseSession session, string personId, LinkPurpose purpose, DateTimeOffset until, CancellationToken cancel) =>
        (await session.ScalarAsync<string>(
            """
            insert into attendance_link (key, person_id, purpose, expires_at) values (@key, @personId, @purpose, @until)
            on conflict (person_id, purpose) do update set key = excluded.key, expires_at = excluded.expires_at returning key
            """,
            new { key = NewKey(), personId, purpose = Written(purpose), until }, cancel))!;

    /// <summary>Whose link it is; null when there is none, or its time is over.</summary>
    public Task<string?> OwnerOfAsync(DatabaseSession session, string key, LinkPurpose purpose, DateTimeOffset now, CancellationToken cancel) =>
        session.ScalarAsync<string>(
            "select person_id from attendance_link where key = @key and purpose = @purpose and (expires_at is null or expires_at > @now)",
            new { key, purpose = Written(purpose), now }, cancel);

    /// <summary>False when the person was in already.</summary>
    public async Task<bool> CheckInAsync(DatabaseSession session, int workshop, string personId, string organiser, DateTimeOffset now, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "insert into check_in (workshop, person_id, at, organiser) values (@workshop, @personId, @now, @organiser) on conflict (workshop, person_id) do nothing",
            new { workshop, personId, now, organiser }, cancel) == 1;

    /// <summary>False when the person was not in.</summary>
    public async Task<bool> CheckOutAsync(DatabaseSession session, int workshop, string personId, CancellationToken cancel) =>
        await session.ExecuteAsync("delete from check_in where workshop = @workshop and person_id = @personId", new { workshop, personId }, cancel) == 1;

    /// <summary>Workshops that the person is in, with since when.</summary>
    public async Task<IReadOnlyDictionary<int, DateTimeOffset>> CheckInsOfAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        (await session.QueryAsync<CheckInRow>("select workshop, at from check_in where person_id = @personId order by workshop", new { personId }, cancel))
        .ToDictionary(row => row.Workshop, row => DateTimeOffset.Parse(row.At, CultureInfo.InvariantCulture));

    /// <summary>How many are in, by workshop; nobody is no entry.</summary>
    public async Task<IReadOnlyDictionary<int, int>> CountsAsync(DatabaseSession session, CancellationToken cancel) =>
        (await session.QueryAsync<CountRow>("select workshop, count(*) as people from check_in group by workshop", null, cancel))
        .ToDictionary(row => row.Workshop, row => (int)row.People);

    /// <summary>Who has a seat in the workshop, by name, with whether they are in.</summary>
    public Task<IReadOnlyList<Seat>> SeatsAsync(DatabaseSession session, int workshop, CancellationToken cancel) => session.QueryAsync<Seat>(
        """
        select registration.person_id as person_id, coalesce(person.name, '') as name, case when check_in.person_id is null then 0 else 1 end as present
        from registration join person on person.id = registration.person_id
          left join check_in on check_in.workshop = registration.workshop and check_in.person_id = registration.person_id
        where registration.workshop = @workshop and registration.state = 'registered'
        order by lower(coalesce(person.name, '')), registration.person_id
        """,
        new { workshop }, cancel);

    /// <summary>Everybody who ever asked for a workshop, by name.</summary>
    public Task<IReadOnlyList<Seat>> PeopleAsync(DatabaseSession session, CancellationToken cancel) => session.QueryAsync<Seat>(
        "select distinct registration.person_id as person_id, coalesce(person.name, '') as name from registration join person on person.id = registration.person_id", null, cancel);

    /// <summary>Null when it is not known.</summary>
    public Task<string?> NameOfAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        session.ScalarAsync<string>("select name from person where id = @personId", new { personId }, cancel);

    /// <summary>People with a seat who were not reminded of this day yet and do not mind being so, at most <paramref name="most"/>.</summary>
    public Task<IReadOnlyList<string>> ToRemindAsync(DatabaseSession session, string day, IReadOnlyList<int> workshops, int most, CancellationToken cancel) => session.QueryAsync<string>(
        """
        select distinct registration.person_id from registration
          left join reminder on reminder.person_id = registration.person_id and reminder.day = @day
          left join attendance_pass on attendance_pass.person_id = registration.person_id
        where registration.state = 'registered' and registration.workshop in @workshops and reminder.person_id is null and coalesce(attendance_pass.reminder, 1) = 1
        order by registration.person_id limit @most
        """,
        new { day, workshops, most }, cancel);

    /// <summary>False when the person was reminded of this day before.</summary>
    public async Task<bool> RemindedAsync(DatabaseSession session, string personId, string day, DateTimeOffset now, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "insert into reminder (person_id, day, sent_at) values (@personId, @day, @now) on conflict (person_id, day) do nothing",
            new { personId, day, now }, cancel) == 1;

    /// <summary>What calendars were last told, by workshop.</summary>
    public async Task<IReadOnlyDictionary<int, (string Fingerprint, int Version)>> VersionsAsync(DatabaseSession session, CancellationToken cancel) =>
        (await session.QueryAsync<VersionRow>("select workshop, fingerprint, version from calendar_version", null, cancel))
        .ToDictionary(row => row.Workshop, row => (row.Fingerprint, row.Version));

    /// <summary>Calendars are told something new about a workshop from now on.</summary>
    public Task NewVersionAsync(DatabaseSession session, int workshop, string fingerprint, CancellationToken cancel) => session.ExecuteAsync(
        """
        insert into calendar_version (workshop, fingerprint, version) values (@workshop, @fingerprint, 0)
        on conflict (workshop) do update set version = calendar_version.version + 1, fingerprint = excluded.fingerprint
        where calendar_version.fingerprint <> excluded.fingerprint
        """,
        new { workshop, fingerprint }, cancel);

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    private static string Written(LinkPurpose purpose) => purpose == LinkPurpose.CheckIn ? "check-in" : purpose.ToString().ToLowerInvariant();

    private sealed class CheckInRow
    {
        public int Workshop { get; set; }

        public string At { get; set; } = "";
    }

    private sealed class CountRow
    {
        public int Workshop { get; set; }

        public long People { get; set; }
    }

    private sealed class VersionRow
    {
        public int Workshop { get; set; }

        public string Fingerprint { get; set; } = "";

        public int Version { get; set; }
    }
}

/// <summary>What an address opens.</summary>
internal enum LinkPurpose
{
    /// <summary>The picture of the door code.</summary>
    Door,
    Calendar,
    Certificate,

    /// <summary>An organiser's page to let people in.</summary>
    CheckIn,
}

/// <summary>Somebody with a seat.</summary>
internal sealed class Seat
{
    public string PersonId { get; set; } = "";

    /// <summary>Empty when it is not known.</summary>
    public string Name { get; set; } = "";

    public long Present { get; set; }

    public bool IsIn => Present == 1;
}
