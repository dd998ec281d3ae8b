using System.Globalization;
using Microsoft.Data.Sqlite;
using SamenInHetVerschil.Faking;
using Xunit.Abstractions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>
/// A message to a whole town in Teams, over a channel that fails for one in a hundred, while the program is killed again and again. The variable
/// ANNOUNCEMENT_PEOPLE makes the town as large as one likes, ANNOUNCEMENT_RATE the messages a second that are allowed.
/// </summary>
public sealed class AnnouncementTests(ITestOutputHelper log)
{
    private const int Kills = 3;

    internal static readonly int People = Number("ANNOUNCEMENT_PEOPLE", 3_000);
    internal static readonly int PerSecond = Number("ANNOUNCEMENT_RATE", 200);

    [Fact]
    public async Task Killed_three_times_it_forgets_nobody_and_tells_nobody_twice()
    {
        await using var teams = await FakeTeams.OpenAsync();
        await using var bot = await BotProcess.StartAsync(Settings(PerSecond));
        var town = new AnnouncementTown(teams, () => Store(bot), People);
        var organiser = await WebPerson.MeetAsync(bot, "organiser", "Oda");
        await town.MoveInAsync();
        await AnnouncementTown.AnnounceAsync(organiser);
        var random = new Random(20261104);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await town.WaitUntilAsync((People * kill / (Kills + 1)) + random.Next(People / 20), () => bot.Output);
            await bot.KillAsync();
            await bot.StartAgainAsync();
        }

        await town.WaitUntilOverAsync(() => bot.Output);
        log.WriteLine(await town.CheckAsync(Kills));
        Assert.InRange(teams.MostInOneSecond(), 1, PerSecond);
    }

    [Fact]
    public async Task It_uses_nearly_all_that_the_channel_allows_and_not_more()
    {
        await using var teams = await FakeTeams.OpenAsync();
        await using var bot = await BotProcess.StartAsync(Settings(50));
        var town = new AnnouncementTown(teams, () => Store(bot), 600);
        var organiser = await WebPerson.MeetAsync(bot, "organiser", "Oda");
        await town.MoveInAsync();
        await AnnouncementTown.AnnounceAsync(organiser);
        await town.WaitUntilOverAsync(() => bot.Output);
        log.WriteLine(await town.CheckAsync(kills: 0));
        Assert.InRange(teams.MostInOneSecond(), 1, 50);
    }

    internal static (string, string)[] Settings(int perSecond) =>
    [
        ("Organisers:0", "directline:dl_organiser"), ("Announcements:PerSecond", perSecond.ToString(CultureInfo.InvariantCulture)), ("Announcements:AskNumberOver", "1000000"),
    ];

    private static SqliteConnection Store(BotProcess bot) => new($"Data Source={Path.Combine(bot.Folder, "samen.db")};Default Timeout=30;Pooling=False");

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
