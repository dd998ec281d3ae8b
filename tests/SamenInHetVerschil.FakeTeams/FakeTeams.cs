using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SamenInHetVerschil.Faking;

/// <summary>
/// Teams on this machine, as a bot meets it: the Connector behind the service address (learn.microsoft.com, "Bot Framework Connector API reference"). It is
/// strict about what it gets, fails by script, and keeps everything that arrived. Thread-safe.
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    private readonly ConcurrentQueue<TeamsCall> calls = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentDictionary<(TeamsVerb, string?, string?), int> attempts = new();
    private readonly List<(Func<TeamsCall, bool> Which, TeamsFault Fault, int Left)> script = [];
    private readonly long opened = TimeProvider.System.GetTimestamp();
    private readonly WebApplication app;

    private FakeTeams(WebApplication app) => this.app = app;

    /// <summary>The id of the bot in Teams.</summary>
    public string BotId { get; init; } = "28:the-bot";

    /// <summary>The token that each call must bring; null lets in whoever calls, as on a machine without tokens.</summary>
    public string? Token { get; set; }

    /// <summary>People, chats, teams and channels.</summary>
    public TeamsTown Town { get; } = new();

    /// <summary>Which fault a call meets; asked after what <see cref="Meets"/> was told.</summary>
    public Func<TeamsCall, TeamsFault?> Script { get; set; } = _ => null;

    /// <summary>The service address, as activities carry it.</summary>
    public string ServiceUrl => app.Urls.First() + "/emea/";

    /// <summary>Everything that arrived, in order.</summary>
    public IReadOnlyCollection<TeamsCall> Calls => calls;

    /// <summary>What was wrong with what arrived; each was refused with 400.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Messages that now stand, or stood, in a conversation: sent or answered, and taken.</summary>
    public IEnumerable<TeamsCall> Posted => calls.Where(call => call is { WasTaken: true, Verb: TeamsVerb.Send or TeamsVerb.Reply } && TeamsRules.Text(call.Body, "type") == "message");

    public static async Task<FakeTeams> OpenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(server => server.AddServerHeader = false).UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var teams = new FakeTeams(builder.Build());
        new TeamsDoors(teams).Map(teams.app.MapGroup("/emea/v3"));
        await teams.app.StartAsync();
        return teams;
    }

    /// <summary>The next calls of which this is true meet the fault, so many times.</summary>
    public void Meets(Func<TeamsCall, bool> which, TeamsFault fault, int times = 1)
    {
        lock (script)
        {
            script.Add((which, fault, times));
        }
    }

    /// <summary>Most messages that were posted within any second.</summary>
    public int MostInOneSecond()
    {
        var moments = Posted.Select(call => call.At).Order().ToArray();
        var (most, first) = (0, 0);
        for (var last = 0; last < moments.Length; last++)
        {
            while (moments[last] - moments[first] >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal TeamsCall Note(TeamsVerb verb, string? conversation, string? target, JsonElement? body, HttpRequest request)
    {
        var attempt = attempts.AddOrUpdate((verb, conversation, target), 1, (_, before) => before + 1);
        var call = new TeamsCall(verb, conversation, target, body, attempt, request.Headers.Authorization.ToString(), TimeProvider.System.GetElapsedTime(opened));
        calls.Enqueue(call);
        return call;
    }

    internal void Complain(TeamsCall call, IReadOnlyList<string> wrong) => complaints.Enqueue($"{call.Verb} {call.Conversation}: {string.Join("; ", wrong)}");

    internal TeamsFault? FaultOf(TeamsCall call)
    {
        lock (script)
        {
            var at = script.FindIndex(one => one.Which(call));
            if (at < 0)
            {
                return Script(call);
            }

            var (which, fault, left) = script[at];
            if (left > 1)
            {
                script[at] = (which, fault, left - 1);
            }
            else
            {
                script.RemoveAt(at);
            }

            return fault;
        }
    }
}
