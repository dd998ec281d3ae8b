using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Attendance;

/// <summary>What the organiser's page hears over HTTP. How it looks is tested in a browser.</summary>
public sealed class CheckInPageTests
{
    [Fact]
    public async Task A_scanned_code_lets_in_once_and_a_second_scan_is_answered_kindly()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var (key, code) = await OpenAsync(day);
        var first = await AskAsync(day, "in", key, new { workshop = 3, scanned = code });
        Assert.Equal(("In", "Sam is binnen in workshop 3."), (Outcome(first), Said(first)));
        var again = await AskAsync(day, "in", key, new { workshop = 3, scanned = code.ToLowerInvariant() });
        Assert.Equal(("WasIn", "Sam was al binnen in workshop 3, sinds 10.15 uur. Dat is in orde."), (Outcome(again), Said(again)));
        Assert.Single(await day.QueryAsync<string>("select person_id from check_in"));

        var undone = await AskAsync(day, "undo", key, new { workshop = 3, person = first.GetProperty("person").GetString() });
        Assert.Equal("Undone", Outcome(undone));
        Assert.Equal("WasNotIn", Outcome(await AskAsync(day, "undo", key, new { workshop = 3, person = first.GetProperty("person").GetString() })));
        Assert.Empty(await day.QueryAsync<string>("select person_id from check_in"));
    }

    [Theory]
    [InlineData(5, null, "NoSeat")]
    [InlineData(99, null, "NoSuchWorkshop")]
    [InlineData(-1, null, "NoSuchWorkshop")]
    [InlineData(3, "2222-2222", "UnknownCode")]
    [InlineData(3, "", "UnknownCode")]
    [InlineData(3, "' or 1=1 --", "UnknownCode")]
    public async Task Another_door_or_another_code_is_answered_clearly(int workshop, string? typed, string outcome)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var (key, code) = await OpenAsync(day);
        Assert.Equal(outcome, Outcome(await AskAsync(day, "in", key, new { workshop, scanned = typed ?? code })));
        Assert.Empty(await day.QueryAsync<string>("select person_id from check_in"));
    }

    [Fact]
    public async Task Without_a_good_key_the_page_hears_nothing_and_nobody_comes_in()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var (key, code) = await OpenAsync(day);
        foreach (var wrong in new[] { "", "x", new string('a', 48), key + "0" })
        {
            Assert.Equal(401, await StatusAsync(day, "open", wrong, "{}"));
            Assert.Equal(401, await StatusAsync(day, "in", wrong, JsonSerializer.Serialize(new { workshop = 3, scanned = code })));
        }

        Assert.Equal(401, await StatusAsync(day, "in", key, "{"));
        Assert.Equal(401, await StatusAsync(day, "in", key, new string(' ', 5000)));
        Assert.Empty(await day.QueryAsync<string>("select person_id from check_in"));
    }

    [Fact]
    public async Task The_link_ends_after_eighteen_hours_and_when_a_new_one_is_asked()
    {
        var clock = new FakeTimeProvider(AttendanceDay.Before);
        await using var day = await AttendanceDay.OpenAsync(clock);
        var boss = day.Attendee("An").Organises(day);
        var first = await KeyAsync(boss);
        var second = await KeyAsync(boss);
        Assert.Equal(401, await StatusAsync(day, "open", first, "{}"));
        Assert.Equal(200, await StatusAsync(day, "open", second, "{}"));
        clock.Advance(TimeSpan.FromHours(18));
        Assert.Equal(401, await StatusAsync(day, "open", second, "{}"));
    }

    [Fact]
    public async Task Whoever_no_longer_organises_has_a_dead_link()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var (key, _) = await OpenAsync(day);
        Assert.Equal(200, await StatusAsync(day, "open", key, "{}"));
        day.Get<Microsoft.Extensions.Options.IOptions<OrganiserOptions>>().Value.Ids = [];
        Assert.Equal(401, await StatusAsync(day, "open", key, "{}"));
    }

    [Fact]
    public async Task Only_the_page_may_use_the_camera_and_nothing_of_it_is_inline()
    {
        await using var day = await AttendanceDay.OpenAsync();
        using var page = await day.Http.GetAsync(new Uri(day.Address, "/attendance/check-in"));
        using var chat = await day.Http.GetAsync(day.Address);
        Assert.Contains("camera=self", page.Headers.GetValues("Permissions-Policy").Single().Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("camera=()", chat.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
    }

    private static async Task<(string Key, string Code)> OpenAsync(ConferenceDay day)
    {
        var sam = await day.WithSeatAsync("Sam", 3);
        await sam.Presses("door-code");
        var code = (await day.QueryAsync<string>("select door_code from attendance_pass")).Single();
        return (await KeyAsync(day.Attendee("An").Organises(day)), DoorCode.Shown(code));
    }

    private static async Task<string> KeyAsync(Attendee boss) => (await boss.Says("geef mij de scanpagina")).Address("/check-in").Split('#')[1];

    private static async Task<JsonElement> AskAsync(ConferenceDay day, string what, string key, object body) =>
        await day.CallAsync(HttpMethod.Post, "/attendance/check-in/" + what, key, body);

    private static async Task<int> StatusAsync(ConferenceDay day, string what, string key, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await day.SendAsync(HttpMethod.Post, "/attendance/check-in/" + what, key.Length == 0 ? null : key, content);
        return (int)answer.StatusCode;
    }

    private static string Outcome(JsonElement answer) => answer.GetProperty("outcome").GetString()!;

    private static string Said(JsonElement answer) => answer.GetProperty("said").GetString()!;
}
