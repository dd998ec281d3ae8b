using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>
/// A message to a whole town in Teams, over a channel that fails for one in a hundred, while the program is killed again and again. The variable
/// ANNOUNCEMENT_PEOPLE makes the town as large as one likes, ANNOUNCEMENT_RATE the messages a second that are allowed.
/// </summary>
public sealed class AnnouncementTests(ITestOutputHelper log)
{
    private const int Kills = 3;

    /// <summary>Requests that may be under way when the program dies.</summary>
    private const int MostUnderWay = 24;

    private static readonly int People = Number("ANNOUNCEMENT_PEOPLE", 3_000);
    private static readonly int PerSecond = Number("ANNOUNCEMENT_RATE", 200);

    [Fact]
    public async Task Killed_three_times_it_forgets_nobody_and_tells_nobody_twice()
    {
        await using var channel = await FaultyChannel.StartAsync();
        await using var bot = await BotProcess.StartAsync(
            ("Organisers:0", "directline:dl_organiser"), ("Announcements:PerSecond", PerSecond.ToString(CultureInfo.InvariantCulture)), ("Announcements:AskNumberOver", "1000000"));
        var organiser = await WebPerson.MeetAsync(bot, "organiser", "Oda");
        await FillTheTownAsync(bot, channel.ServiceUrl);
        await organiser.PressAsync(Button("announce.new"));
        await organiser.PressAsync(Button("announce.rewrite", "say", "everyone|||"), null, ("text", "De bus vertrekt om 8 uur."));
        await organiser.AskAsync("ja");

        var random = new Random(20261104);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var until = (People * kill / (Kills + 1)) + random.Next(People / 20);
            await WaitAsync(() => Task.FromResult(channel.Taken.Count >= until), bot);
            await bot.KillAsync();
            await bot.StartAgainAsync();
        }

        await WaitAsync(async () => await CountAsync(bot, "select count(*) from delivery where state in ('queued', 'sending')") == 0, bot);

        // Nobody twice.
        var taken = channel.Taken.Select(one => one.Conversation).ToList();
        Assert.Equal(taken.Count, taken.Distinct(StringComparer.Ordinal).Count());

        // Nobody forgotten: one row each, and what is called delivered stands there.
        Assert.Equal(People + 1, await CountAsync(bot, "select count(*) from delivery"));
        var delivered = (await ConversationsAsync(bot, "delivered")).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(taken.ToHashSet(StringComparer.Ordinal), delivered);

        // Uncertain only where the line was cut, by a fault or by a kill; refused only where the channel refused.
        var uncertain = await ConversationsAsync(bot, "uncertain");
        var byKill = uncertain.Count(conversation => !channel.Faults.ContainsKey(conversation) || channel.Faults[conversation] is "429" or "412");
        Assert.InRange(byKill, 0, Kills * MostUnderWay);
        Assert.All(await ConversationsAsync(bot, "undeliverable"), conversation => Assert.Equal("403", channel.Faults[conversation]));
        Assert.Equal(People, delivered.Count + uncertain.Count + (await ConversationsAsync(bot, "undeliverable")).Count);
        log.WriteLine($"{People} people: {delivered.Count} delivered, {uncertain.Count} uncertain ({byKill} by kills), {channel.Faults.Count} faults.");
    }

    [Fact]
    public async Task It_uses_nearly_all_that_the_channel_allows_and_not_more()
    {
        await using var channel = await FaultyChannel.StartAsync();
        await using var bot = await BotProcess.StartAsync(
            ("Organisers:0", "directline:dl_organiser"), ("Announcements:PerSecond", "50"), ("Announcements:AskNumberOver", "1000000"));
        var organiser = await WebPerson.MeetAsync(bot, "organiser", "Oda");
        await FillTheTownAsync(bot, channel.ServiceUrl, 600);
        await organiser.PressAsync(Button("announce.new"));
        await organiser.PressAsync(Button("announce.rewrite", "say", "everyone|||"), null, ("text", "De bus vertrekt om 8 uur."));
        await organiser.AskAsync("ja");
        await WaitAsync(async () => await CountAsync(bot, "select count(*) from delivery where state in ('queued', 'sending')") == 0, bot);

        var moments = channel.Taken.Select(one => one.At).Order().ToList();
        var most = moments.Max(moment => moments.Count(other => other >= moment && other < moment + TimeSpan.FromSeconds(1)));
        Assert.InRange(most, 1, 50);
        log.WriteLine($"{moments.Count} in {(moments[^1] - moments[0]).TotalSeconds:F1} s; at most {most} in a second.");
    }

    private static JsonObject Button(string verb, string? name = null, string? value = null)
    {
        var data = new JsonObject { ["do"] = verb };
        if (name is not null)
        {
            data[name] = value;
        }

        return new JsonObject { ["data"] = data };
    }

    /// <summary>People who have spoken with the bot in Teams before.</summary>
    private static async Task FillTheTownAsync(BotProcess bot, string serviceUrl, int? people = null)
    {
        await using var connection = await OpenAsync(bot);
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            insert into person (id, name, language, home_conversation, first_seen, last_seen) values ($person, 'Iemand', 'nl', null, $now, $now);
            insert into conversation (id, channel, channel_conversation_id, person_id, reference, last_moment, created_at)
            values ($conversation, 'msteams', $channel, $person, $reference, $now, $now);
            update person set home_conversation = $conversation where id = $person;
            """;
        for (var number = 1; number <= (people ?? People); number++)
        {
            command.Parameters.Clear();
            var channel = "town-" + number.ToString(CultureInfo.InvariantCulture);
            command.Parameters.AddWithValue("$person", $"msteams:{number:D8}");
            command.Parameters.AddWithValue("$conversation", "msteams:" + channel);
            command.Parameters.AddWithValue("$channel", channel);
            command.Parameters.AddWithValue("$reference", JsonSerializer.Serialize(new
            {
                serviceUrl, tenantId = "town", conversationType = "personal", bot = new { id = "28:bot", name = "bot" }, user = new { id = $"29:{number}" },
            }));
            command.Parameters.AddWithValue("$now", "2026-11-01T08:00:00.0000000Z");
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task<IReadOnlyList<string>> ConversationsAsync(BotProcess bot, string state)
    {
        await using var connection = await OpenAsync(bot);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select conversation_id from delivery where state = '{state}' and door = 'msteams'";
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0)["msteams:".Length..]);
        }

        return found;
    }

    private static async Task<long> CountAsync(BotProcess bot, string sql)
    {
        await using var connection = await OpenAsync(bot);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<SqliteConnection> OpenAsync(BotProcess bot)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "samen.db")};Default Timeout=30;Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Five minutes at most: what takes longer has stopped.</summary>
    private static async Task WaitAsync(Func<Task<bool>> holds, BotProcess bot)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, "It stopped.\n" + bot.Output);
            await Task.Delay(100);
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
