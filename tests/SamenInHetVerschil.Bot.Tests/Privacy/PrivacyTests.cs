using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Privacy;

/// <summary>What people are told about themselves, and how they are forgotten.</summary>
public sealed class PrivacyTests
{
    private const string Name = "Liesbet Vandewoestijne";
    private const string Email = "liesbet@voorbeeld.example";

    [Fact]
    public async Task Every_table_of_the_schema_is_known_to_hold_people_or_not()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var known = PersonTables.Columns.Select(column => column.Table).Concat(PersonTables.OfConversations).Concat(PersonTables.OfNobody).Distinct().Order();
        Assert.Equal(known, (await TablesAsync(day)).Order());
    }

    [Theory]
    [InlineData("nl", "Ja, vergeet mij", "Je bent vergeten")]
    [InlineData("en", "Yes, forget me", "You are forgotten")]
    [InlineData("fr", "Oui, oublie-moi", "Tu es oublié")]
    public async Task Who_is_forgotten_stands_nowhere_any_more_but_as_an_address_and_the_chat_goes_on(string language, string yes, string done)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var person = await KnownPersonAsync(day, language);
        Assert.NotEmpty(await WhereAsync(day, person, but: []));
        Assert.Contains(await WhereAsync(day, person, but: []), place => place.StartsWith("transcript", StringComparison.Ordinal));

        var asked = await person.Presses("forget");
        Assert.Contains("3", asked.Text, StringComparison.Ordinal);
        Assert.Equal("3 registered", await day.HasAsync(person));
        var forgotten = await person.Clicks(yes);

        Assert.Contains(done, forgotten.Text, StringComparison.Ordinal);
        Assert.Empty(await WhereAsync(day, person, but: ["conversation"]));
        Assert.Empty(await day.QueryAsync<string>("select id from conversation where reference like @like or state like @like", new { like = $"%{Name}%" }));
        await day.AssertIsWholeAsync();
        Assert.Single((await person.Reloads()).Replies);
        Assert.Equal("", await day.HasAsync(person));
        await person.Presses("signup", 4);
        Assert.NotEmpty((await person.Says(language switch { "nl" => "ja", "en" => "yes", _ => "oui" })).Replies);
    }

    [Fact]
    public async Task The_seat_of_who_is_forgotten_goes_to_who_waits_who_is_told()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var first = await day.WithSeatAsync("Jo", 5);
        var second = await day.WithSeatAsync("Mo", 5);
        await second.Says("ja");
        Assert.Equal("5 waiting at 1", await day.HasAsync(second));
        await second.Reads();

        await first.Presses("forget");
        await first.Clicks("Ja, vergeet mij");

        Assert.Equal("5 registered", await day.HasAsync(second));
        Assert.NotEmpty((await second.Reads()).Replies);
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task No_and_an_old_and_a_foreign_button_erase_nothing()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var person = await KnownPersonAsync(day, "nl");
        await person.Presses("forget");
        var id = (await day.QueryAsync<string>("select id from proposal where settled_at is null")).Single();
        var other = day.Attendee("Mo");
        await other.Says("hallo");
        var foreign = await other.Submits(new JsonObject { ["do"] = "forget-yes", ["id"] = id });
        Assert.Contains("Er is niets gewist", foreign.Text, StringComparison.Ordinal);

        await person.Clicks("Nee, laat zo");
        var old = await person.Submits(new JsonObject { ["do"] = "forget-yes", ["id"] = id });

        Assert.Contains("Er is niets gewist", old.Text, StringComparison.Ordinal);
        Assert.Equal("3 registered", await day.HasAsync(person));
    }

    [Fact]
    public async Task What_is_known_is_told_in_words_and_as_a_file_that_can_be_fetched_once()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var person = await KnownPersonAsync(day, "nl");
        await day.WithSeatAsync("Anders Iemand", 4);
        var told = await person.Says("wat weet je over mij?");
        Assert.Contains(Name, told.Text, StringComparison.Ordinal);
        Assert.Contains(Email, told.Text, StringComparison.Ordinal);
        Assert.Contains("workshop 3 (ingeschreven)", told.Text, StringComparison.Ordinal);

        var address = (await person.Presses("privacy-file")).Address(".json");
        var file = System.Text.Encoding.UTF8.GetString(await day.DownloadAsync(address));

        Assert.Contains(Name, file, StringComparison.Ordinal);
        Assert.Contains("wat weet je over mij?", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Anders", file, StringComparison.Ordinal);
        using var again = await day.Http.GetAsync(new Uri(address));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_file_that_was_not_fetched_in_time_is_gone()
    {
        var clock = new FakeTimeProvider(AttendanceDay.Before);
        await using var day = await AttendanceDay.OpenAsync(clock);
        var person = await KnownPersonAsync(day, "nl");
        var address = (await person.Presses("privacy-file")).Address(".json");
        clock.Advance(Operations.Tickets.Lives);
        using var late = await day.Http.GetAsync(new Uri(address));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Theory]
    [InlineData("nl", "mijn naam is fout, het is Els Peeters", "ja doe maar", "Els Peeters")]
    [InlineData("en", "my name is wrong, it's Els Peeters", "yes", "Els Peeters")]
    [InlineData("fr", "mon nom est faux, c'est Els Peeters", "oui", "Els Peeters")]
    [InlineData("nl", "mijn naam is fout, het is Els Peeters", "nee toch niet", Name)]
    public async Task A_better_name_can_be_typed_and_kept_with_a_typed_yes(string language, string wrong, string typed, string kept)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var person = await KnownPersonAsync(day, language);
        await person.Says(wrong);
        Assert.Equal([Name], await day.QueryAsync<string>("select name from person where name is not null"));

        await person.Says(typed);

        Assert.Equal([kept], await day.QueryAsync<string>("select name from person where name is not null"));
    }

    [Fact]
    public async Task Who_only_says_that_the_name_is_wrong_is_asked_for_the_right_one()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var person = await KnownPersonAsync(day, "nl");
        await person.Says("mijn naam is fout");
        Assert.Contains("Wat moet je naam zijn?", (await person.Says("ja")).Text, StringComparison.Ordinal);

        await person.Says("Els Peeters");

        Assert.Equal(["Els Peeters"], await day.QueryAsync<string>("select name from person where name is not null"));
    }

    [Theory]
    [InlineData("nl", "vergeet mij", "ja doe maar", 0)]
    [InlineData("en", "forget me", "yes", 0)]
    [InlineData("fr", "oubliez-moi", "oui", 0)]
    [InlineData("nl", "vergeet mij", "nee toch niet", 1)]
    public async Task Forgetting_can_be_answered_with_a_typed_yes_or_no(string language, string asked, string typed, int left)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var person = await KnownPersonAsync(day, language);
        await person.Says(asked);
        await person.Says(typed);

        Assert.Equal(left, (await day.QueryAsync<string>("select name from person where name is not null")).Count);
    }

    [Fact]
    public async Task A_name_and_an_address_can_be_corrected_and_nothing_changes_before_it_is_kept()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var person = await KnownPersonAsync(day, "nl");
        await person.Says("ik heet Sam");
        Assert.Equal(Name, (await PersonAsync(day, person)).Name);

        var wrong = await person.Clicks("Bewaren", ("name", "Sam"), ("email", "geen adres"));
        Assert.Contains("Er is niets veranderd", wrong.Text, StringComparison.Ordinal);
        Assert.Equal((Name, Email), await PersonAsync(day, person));

        await person.Clicks("Bewaren", ("name", "Sam"), ("email", ""));
        Assert.Equal(("Sam", null), await PersonAsync(day, person));
    }

    [Theory]
    [InlineData(30, true, 1)] // 5 December has begun in Brussels: the day and thirty more are over
    [InlineData(30, false, 0)]
    [InlineData(7, true, 1)]
    public async Task Long_enough_after_the_event_everybody_is_forgotten_and_no_seat_moves(int days, bool isOver, int expected)
    {
        var clock = new FakeTimeProvider(AttendanceDay.Before);
        await using var day = await AttendanceDay.OpenAsync(clock, settings: ("Privacy:RetentionDays", $"{days}"));
        var person = await KnownPersonAsync(day, "nl");
        var over = new DateTimeOffset(2026, 11, 6, 0, 0, 0, TimeSpan.FromHours(1)).AddDays(days);
        clock.SetUtcNow(isOver ? over : over.AddSeconds(-1));

        var forgotten = await day.Get<RetentionWorker>().SweepAsync(CancellationToken.None);

        // The clock that passes the night wakes the worker as well: whichever came first did it.
        Assert.InRange(forgotten, 0, expected);
        await EventuallyAsync(async () => (await day.QueryAsync<string>("select id from person")).Count == 1 - expected);
        Assert.Equal(expected == 1, (await WhereAsync(day, person, but: [])).Count == 0);
        Assert.Single(await day.QueryAsync<string>("select state from registration where state = 'registered'"));
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task Without_a_day_whoever_was_silent_for_too_long_is_forgotten_and_the_seat_is_free()
    {
        var clock = new FakeTimeProvider(AttendanceDay.Before);
        await using var day = await AttendanceDay.OpenAsync(clock, isSet: false, ("Privacy:IdleDays", "10"));
        var silent = await day.WithSeatAsync("Jo", 3);
        clock.Advance(TimeSpan.FromDays(6));
        var heard = await day.WithSeatAsync("Mo", 3);
        clock.Advance(TimeSpan.FromDays(5));
        await day.RestartAsync();

        await day.Get<RetentionWorker>().SweepAsync(CancellationToken.None);

        await EventuallyAsync(async () => await day.HasAsync(silent) == "");
        Assert.Equal("3 registered", await day.HasAsync(heard));
        await day.AssertIsWholeAsync();
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29T02:00:00Z")] // 01:30, the hour from two to three is skipped
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z")] // 02:30 for the first time
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T03:00:00Z")] // 02:30 for the second time
    [InlineData("2026-10-25T03:00:00Z", "2026-10-26T03:00:00Z")]
    public void Each_night_comes_once_also_when_the_clock_changes(string now, string next) => Assert.Equal(
        DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture),
        RetentionWorker.NextNight(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")));

    [Fact]
    public async Task The_log_allows_nothing_but_forgetting()
    {
        await using var day = await AttendanceDay.OpenAsync();
        await KnownPersonAsync(day, "nl");
        foreach (var change in new[] { "person_id = 'somebody else'", "workshop = 4", "actor = 'me'", "person_id = 'forgotten:1', reason = 'x'" })
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => day.Get<Database>().WriteAsync(
                (session, cancel) => session.ExecuteAsync($"update registration_event set {change}", null, cancel), CancellationToken.None));
        }
    }

    /// <summary>Somebody with a name, an address, a seat, a door code and a file that waits.</summary>
    private static async Task<Attendee> KnownPersonAsync(ConferenceDay day, string language)
    {
        var person = await day.WithSeatAsync(Name, 3, language);
        await person.Submits(new JsonObject { ["do"] = "correct-save", ["name"] = Name, ["email"] = Email });
        await person.Presses("door-code");
        await person.Presses("privacy-file");
        return person;
    }

    private static async Task<(string? Name, string? Email)> PersonAsync(ConferenceDay day, Attendee person) =>
        (await day.QueryAsync<(string?, string?)>("select name, email from person where id = @PersonId", new { person.PersonId })).Single();

    private static Task<IReadOnlyList<string>> TablesAsync(ConferenceDay day) => day.QueryAsync<string>(day.Get<Database>().Dialect.IsShared
        ? "select table_name from information_schema.tables where table_schema = current_schema() and lower(table_name) <> 'schemaversions'"
        : "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and lower(name) <> 'schemaversions'");

    /// <summary>Every table and column in which the person's id, name or address stands.</summary>
    private static async Task<IReadOnlyList<string>> WhereAsync(ConferenceDay day, Attendee person, string[] but)
    {
        var places = new List<string>();
        foreach (var table in (await TablesAsync(day)).Except(but))
        {
            foreach (var row in (await day.QueryAsync<object>($"select * from {table}")).Cast<IDictionary<string, object?>>())
            {
                places.AddRange(row.Where(cell => cell.Value is string text && new[] { person.UserId, Name, Email }.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
                    .Select(cell => $"{table}.{cell.Key}"));
            }
        }

        return places;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 600, "It did not become so.");
            await Task.Delay(100);
        }
    }
}
