using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using SamenInHetVerschil.Faking;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>
/// A whole town in Teams that the program has spoken with before, where one in a hundred meets a fault; and the check afterwards that nobody was told twice and
/// nobody forgotten.
/// </summary>
internal sealed class AnnouncementTown(FakeTeams teams, Func<DbConnection> open, int people)
{
    private const string Prefix = "town-";

    private static readonly TimeSpan SlowAnswer = TimeSpan.FromMilliseconds(800);

    /// <summary>Requests that may be under way when the program dies.</summary>
    private const int MostUnderWay = 24;

    /// <summary>Puts everybody into the store, and the faults into Teams.</summary>
    public async Task MoveInAsync()
    {
        teams.Script = FaultOf;
        await using var store = open();
        await store.OpenAsync();
        await using var transaction = await store.BeginTransactionAsync();
        var rows = Enumerable.Range(1, people).Select(number =>
        {
            var chat = teams.Town.Chat(teams.Town.Person("Iemand", "town", $"29:{number}"), Prefix + number.ToString(CultureInfo.InvariantCulture));
            var reference = JsonSerializer.Serialize(new
            {
                serviceUrl = teams.ServiceUrl, tenantId = chat.Tenant, conversationType = chat.Kind, bot = new { id = teams.BotId, name = "bot" }, user = new { id = chat.Members[0].Mri },
            });
            return new { person = $"msteams:{number:D8}", conversation = "msteams:" + chat.Id, channel = chat.Id, reference, now = "2026-11-01T08:00:00.0000000Z" };
        }).ToList();
        await store.ExecuteAsync("insert into person (id, name, language, home_conversation, first_seen, last_seen) values (@person, 'Iemand', 'nl', null, @now, @now)", rows, transaction);
        await store.ExecuteAsync(
            "insert into conversation (id, channel, channel_conversation_id, person_id, reference, last_moment, created_at) values (@conversation, 'msteams', @channel, @person, @reference, @now, @now)",
            rows, transaction);
        await store.ExecuteAsync("update person set home_conversation = @conversation where id = @person", rows, transaction);
        await transaction.CommitAsync();
    }

    /// <summary>An organiser writes it and says yes.</summary>
    public static async Task AnnounceAsync(WebPerson organiser)
    {
        await organiser.PressAsync(new JsonObject { ["data"] = new JsonObject { ["do"] = "announce.new" } });
        await organiser.PressAsync(new JsonObject { ["data"] = new JsonObject { ["do"] = "announce.rewrite", ["say"] = "everyone|||" } }, null, ("text", "De bus vertrekt om 8 uur."));
        await organiser.AskAsync("ja");
    }

    public Task WaitUntilAsync(int posted, Func<string> output) => WaitAsync(() => Task.FromResult(teams.Posted.Count() >= posted), output);

    /// <summary>Until nobody waits any more. Ten minutes at most: what takes longer has stopped.</summary>
    public Task WaitUntilOverAsync(Func<string> output) => WaitAsync(async () => await CountAsync("select count(*) from announcement where state = 'sent'") > 0, output);

    /// <summary>Nobody twice, nobody forgotten, uncertain only where a line was cut. Returns it in a sentence.</summary>
    /// <param name="kills">How often the program died on the way.</param>
    public async Task<string> CheckAsync(int kills)
    {
        Assert.Empty(teams.Complaints);
        var posted = teams.Posted.Select(call => call.Conversation!).ToList();
        Assert.Equal(posted.Count, posted.Distinct(StringComparer.Ordinal).Count());

        Assert.Equal(1, await CountAsync("select count(*) from announcement"));
        Assert.Equal(people, await CountAsync("select count(*) from delivery where door = 'msteams'"));
        Assert.Equal(await CountAsync("select resolved from announcement"), await CountAsync("select count(*) from delivery where state in ('delivered', 'uncertain', 'undeliverable')"));
        var (delivered, uncertain, undeliverable) = (await InStateAsync("delivered"), await InStateAsync("uncertain"), await InStateAsync("undeliverable"));
        Assert.Equal(people, delivered.Count + uncertain.Count + undeliverable.Count);
        Assert.Subset(posted.ToHashSet(StringComparer.Ordinal), delivered.ToHashSet(StringComparer.Ordinal));

        var last = teams.Calls.GroupBy(call => call.Conversation!, StringComparer.Ordinal).ToDictionary(calls => calls.Key, calls => calls.Last(), StringComparer.Ordinal);
        Assert.All(undeliverable, conversation => Assert.Contains(last[conversation].Status, (int[])[403, 404, 413]));
        var byKill = uncertain.Count(conversation => last.GetValueOrDefault(conversation)?.Fault is not (TeamsFault.Broken or TeamsFault.Cut));
        Assert.InRange(byKill, 0, kills * MostUnderWay);
        var (first, end) = (teams.Posted.Min(call => call.At), teams.Posted.Max(call => call.At));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{people} people: {delivered.Count} delivered, {undeliverable.Count} refused, {uncertain.Count} uncertain ({byKill} by {kills} kills); {posted.Count} posted in {(end - first).TotalSeconds:F1} s, at most {teams.MostInOneSecond()} in a second, {posted.Count / (end - first).TotalSeconds:F1} a second on average.");
    }

    /// <summary>One conversation in a hundred, each in its own way.</summary>
    private static TeamsFault? FaultOf(TeamsCall call)
    {
        var number = int.Parse(call.Conversation![Prefix.Length..], CultureInfo.InvariantCulture);
        return number % 100 != 0 ? null : (number / 100 % 11) switch
        {
            0 => call.Attempt == 1 ? new TeamsFault.Throttled("1") : null,
            1 => call.Attempt == 1 ? TeamsFault.Busy : null,
            2 => TeamsFault.Forbidden[number / 1100 % TeamsFault.Forbidden.Count],
            3 => new TeamsFault.Broken(AfterTaking: false),
            4 => new TeamsFault.Broken(AfterTaking: true),
            5 => new TeamsFault.Cut(AfterTaking: false),
            6 => new TeamsFault.Cut(AfterTaking: true),
            7 => call.Attempt == 1 ? new TeamsFault.Throttled() : null,
            8 => TeamsFault.ConversationGone,
            9 => TeamsFault.TooBig,
            _ => new TeamsFault.Slow(Task.Delay(SlowAnswer)),
        };
    }

    private async Task<IReadOnlyList<string>> InStateAsync(string state)
    {
        await using var store = open();
        return [.. (await store.QueryAsync<string>("select conversation_id from delivery where state = @state and door = 'msteams'", new { state })).Select(id => id["msteams:".Length..])];
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var store = open();
        return await store.ExecuteScalarAsync<long>(sql);
    }

    private static async Task WaitAsync(Func<Task<bool>> holds, Func<string> output)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, "It stopped.\n" + output());
            await Task.Delay(100);
        }
    }
}
