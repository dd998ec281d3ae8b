using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;
using SamenInHetVerschil.Faking;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>
/// The program is killed while many turns are in flight, so that it dies before the commit of some, between the commit and the
/// acknowledgement of others. What was acknowledged stands, with its answer, once; the rest is there as a whole or not at all.
/// </summary>
public sealed class CrashTests(ITestOutputHelper log)
{
    private const int People = 24;
    private const int Kills = 5;
    private const int Seats = 10;

    [Fact]
    public async Task Killed_again_and_again_while_everybody_signs_up_it_loses_nothing_and_does_nothing_twice()
    {
        await using var bot = await BotProcess.StartAsync(("Registration:Workshops:4:Capacity", Seats.ToString(CultureInfo.InvariantCulture)));
        var random = new Random(20251105);
        var visitors = new List<Visitor>();
        for (var number = 0; number < People; number++)
        {
            visitors.Add(new Visitor(await WebPerson.MeetAsync(bot, $"visitor{number}")));
        }

        var (stored, lost) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            await RunUntilKilledAsync(bot, visitors, random.Next(4, People));
            await bot.StartAgainAsync();
            foreach (var visitor in visitors)
            {
                var cut = await visitor.CheckAsync();
                stored += cut == true ? 1 : 0;
                lost += cut == false ? 1 : 0;
            }
        }

        log.WriteLine($"Cut off: {stored} turns stood as a whole, {lost} not at all.");
        foreach (var visitor in visitors)
        {
            while (!visitor.IsDone)
            {
                await visitor.StepAsync();
            }

            await visitor.CheckAsync();
            await visitor.RepeatEverythingAsync();
            await visitor.CheckAsync();
        }

