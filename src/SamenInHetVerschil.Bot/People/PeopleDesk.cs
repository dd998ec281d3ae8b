using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.People;

/// <summary>Who is who. Each method works in the caller's transaction.</summary>
internal sealed class PeopleDesk
{
    /// <summary>Longest name that is kept; longer ones are cut.</summary>
    public const int LongestName = 100;

    private const string Columns = "id, name, email, language, home_conversation";

    /// <summary>The person with this id, remembered from now on. A name of the channel fills a gap; it never overwrites what the person said.</summary>
    public async Task<Person> MeetAsync(
        DatabaseSession session, string id, string? name, string? homeConversation, DateTimeOffset now, CancellationToken cancel) =>
        (await session.FirstOrDefaultAsync<Person>(
            $"""
            insert into person (id, name, home_conversation, first_seen, last_seen) values (@id, @name, @homeConversation, @now, @now)
            on conflict (id) do update set name = coalesce(person.name, excluded.name),
              home_conversation = coalesce(excluded.home_conversation, person.home_conversation), last_seen = excluded.last_seen
            returning {Columns}
            """,
            new { id, name = Tidy(name), homeConversation, now }, cancel))!;

    public Task<Person?> FindAsync(DatabaseSession session, string id, CancellationToken cancel) =>
        session.FirstOrDefaultAsync<Person>($"select {Columns} from person where id = @id", new { id }, cancel);

    /// <summary>Keeps the name, and the address when there is one, that the person gave.</summary>
    public Task IntroduceAsync(DatabaseSession session, string id, string name, string? email, CancellationToken cancel) =>
        session.ExecuteAsync(
            "update person set name = @name, email = coalesce(@email, email) where id = @id",
            new { id, name = Tidy(name), email }, cancel);

    /// <summary>What the person says it must be; without an address there is none any more.</summary>
    public Task CorrectAsync(DatabaseSession session, string id, string name, string? email, CancellationToken cancel) =>
        session.ExecuteAsync("update person set name = @name, email = @email where id = @id", new { id, name = Tidy(name), email }, cancel);

    /// <summary>Somebody on an organiser's list. It fills gaps; it never overwrites what the person or the channel said.</summary>
    public Task ImportAsync(DatabaseSession session, string id, string? name, string? email, DateTimeOffset now, CancellationToken cancel) =>
        session.ExecuteAsync(
            """
            insert into person (id, name, email, first_seen, last_seen) values (@id, @name, @email, @now, @now)
            on conflict (id) do update set name = coalesce(person.name, excluded.name), email = coalesce(person.email, excluded.email)
            """,
            new { id, name = Tidy(name), email, now }, cancel);

    public Task SpeaksAsync(DatabaseSession session, string id, string language, CancellationToken cancel) =>
        session.ExecuteAsync("update person set language = @language where id = @id and language is distinct from @language", new { id, language }, cancel);

    /// <summary>One line of visible characters, or null when nothing is left.</summary>
    public static string? Tidy(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var line = string.Join(' ', new string([.. name.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        line = line.Length <= LongestName ? line : line[..LongestName];
        return line.Any(char.IsLetter) ? line : null;
    }
}
