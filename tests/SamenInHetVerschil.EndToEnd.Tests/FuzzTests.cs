using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SamenInHetVerschil.Faking;
using Xunit.Abstractions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>
/// Activities as Teams and web clients send them, bent and broken in every way, at both doors of a real process that is given little memory: it never breaks,
/// never hangs, does not grow, and still answers people as before.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper log)
{
    private const int AtOnce = 32;

    // Bytes, in hexadecimal: what leaks at this pace would fill it, and the runtime ends the process.
    private const string LittleMemory = "0x12000000";

    /// <summary>How many requests; the seed of a run that failed goes into <c>SAMEN_FUZZ_SEED</c>.</summary>
    private static readonly int Requests = Setting("SAMEN_FUZZ_REQUESTS", 100_000);
    private static readonly int Seed = Setting("SAMEN_FUZZ_SEED", Random.Shared.Next());

    [Fact]
    public async Task Bent_and_broken_activities_break_nothing_and_people_are_answered_as_before()
    {
        log.WriteLine($"SAMEN_FUZZ_SEED={Seed}");
        await using var teams = await FakeTeams.OpenAsync();
        await using var bot = await BotProcess.StartAsync(("DOTNET_GCHeapHardLimit", LittleMemory), ("Logging:LogLevel:Default", "Error"), ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"));
        var visitor = await WebPerson.MeetAsync(bot, "fuzz");
        var doors = new Doors(bot, teams.ServiceUrl, visitor);
        var statuses = new ConcurrentDictionary<(string Door, int Status), int>();
        var broken = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, cancel) =>
            {
                var (door, request) = doors.Make(new Random(unchecked((Seed * 31) + number)));
                using (request)
                {
                    using var answer = await bot.Http.SendAsync(request, cancel);
                    statuses.AddOrUpdate((door, (int)answer.StatusCode), 1, (_, count) => count + 1);
                    if ((int)answer.StatusCode >= 500 && answer.StatusCode != HttpStatusCode.NotImplemented)
                    {
                        broken.Enqueue($"number {number}: {(int)answer.StatusCode} at {door}");
                    }
                }
            });

        log.WriteLine(string.Join('\n', statuses.OrderBy(one => one.Key).Select(one => $"{one.Key.Door} {one.Key.Status}: {one.Value}")));
        Assert.Empty(broken);
        Assert.All(doors.Names, door => Assert.Contains(statuses, one => one.Key.Door == door && one.Key.Status is >= 200 and < 300)); // else it was refused before it was read
        var after = await WebPerson.MeetAsync(bot, "after");
        await after.SayAsync("Waarover gaat workshop 3?");
        await Eventually.BecomesTrueAsync(
            async () => (await after.ReadAsync()).Any(activity => activity.ToJsonString().Contains("Workshop 3", StringComparison.Ordinal)), () => bot.Output);
        await bot.VerbAsync("check", "--registrations");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <summary>The two ways in, and good requests to begin from.</summary>
    private sealed class Doors(BotProcess bot, string service, WebPerson visitor)
    {
        private static readonly string[] Types =
        [
            "message", "invoke", "conversationUpdate", "installationUpdate", "messageReaction", "messageUpdate", "messageDelete", "typing", "event", "endOfConversation", "handoff", "",
        ];

        public IReadOnlyList<string> Names { get; } = ["/api/messages", "/v3/directline"];

        public (string Door, HttpRequestMessage Request) Make(Random random) => random.Next(3) == 0 ? (Names[1], Web(random)) : (Names[0], Channel(random));

        private HttpRequestMessage Channel(Random random) => Body(random, new Uri(bot.Address, "api/messages"), Activity(random));

        private HttpRequestMessage Web(Random random)
        {
            var conversation = $"v3/directline/conversations/{visitor.Conversation}";
            var request = random.Next(10) switch
            {
                0 => new HttpRequestMessage(HttpMethod.Get, $"{conversation}/activities?watermark={Uri.EscapeDataString(Breakage.Text(random))}"),
                1 => new HttpRequestMessage(HttpMethod.Get, $"{conversation}/{Uri.EscapeDataString(Breakage.Text(random))}"),
                2 => new HttpRequestMessage(HttpMethod.Get, $"v3/directline/conversations/{Uri.EscapeDataString(Breakage.Text(random))}/activities"),
                3 => Body(random, new Uri(bot.Address, "v3/directline/conversations"), new JsonObject { ["locale"] = "nl-BE", ["user"] = new JsonObject { ["id"] = "dl_x" } }),
                4 => Body(random, new Uri(bot.Address, "v3/directline/tokens/generate"), new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_x", ["name"] = "x" } }),
                5 => Body(random, new Uri(bot.Address, "v3/directline/tokens/refresh"), []),
                _ => Body(random, new Uri(bot.Address, $"{conversation}/activities"), Activity(random)),
            };
            var token = random.Next(20) == 0 ? Breakage.Bent(random, visitor.Token) : visitor.Token;
            _ = request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
            return request;
        }

        private JsonObject Activity(Random random)
        {
            var type = Types[random.Next(Types.Length)];
            var activity = new JsonObject
            {
                ["type"] = type, ["id"] = $"f-{random.NextInt64()}", ["channelId"] = "emulator", ["serviceUrl"] = service, ["locale"] = "nl-BE",
                ["timestamp"] = "2025-11-05T08:00:00.123Z", ["localTimezone"] = "Europe/Brussels",
                ["from"] = new JsonObject { ["id"] = $"user-{random.Next(50)}", ["name"] = "Lotte", ["aadObjectId"] = $"{random.Next(50):D8}-0000-0000-0000-000000000000" },
                ["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "The bot" },
                ["conversation"] = new JsonObject { ["id"] = $"conversation-{random.Next(50)}", ["conversationType"] = random.Next(3) switch { 0 => "groupChat", 1 => "channel", _ => "personal" }, ["tenantId"] = "tenant" },
                ["entities"] = new JsonArray(
                    new JsonObject { ["type"] = "mention", ["text"] = "<at>The bot</at>", ["mentioned"] = new JsonObject { ["id"] = "bot", ["name"] = "The bot" } },
                    new JsonObject { ["type"] = "clientInfo", ["locale"] = "nl-BE", ["country"] = "BE", ["platform"] = "Web" }),
                ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "tenant" }, ["team"] = new JsonObject { ["id"] = "19:x" }, ["eventType"] = "editMessage" },
            };
            foreach (var (name, value) in More(type, random))
            {
                activity[name] = value?.DeepClone();
            }

            return activity;
        }

        private static JsonObject More(string type, Random random)
        {
            var button = new JsonObject { ["do"] = random.Next(2) == 0 ? "confirm" : "sign-up", ["id"] = "01", ["workshops"] = new JsonArray(3), ["name"] = "Lotte" };
            return type switch
            {
                "invoke" => new JsonObject
                {
                    ["name"] = random.Next(2) == 0 ? "adaptiveCard/action" : "composeExtension/query",
                    ["value"] = new JsonObject
                    {
                        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "x", ["data"] = button }, ["trigger"] = "manual", ["commandId"] = "search",
                        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = "5" }), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
                    },
                },
                "conversationUpdate" => new JsonObject { ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "bot" }), ["membersRemoved"] = new JsonArray() },
                "installationUpdate" => new JsonObject { ["action"] = random.Next(2) == 0 ? "add" : "remove" },
                "messageReaction" => new JsonObject { ["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" }), ["replyToId"] = "1" },
                _ when random.Next(4) == 0 => new JsonObject { ["value"] = button, ["replyToId"] = "1" },
                _ => new JsonObject { ["text"] = Breakage.Asked(random), ["textFormat"] = "plain" },
            };
        }

        private static HttpRequestMessage Body(Random random, Uri address, JsonObject good)
        {
            var bytes = Breakage.Of(random, good);
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = random.Next(30) == 0 ? null : MediaTypeHeaderValue.Parse(random.Next(40) == 0 ? "text/plain; charset=utf-16" : "application/json; charset=utf-8");
            if (random.Next(60) == 0)
            {
                content.Headers.ContentEncoding.Add("gzip");
            }

            return new HttpRequestMessage(random.Next(80) == 0 ? HttpMethod.Put : HttpMethod.Post, address) { Content = content };
        }
    }
}