        await CheckSeatsAsync(bot, visitors);
    }

    [Fact]
    public async Task What_a_channel_was_promised_is_sent_once_after_a_kill()
    {
        await using var teams = await FakeTeams.OpenAsync();
        await using var bot = await BotProcess.StartAsync();
        teams.Script = _ => new TeamsFault.Throttled("2");
        var sent = Enumerable.Range(1, 20).Select(number => $"kill-{number}").ToList();
        foreach (var id in sent)
        {
            await teams.SayAsync(bot, id, "Waarover gaat workshop 2?");
        }

        // All of them were acknowledged, answered in the store, and refused for now by Teams.
        await Eventually.BecomesTrueAsync(
            async () => await CountAsync(bot, "select count(*) from outbox where state = 'queued' and attempts > 0") == sent.Count,
            () => bot.Output);
        await bot.KillAsync();
        teams.Script = _ => null;
        await bot.StartAgainAsync();
        await Eventually.BecomesTrueAsync(() => Task.FromResult(teams.Answered().Count >= sent.Count), () => $"{teams.Answered().Count} came.\n{bot.Output}");
        await Task.WhenAll(sent.Select(id => teams.SayAsync(bot, id, "Waarover gaat workshop 2?")));
        await SettledAsync(bot);
        Assert.Equal(sent.Order(StringComparer.Ordinal), teams.Answered().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Killed_between_the_acknowledgement_and_the_sending_every_answer_arrives_once_or_is_known_as_uncertain()
    {
        await using var teams = await FakeTeams.OpenAsync();
        await using var bot = await BotProcess.StartAsync();
        var random = new Random(8);
        var acknowledged = new List<string>();
        for (var kill = 0; kill < 3; kill++)
        {
            var ids = Enumerable.Range(1, 40).Select(number => $"round{kill}-{number}").ToList();
            var until = random.Next(5, 35);
            var done = 0;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var posting = ids.Select(async id =>
            {
                try
                {
                    await teams.SayAsync(bot, id, "Waarover gaat workshop 2?");
                    lock (acknowledged)
                    {
                        acknowledged.Add(id);
                    }

                    if (Interlocked.Increment(ref done) == until)
                    {
                        reached.SetResult();
                    }
                }
                catch (HttpRequestException)
                {
                    // Killed meanwhile: this one was not acknowledged.
                }
            }).ToList();
            await reached.Task;
            await bot.KillAsync();
            await Task.WhenAll(posting);
            await bot.StartAgainAsync();

            // Teams repeats what was not acknowledged.
            await Task.WhenAll(ids.Where(id => !acknowledged.Contains(id)).Select(id => teams.SayAsync(bot, id, "Waarover gaat workshop 2?")));
            acknowledged = [.. acknowledged.Union(ids, StringComparer.Ordinal)];
        }

        await SettledAsync(bot);
        var uncertain = await CountAsync(bot, "select count(*) from outbox where state = 'uncertain'");
        log.WriteLine($"{acknowledged.Count} acknowledged, {teams.Answered().Count} arrived, {uncertain} uncertain.");
        Assert.Equal(teams.Answered().Count, teams.Answered().Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(teams.Answered().Except(acknowledged, StringComparer.Ordinal));
        Assert.Equal(0, await CountAsync(bot, "select count(*) from outbox where state = 'undeliverable'"));
        Assert.Equal(acknowledged.Count, await CountAsync(bot, "select count(*) from outbox"));

        // An uncertain one may have arrived: it was on its way when the program died.
        Assert.InRange(teams.Answered().Count, acknowledged.Count - uncertain, acknowledged.Count);
    }

    private static async Task RunUntilKilledAsync(BotProcess bot, IReadOnlyList<Visitor> visitors, int acknowledgements)
    {
        var done = 0;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var steps = visitors.Select(async visitor =>
        {
            try
            {
                while (!visitor.IsDone)
                {
                    await visitor.StepAsync();
                    if (Interlocked.Increment(ref done) == acknowledgements)
                    {
                        reached.TrySetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // Killed meanwhile.
            }
        }).ToList();
        await Task.WhenAny(reached.Task, Task.WhenAll(steps));
        await bot.KillAsync();
        await Task.WhenAll(steps);
    }

    /// <summary>What the chat said, what the export says and what the log of events says are the same.</summary>
    private static async Task CheckSeatsAsync(BotProcess bot, IReadOnlyList<Visitor> visitors)
    {
        var rows = (await bot.VerbAsync("export", "registrations")).Split('\n').Skip(1).Where(row => row.Length > 0).Select(row => row.Trim().Split(',')).ToList();
        Assert.Equal(visitors.Select(visitor => visitor.Person.Id).Order(StringComparer.Ordinal), rows.Select(row => row[2]).Order(StringComparer.Ordinal));
        Assert.Equal(Seats, rows.Count(row => row[5] == "registered"));
        Assert.Equal(
            Enumerable.Range(1, People - Seats),
            rows.Where(row => row[5] == "waiting").Select(row => int.Parse(row[6], CultureInfo.InvariantCulture)).Order());
        foreach (var visitor in visitors)
        {
            var row = Assert.Single(rows, row => row[2] == visitor.Person.Id);
            Assert.Equal(await visitor.ToldAsync(), (row[5], row[5] == "waiting" ? row[6] : ""));
        }

        Assert.Equal(People, await CountAsync(bot, "select count(*) from registration_event"));
        Assert.Equal(0, await CountAsync(bot, "select count(*) from inbox where done_at is null"));
    }

    private static Task SettledAsync(BotProcess bot) => Eventually.BecomesTrueAsync(
        async () => await CountAsync(bot, "select (select count(*) from inbox where done_at is null) + (select count(*) from outbox where state in ('queued', 'sending'))") == 0,
        () => bot.Output);

    private static async Task<int> CountAsync(BotProcess bot, string query)
    {
        var file = Assert.Single(Directory.GetFiles(bot.Folder, "*.db"));
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // only constants of this file come here
        command.CommandText = query;
#pragma warning restore CA2100
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Somebody who asks, signs up and asks again, and tries again when the line breaks, as our page does.</summary>
    private sealed class Visitor(WebPerson person)
    {
        private const int Steps = 4;

        private readonly List<string> ids = [];

        public WebPerson Person { get; } = person;

        public bool IsDone => ids.Count == Steps;

        /// <summary>Does the next thing; after a broken line the same thing with the same id of its own.</summary>
        public async Task StepAsync() => ids.Add(await DoAsync(ids.Count));

        /// <summary>True when the post that was cut off was stored, false when not, null when none was cut off.</summary>
        public async Task<bool?> CheckAsync()
        {
            IReadOnlyList<JsonNode> all = [];
            await Eventually.BecomesTrueAsync(
                async () =>
                {
                    all = await Person.ReadAsync();
                    return Echoes(all).All(echo => Answers(all, echo) > 0);
                },
                () => $"{Person.Id} has no answer: {string.Join('\n', all.Select(activity => activity.ToJsonString()))}");
            var echoes = Echoes(all).ToList();
            Assert.All(echoes, echo => Assert.Equal(1, Answers(all, echo)));
            Assert.Equal(ids, echoes.Take(ids.Count).Select(echo => echo["id"]!.GetValue<string>()));
            Assert.Equal(echoes.Select((_, step) => ClientId(step)), echoes.Select(echo => echo["channelData"]!["clientActivityID"]!.GetValue<string>()));
            return IsDone ? null : echoes.Count > ids.Count;
        }

        public async Task RepeatEverythingAsync()
        {
            for (var step = 0; step < Steps; step++)
            {
                Assert.Equal(ids[step], await DoAsync(step));
            }
        }

        /// <summary>What the chat said when the sign-up was confirmed.</summary>
        public async Task<(string State, string Position)> ToldAsync()
        {
            var said = WebPerson.CardOf(Assert.Single(await Person.RepliesAsync(ids[2])))["fallbackText"]!.GetValue<string>();
            const string line = "op plaats ";
            return said.Contains("Je bent ingeschreven", StringComparison.Ordinal)
                ? ("registered", "")
                : ("waiting", new string([.. said[(said.IndexOf(line, StringComparison.Ordinal) + line.Length)..].TakeWhile(char.IsDigit)]));
        }

        private async Task<string> DoAsync(int step) => step switch
        {
            0 => await Person.SayAsync("Waarover gaat workshop 1?", ClientId(step)),
            1 => await Person.SayAsync("schrijf me in voor workshop 4", ClientId(step)),
            2 => await Person.PressAsync(await ProposedAsync(), ClientId(step), ("name", "Robin")),
            _ => await Person.SayAsync("waarvoor ben ik ingeschreven?", ClientId(step)),
        };

        private async Task<JsonNode> ProposedAsync()
        {
            var card = WebPerson.CardOf(Assert.Single(await Person.RepliesAsync(ids[1])));
            return card["actions"] is null ? Confirmed! : Confirmed = WebPerson.Button(card, "confirm").DeepClone();
        }

        private JsonNode? Confirmed { get; set; }

        private string ClientId(int step) => $"{Person.Id}-step{step}";

        private IEnumerable<JsonNode> Echoes(IReadOnlyList<JsonNode> all) => all
            .Where(activity => activity["from"]?["id"]?.GetValue<string>() == Person.Id)
            .OrderBy(activity => activity["timestamp"]!.GetValue<string>(), StringComparer.Ordinal);

        private static int Answers(IReadOnlyList<JsonNode> all, JsonNode echo) =>
            all.Count(activity => activity["replyToId"]?.GetValue<string>() == echo["id"]!.GetValue<string>());
    }
}
