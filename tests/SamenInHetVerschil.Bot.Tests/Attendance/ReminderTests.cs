using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Attendance;

/// <summary>The message the day before, over a clock of its own.</summary>
public sealed class ReminderTests
{
    /// <summary>The day before, 18:00 in Brussels.</summary>
    private static readonly DateTimeOffset Evening = new(2026, 11, 4, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Everybody_with_a_seat_is_reminded_once_the_evening_before_and_not_again_after_a_restart()
    {
        var clock = new FakeTimeProvider(AttendanceDay.Before);
        await using var day = await AttendanceDay.OpenAsync(clock);
        var els = await day.WithSeatAsync("Els", 3);
        var jan = await day.WithSeatAsync("Jan", 5, "fr");
        clock.SetUtcNow(Evening.AddMinutes(-1));
        Assert.Equal(0, await RemindAsync(day));
        clock.SetUtcNow(Evening);
        await RemindAsync(day);
        Assert.Contains("van 9.00 tot 10.30 uur", Assert.Single(await RemindersAsync(day, els)), StringComparison.Ordinal);
        Assert.StartsWith("C'est pour demain.", Assert.Single(await RemindersAsync(day, jan)), StringComparison.Ordinal);

        await day.RestartAsync();
        clock.SetUtcNow(Evening.AddHours(2));
        Assert.Equal(0, await RemindAsync(day));
        Assert.Single(await RemindersAsync(day, els));
        Assert.Equal(2, (await day.QueryAsync<string>("select person_id from reminder")).Count);
    }

    [Fact]
    public async Task Who_cancelled_waits_or_wants_no_reminder_gets_none()
    {
        var clock = new FakeTimeProvider(AttendanceDay.Before);
        await using var day = await AttendanceDay.OpenAsync(clock);
        var cancelled = await day.WithSeatAsync("Els", 3);
        await cancelled.Presses("cancel", 3);
        await cancelled.Says("ja");
        await day.WithSeatAsync("Jan", 5);
        var waits = await day.WithSeatAsync("An", 5);
        var off = await day.WithSeatAsync("Piet", 3);
        await off.Presses("no-reminder");
        await off.Says("ja");
        var unknownHour = await day.WithSeatAsync("Mia", 1);
        clock.SetUtcNow(Evening);
        await RemindAsync(day);
        foreach (var nobody in new[] { cancelled, waits, off, unknownHour })
        {
            Assert.Empty(await RemindersAsync(day, nobody));
        }

        Assert.Single(await day.QueryAsync<string>("select person_id from reminder"));
    }

    [Theory]
    [InlineData("2026-03-30", "2026-03-29T16:00Z")]
    [InlineData("2026-10-26", "2026-10-25T17:00Z")]
    public async Task On_the_days_that_the_clock_changes_the_evening_is_still_six_o_clock_in_Brussels(string date, string utc)
    {
        var moment = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        var clock = new FakeTimeProvider(moment.AddDays(-9));
        await using var day = await AttendanceDay.OpenAsync(clock, settings: ("Attendance:Date", date));
        await day.WithSeatAsync("Els", 3);
        clock.SetUtcNow(moment.AddSeconds(-1));
        Assert.Equal(0, await RemindAsync(day));
        clock.SetUtcNow(moment);
        await RemindAsync(day);
        Assert.Single(await day.QueryAsync<string>("select person_id from reminder"));
    }

    [Fact]
    public async Task Nobody_is_reminded_when_the_day_is_not_set_or_when_it_has_begun()
    {
        var clock = new FakeTimeProvider(Evening);
        await using var unset = await AttendanceDay.OpenAsync(clock, isSet: false);
        await unset.WithSeatAsync("Els", 3);
        Assert.Equal(0, await RemindAsync(unset));

        await using var begun = await AttendanceDay.OpenAsync(new FakeTimeProvider(new DateTimeOffset(2026, 11, 5, 8, 0, 0, TimeSpan.Zero)));
        await begun.WithSeatAsync("Els", 3);
        Assert.Equal(0, await RemindAsync(begun));
    }

    /// <summary>The reminders in somebody's conversation, in words. Their token is older than this clock allows, so it is read where it is stored.</summary>
    private static async Task<IReadOnlyList<string>> RemindersAsync(ConferenceDay day, Attendee attendee) =>
        [.. (await day.QueryAsync<string>(
                "select transcript.activity from transcript join person on person.home_conversation = transcript.conversation_id where person.id = @PersonId", new { attendee.PersonId }))
            .Select(json => Seen.WordsOf(JsonSerializer.Deserialize<Activity>(json, ActivityJson.Options)!))
            .Where(words => words.StartsWith("Morgen is het zover.", StringComparison.Ordinal) || words.StartsWith("C'est pour demain.", StringComparison.Ordinal))];

    /// <summary>What the worker does each minute. It may have done it already: then nobody is left.</summary>
    private static Task<int> RemindAsync(ConferenceDay day) => day.Get<ReminderWorker>().RemindAsync(CancellationToken.None);
}
