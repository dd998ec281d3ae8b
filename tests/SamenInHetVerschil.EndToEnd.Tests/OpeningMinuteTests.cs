using System.Globalization;
using System.Text.Json.Nodes;
using SamenInHetVerschil.Storage;
using Xunit.Abstractions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>
/// Sign-up opens and everybody comes at once, double clicks included; with three instances, one after the other is killed in the middle of it. More people:
/// <c>SAMEN_OPENING_PEOPLE=5000</c>.
/// </summary>
public sealed class OpeningMinuteTests(ITestOutputHelper log)
{
    private const int Workshops = 8;
    private const int Seats = 60;
    private const int AtOnce = 48;
    private const int Kills = 4;

    private static readonly int People = int.Parse(Environment.GetEnvironmentVariable("SAMEN_OPENING_PEOPLE") ?? "800", CultureInfo.InvariantCulture);

    [Fact]
    public async Task In_the_opening_minute_one_process_on_a_file_sells_every_seat_once()
    {
        await using var bot = await BotProcess.StartAsync(Settings());
        await RunAsync([bot], kills: 0);
    }

    [SkippableFact]
    public async Task In_the_opening_minute_three_instances_that_are_killed_in_turn_sell_every_seat_once()
    {
        var server = PostgreSqlServer.Get();
        var database = server.Create();
        var settings = Settings(("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", database));
        await using var first = await BotProcess.StartAsync(settings);
        await using var second = await BotProcess.StartAsync(settings);
        await using var third = await BotProcess.StartAsync(settings);
        await RunAsync([first, second, third], Kills);
    }

    private async Task RunAsync(IReadOnlyList<BotProcess> bots, int kills)
    {
        var seed = Random.Shared.Next();
        log.WriteLine($"{People} people, seed {seed}");
        var random = new Random(seed);
        var people = Enumerable.Range(0, People).Select(number => new Comer(number, random.Next(1, Workshops + 1), random.Next(3) == 0, random.Next())).ToList();
        var balancer = new Balancer(bots);
        var done = 0;
        var began = TimeProvider.System.GetTimestamp();
        var coming = Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (comer, _) =>
        {
            await comer.ComesAsync(balancer);
            Interlocked.Increment(ref done);
        });
        for (var kill = 1; kill <= kills; kill++)
        {
            await Eventually.BecomesTrueAsync(() => Task.FromResult(coming.IsCompleted || Volatile.Read(ref done) >= People * kill / (kills + 1)), () => $"Only {done} of {People} were served.");
            await balancer.KillOneAsync(random.Next(bots.Count));
        }

