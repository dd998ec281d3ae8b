using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>A channel that takes messages, and now and then fails in one of the ways that channels fail. What it took it keeps, whatever it answered.</summary>
internal sealed class FaultyChannel : IAsyncDisposable
{
    private static readonly string[] Refusals = ["ConversationBlockedByUser", "BotNotInConversationRoster", "BotDisabledByAdmin"];

    private readonly ConcurrentQueue<(string Conversation, TimeSpan At)> taken = new();
    private readonly ConcurrentDictionary<string, string> faults = new(StringComparer.Ordinal);
    private readonly long started = TimeProvider.System.GetTimestamp();
    private readonly WebApplication app;

    private FaultyChannel(WebApplication app) => this.app = app;

    /// <summary>One message in this many meets a fault.</summary>
    public int FaultInEvery { get; init; } = 100;

    public string ServiceUrl => app.Urls.First() + "/";

    /// <summary>Conversations in which a message now stands, one for each message, with the moment of its arrival.</summary>
    public IReadOnlyCollection<(string Conversation, TimeSpan At)> Taken => taken;

    /// <summary>Which conversations met which fault.</summary>
    public IReadOnlyDictionary<string, string> Faults => faults;

    public static async Task<FaultyChannel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var channel = new FaultyChannel(builder.Build());
        channel.app.MapPost("/v3/conversations/{conversation}/activities", channel.TakeAsync);
        await channel.app.StartAsync();
        return channel;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, string conversation)
    {
        var number = int.Parse(conversation.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var fault = number % FaultInEvery == 0 ? (number / FaultInEvery % 6) : -1;
        switch (fault)
        {
            case 0 when faults.TryAdd(conversation, "429"):
                http.Response.Headers.RetryAfter = "1";
                http.Response.StatusCode = 429;
                return;
            case 1 when faults.TryAdd(conversation, "412"):
                http.Response.StatusCode = 412;
                return;
            case 2:
                faults.TryAdd(conversation, "403");
                http.Response.StatusCode = 403;
                await http.Response.WriteAsJsonAsync(new { error = new { code = Refusals[number % Refusals.Length], message = "no" } });
                return;
            case 3:
                faults.TryAdd(conversation, "502 before taking");
                http.Response.StatusCode = 502;
                return;
            case 4:
                faults.TryAdd(conversation, "502 after taking");
                Take(conversation);
                http.Response.StatusCode = 502;
                return;
            case 5:
                faults.TryAdd(conversation, "cut");
                Take(conversation);
                http.Abort();
                return;
            default:
                Take(conversation);
                http.Response.StatusCode = 201;
                await http.Response.WriteAsJsonAsync(new { id = "message-" + number });
                return;
        }
    }

    private void Take(string conversation) => taken.Enqueue((conversation, TimeProvider.System.GetElapsedTime(started)));
}
