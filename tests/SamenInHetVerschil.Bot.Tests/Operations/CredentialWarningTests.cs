using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Operations;

public sealed class CredentialWarningTests
{
    private static readonly DateTimeOffset Ends = new(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Organisers_hear_once_at_each_step_that_the_key_for_Teams_ends_and_attendees_never()
    {
        var clock = new FakeTimeProvider(Ends.AddDays(-31));
        await using var day = await OpenAsync(clock);
        var (organiser, attendee) = (await OrganiserAsync(day), day.Attendee("Els"));
        await organiser.Opens();
        await attendee.Opens();
        var worker = day.Get<CredentialWorker>();
        Assert.Equal(0, await worker.WarnAsync(default));
        foreach (var (left, told) in new[] { (30, 0), (29, 1), (28, 0), (15, 0), (14, 1), (7, 1), (3, 1), (2, 0), (1, 1), (0.5, 0) })
        {
            await MoveToAsync(day, clock, Ends.AddDays(-left), told, $"{left} days");
        }

        Assert.Equal(5, (await WarningsAsync(day, organiser)).Count(words => words.StartsWith(
            "De sleutel voor Teams. De sleutel waarmee ik in Teams antwoord (een geheim of een certificaat) vervalt op 1 januari 2027.", StringComparison.Ordinal)));
        await MoveToAsync(day, clock, Ends, 1, "the end");
        Assert.Contains("is vervallen op 1 januari 2027", (await WarningsAsync(day, organiser))[^1], StringComparison.Ordinal);
        Assert.Empty(await WarningsAsync(day, attendee));
    }

    [Fact]
    public async Task An_organiser_who_comes_later_is_told_then()
    {
        var clock = new FakeTimeProvider(Ends.AddDays(-20));
        await using var day = await OpenAsync(clock);
        var organiser = await OrganiserAsync(day);
        var worker = day.Get<CredentialWorker>();
        Assert.Equal(0, await worker.WarnAsync(default));
        await organiser.Opens();
        Assert.Equal(1, await worker.WarnAsync(default));
    }

    private static Task<ConferenceDay> OpenAsync(FakeTimeProvider clock) => ConferenceDay.OpenAsync(new DayPlan
    {
        Clock = clock,
        Settings =
        {
            ["BotCredential:Kind"] = "Secret", ["BotCredential:TenantId"] = "tenant", ["BotCredential:Secret"] = "secret",
            ["BotCredential:EndsAt"] = Ends.ToString("O"),
        },
    });

    private static async Task<Attendee> OrganiserAsync(ConferenceDay day)
    {
        var organiser = day.Attendee("Ann");
        await day.RestartAsync(plan => plan with { Settings = new(plan.Settings) { ["Organisers:0"] = organiser.PersonId } });
        return organiser;
    }

    /// <summary>What stands in somebody's conversation after the welcome, in words. Their token is older than this clock allows, so it is read where it is stored.</summary>
    private static async Task<IReadOnlyList<string>> WarningsAsync(ConferenceDay day, Attendee attendee) =>
        [.. (await day.QueryAsync<string>(
                """
                select transcript.activity from transcript join person on person.home_conversation = transcript.conversation_id where person.id = @PersonId
                order by transcript.sequence
                """,
                new { attendee.PersonId }))
            .Select(json => Seen.WordsOf(JsonSerializer.Deserialize<Activity>(json, ActivityJson.Options)!)).Skip(1)];

    private static async Task MoveToAsync(ConferenceDay day, FakeTimeProvider clock, DateTimeOffset now, int told, string when)
    {
        clock.SetUtcNow(now);
        var before = await CountAsync(day);
        await day.Get<CredentialWorker>().WarnAsync(default);
        Assert.True(told == await CountAsync(day) - before, when);
    }

    // The worker of the program itself looks as well, each hour of the clock: what counts is that it was told, and once.
    private static async Task<long> CountAsync(ConferenceDay day) => (await day.QueryAsync<long>("select count(*) from credential_warning", null)).Single();
}
