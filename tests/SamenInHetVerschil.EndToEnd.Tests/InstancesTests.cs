using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SamenInHetVerschil.Storage;
using Xunit.Abstractions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>Two real processes on one PostgreSQL database; one of them stops in the middle of its work.</summary>
public sealed class InstancesTests(ITestOutputHelper log)
{
    private const int People = 24;

    [SkippableFact]
    public Task What_a_killed_instance_left_goes_on_at_the_other() => StopInTheMiddleAsync(bot => bot.KillAsync(), isKilled: true);

    [SkippableFact]
    public Task An_instance_that_stood_still_and_wakes_up_late_does_nothing_twice() => StopInTheMiddleAsync(bot => bot.PauseAsync(), isKilled: false);

    private async Task StopInTheMiddleAsync(Func<BotProcess, Task> stop, bool isKilled)
    {
        var server = PostgreSqlServer.Get();
        var database = server.Create();
        (string, string)[] settings = [("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", database)];
        await using var one = await BotProcess.StartAsync(settings);
        await using var other = await BotProcess.StartAsync(settings);
        var people = new List<WebPerson>();
        for (var number = 0; number < People; number++)
        {
            people.Add(await WebPerson.MeetAsync(one, $"visitor{number}"));
        }

        var answered = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var posts = people.Select(async (person, number) =>
        {
            var repeats = 0;
            for (var step = 0; step < 3; step++)
            {
                try
                {
                    await person.SayAsync("Waarover gaat workshop 2?", $"{person.Id}-{step}");
                }
                catch (HttpRequestException)
                {
                    return; // killed meanwhile
                }
                catch (InvalidOperationException) when (repeats++ < 5)
                {
                    // The server cut off its connection in a commit, so it does not know whether it was done. The client sends the same again.
                    step--;
                    continue;
                }

                if (Interlocked.Increment(ref answered) == People)
                {
                    enough.SetResult();
                }
            }
        }).ToList();
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(90));
        await stop(one);

        await using var store = new NpgsqlConnection(database);
        var left = await store.ExecuteScalarAsync<long>("select count(*) from inbox where done_at is null");
        await Eventually.BecomesTrueAsync(async () => await store.ExecuteScalarAsync<long>("select count(*) from inbox where done_at is null") == 0, () => $"Nobody took over.\n{other.Output}");
        log.WriteLine($"{left} turns were left open, and done by the other instance.");
        if (!isKilled)
        {
            await one.WakeAsync();
        }

        await Task.WhenAll(posts).WaitAsync(TimeSpan.FromSeconds(90));
        foreach (var person in people)
        {
            person.IsLedTo(other);
            var all = await person.ReadAsync();
            var said = all.Where(activity => activity["from"]?["id"]?.GetValue<string>() == person.Id).ToList();
            Assert.Equal(said.Count, said.Select(activity => activity["channelData"]!["clientActivityID"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count());
            Assert.All(said, echo => Assert.Equal(1, Answers(all, echo)));
        }

        Assert.Equal(0, await store.ExecuteScalarAsync<long>("select count(*) from inbox where done_at is null"));
    }

    private static int Answers(IReadOnlyList<JsonNode> all, JsonNode echo) =>
        all.Count(activity => activity["replyToId"]?.GetValue<string>() == echo["id"]!.GetValue<string>());
}