        await coming;
        log.WriteLine($"All were served in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s");
        await CheckAsync(bots[0], people);
    }

    /// <summary>What the store holds, and what everybody was told, are the same; and it is what they asked for, in the order in which they came.</summary>
    private static async Task CheckAsync(BotProcess bot, IReadOnlyList<Comer> people)
    {
        var rows = (await bot.VerbAsync("export", "registrations")).Split('\n').Skip(1).Where(row => row.Length > 0).Select(row => row.Trim().Split(','))
            .Select(row => (Workshop: int.Parse(row[0], CultureInfo.InvariantCulture), User: row[2], State: row[5], Position: row[6], Since: row[7])).ToList();
        Assert.Equal(people.Select(comer => (comer.Workshop, comer.UserId)).Order(), rows.Select(row => (row.Workshop, row.User)).Order());
        foreach (var workshop in rows.GroupBy(row => row.Workshop))
        {
            var line = workshop.Where(row => row.State == "waiting").OrderBy(row => int.Parse(row.Position, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(Math.Min(Seats, workshop.Count()), workshop.Count(row => row.State == "registered"));
            Assert.Equal(Enumerable.Range(1, line.Count).Select(position => position.ToString(CultureInfo.InvariantCulture)), line.Select(row => row.Position));
        }

        foreach (var comer in people)
        {
            var row = Assert.Single(rows, row => row.User == comer.UserId);
            Assert.Equal((row.State, row.Position), comer.WasTold);
        }

    }

    private static (string, string)[] Settings(params (string, string)[] more) =>
        [.. Enumerable.Range(1, Workshops).Select(workshop => ($"Registration:Workshops:{workshop}:Capacity", Seats.ToString(CultureInfo.InvariantCulture))), .. more];

    /// <summary>Leads everybody to some instance, as a load balancer without memory does.</summary>
    private sealed class Balancer(IReadOnlyList<BotProcess> bots)
    {
        private readonly bool[] isDown = new bool[bots.Count];

        public BotProcess Any(Random random)
        {
            var up = bots.Where((_, index) => !Volatile.Read(ref isDown[index])).ToList();
            return up.Count > 0 ? up[random.Next(up.Count)] : bots[0];
        }

        public async Task KillOneAsync(int index)
        {
            Volatile.Write(ref isDown[index], true);
            await bots[index].KillAsync();
            await bots[index].StartAgainAsync();
            Volatile.Write(ref isDown[index], false);
        }
    }

    /// <summary>Somebody who wants a seat, presses twice when it takes long, and tries again elsewhere when the line breaks.</summary>
    private sealed class Comer(int number, int workshop, bool isImpatient, int seed)
    {
        private readonly Random random = new(seed);
        private WebPerson person = null!;

        public int Workshop => workshop;

        public string UserId => $"dl_comer{number}";

        public (string State, string Position) WasTold { get; private set; }

        public async Task ComesAsync(Balancer balancer)
        {
            person = await PersistAsync(balancer, bot => WebPerson.MeetAsync(bot, $"comer{number}", $"Comer {number}"));
            var wish = new JsonObject { ["data"] = new JsonObject { ["do"] = "signup", ["workshops"] = new JsonArray(workshop) } };
            var asked = await PostAsync(balancer, wish, "wish");
            JsonNode? confirm = null;
            await PersistAsync(balancer, async _ =>
            {
                // A second look, at another instance, sees the same card.
                var card = WebPerson.CardOf(Assert.Single(await person.RepliesAsync(asked)));
                confirm ??= WebPerson.ButtonsOf(card).FirstOrDefault(button => button["data"]?["do"]?.GetValue<string>() == "confirm")?.DeepClone();
                return card;
            });
            var clicks = isImpatient ? new[] { "confirm", "again" } : ["confirm"];
            var ids = await Task.WhenAll(clicks.Select(click => PostAsync(balancer, confirm!, click)));
            var told = await PersistAsync(balancer, async _ => (await person.ReadAsync())
                .Where(activity => ids.Contains(activity["replyToId"]?.GetValue<string>())).Select(activity => WebPerson.CardOf(activity)["fallbackText"]!.GetValue<string>()).ToList());
            Assert.Equal(ids.Length, told.Count);
            WasTold = Read(Assert.Single(told, text => text.Contains("Je bent ingeschreven voor", StringComparison.Ordinal) || text.Contains("op plaats ", StringComparison.Ordinal)));
        }

        private Task<string> PostAsync(Balancer balancer, JsonNode button, string step) => PersistAsync(balancer, _ => person.PressAsync(button, $"{UserId}-{step}"));

        private async Task<T> PersistAsync<T>(Balancer balancer, Func<BotProcess, Task<T>> act)
        {
            for (var tries = 1; ; tries++)
            {
                var bot = balancer.Any(random);
                try
                {
                    person?.IsLedTo(bot);
                    return await act(bot);
                }
                catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException && tries < 100)
                {
                    await Task.Delay(random.Next(20, 200));
                }
            }
        }

        private static (string, string) Read(string told)
        {
            const string line = "op plaats ";
            return told.Contains(line, StringComparison.Ordinal)
                ? ("waiting", new string([.. told[(told.IndexOf(line, StringComparison.Ordinal) + line.Length)..].TakeWhile(char.IsDigit)]))
                : ("registered", "");
        }
    }
}
