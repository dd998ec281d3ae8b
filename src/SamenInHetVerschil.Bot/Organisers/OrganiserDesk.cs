using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Organisers;

/// <summary>What organisers may do with seats and settings, in the caller's transaction. Whoever does not organise gets null.</summary>
internal sealed class OrganiserDesk(RegistrationDesk registrations, DaySettingsDesk settings, PeopleDesk people, IOptions<OrganiserOptions> organisers)
{
    /// <summary>Longest reason that is kept, in characters.</summary>
    public const int LongestReason = 300;

    /// <summary>People with the same name who are shown to choose from.</summary>
    public const int MostFound = 6;

    /// <summary>A first name alone must be this long to be looked for in a sentence.</summary>
    private const int ShortestName = 3;

    public bool MayAct(string personId) => organisers.Value.Holds(personId);

    /// <summary>Who has a seat and who waits, in that order.</summary>
    public async Task<IReadOnlyList<RosterLine>?> RosterAsync(DatabaseSession session, string actor, int workshop, CancellationToken cancel) =>
        !MayAct(actor) ? null : await session.QueryAsync<RosterLine>(
            """
            select person_id as PersonId, name, state from registration left join person on person.id = person_id
            where workshop = @workshop and state <> 'cancelled' order by case state when 'registered' then 0 else 1 end, arrival
            """,
            new { workshop }, cancel);

    /// <summary>Whoever a sentence names: by id or address, or else by name. More than one when several fit equally well.</summary>
    public async Task<IReadOnlyList<Person>?> FindAsync(DatabaseSession session, string actor, string text, CancellationToken cancel)
    {
        if (!MayAct(actor))
        {
            return null;
        }

        var everybody = await session.QueryAsync<Person>("select id, name, email, language, home_conversation from person order by name, id", null, cancel);
        var parts = text.Split([' ', '\n', '\t', ',', ';', '(', ')', '<', '>'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.TrimEnd('.', '?', '!', ':')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var exact = everybody.Where(person => parts.Contains(person.Id) || (person.Email is { } email && parts.Contains(email))).ToList();
        if (exact.Count > 0 || parts.Any(part => part.Contains('@', StringComparison.Ordinal)))
        {
            return exact;
        }

        var words = WordsOf(text).ToHashSet(StringComparer.Ordinal);
        var named = everybody.Where(person => person.Name is not null).Select(person => (Person: person, Name: WordsOf(person.Name!))).Where(one => one.Name.Count > 0).ToList();
        var whole = named.Where(one => one.Name.TrueForAll(words.Contains) && one.Name.Exists(word => word.Length >= ShortestName)).ToList();
        var longest = whole.Select(one => one.Name.Count).DefaultIfEmpty(0).Max();
        return longest > 1
            ? [.. whole.Where(one => one.Name.Count == longest).Select(one => one.Person)]
            : [.. named.Where(one => one.Name[0].Length >= ShortestName && words.Contains(one.Name[0])).Select(one => one.Person)];
    }

    public async Task<Person?> PersonAsync(DatabaseSession session, string actor, string personId, CancellationToken cancel) =>
        MayAct(actor) ? await people.FindAsync(session, personId, cancel) : null;

    /// <summary>What would become of the seats. Nothing changes.</summary>
    public async Task<IReadOnlyList<Prospect>?> LookAsync(DatabaseSession session, string actor, SeatChange change, DateTimeOffset now, CancellationToken cancel) =>
        !MayAct(actor) ? null
        : [.. (await registrations.LookAsync(session, change.PersonId, change.Workshops, now, cancel)).Select(prospect => prospect.WhenOpen)];

    /// <summary>What the person has now.</summary>
    public async Task<IReadOnlyList<Registration>?> HeldAsync(DatabaseSession session, string actor, string personId, CancellationToken cancel) =>
        MayAct(actor) ? await registrations.MineAsync(session, personId, cancel) : null;

    /// <summary>Signs the person in or out; the opening times do not count. The reason goes into the log.</summary>
    public async Task<Applied?> SeatAsync(DatabaseSession session, SeatChange change, Cause cause, CancellationToken cancel) =>
        !MayAct(cause.Actor) ? null : await registrations.ApplyAsync(
            session,
            new RegistrationRequest(change.PersonId, change.In ? change.Workshops : [], change.In ? [] : change.Workshops) { EvenWhenClosed = true },
            cause, cancel);

    /// <summary>Changes all of it, or nothing: the first fault is the outcome.</summary>
    public async Task<IReadOnlyList<DayOutcome>> ChangeAsync(DatabaseSession session, IReadOnlyList<DayChange> changes, Cause cause, CancellationToken cancel)
    {
        foreach (var change in changes)
        {
            if (await settings.LookAsync(session, change, cause.Actor, cancel) is not DayOutcome.Possible and var fault)
            {
                return [fault];
            }
        }

        var outcomes = new List<DayOutcome>();
        foreach (var change in changes)
        {
            outcomes.Add(await settings.SetAsync(session, change, cause, cancel));
        }

        return outcomes;
    }

    /// <summary>The changes that would take back what one turn changed; of the last change of this organiser when no turn is named.</summary>
    public async Task<IReadOnlyList<DayChange>?> BackAsync(DatabaseSession session, string actor, long? turn, CancellationToken cancel)
    {
        if (!MayAct(actor))
        {
            return null;
        }

        var changed = await session.QueryAsync<ChangeRow>(
            """
            select id, workshop, name, value from day_setting_event
            where turn_ordinal = coalesce(@turn, (select max(turn_ordinal) from day_setting_event where actor = @actor)) order by id desc
            """,
            new { turn, actor }, cancel);
        var back = new List<DayChange>();
        foreach (var one in changed)
        {
            var before = await session.FirstOrDefaultAsync<ChangeRow>(
                "select id, workshop, name, value from day_setting_event where workshop = @Workshop and name = @Name and id < @Id order by id desc limit 1", one, cancel);
            back.Add(new DayChange((int)one.Workshop, one.Name, before?.Value, BackToFile: before is null));
        }

        return back;
    }

    private static List<string> WordsOf(string text) => [.. Tokens.Of(text).Where(token => token.IsWord).Select(token => token.Text)];

    private sealed class ChangeRow
    {
        public long Id { get; set; }

        public long Workshop { get; set; }

        public string Name { get; set; } = "";

        public string? Value { get; set; }
    }
}

/// <summary>Somebody on the list of a workshop.</summary>
internal sealed class RosterLine
{
    public string PersonId { get; set; } = "";

    public string? Name { get; set; }

    public string State { get; set; } = "";

    public bool HasSeat => State == "registered";
}
