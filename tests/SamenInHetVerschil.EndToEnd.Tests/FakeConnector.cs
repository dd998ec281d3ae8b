using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>A channel on the other side: pushes activities to the bot and takes its answers at the service address.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> received = new();
    private readonly WebApplication app;

    private FakeConnector(WebApplication app) => this.app = app;

    /// <summary>Answers everything with 429 as long as it is true.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The ids of the activities that were answered, one for each answer that came.</summary>
    public IReadOnlyCollection<string> Received => received;

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var channel = new FakeConnector(builder.Build());
        channel.app.MapPost("/v3/conversations/{conversation}/activities/{activity}", channel.Take);
        await channel.app.StartAsync();
        return channel;
    }

    /// <summary>Each message in a conversation of its own; returns once the bot has acknowledged it.</summary>
    public async Task SayAsync(BotProcess bot, string id, string text)
    {
        using var answer = await bot.Http.PostAsJsonAsync("api/messages", new JsonObject
        {
            ["type"] = "message", ["id"] = id, ["channelId"] = "emulator", ["serviceUrl"] = app.Urls.First() + "/", ["text"] = text, ["locale"] = "nl-BE",
            ["from"] = new JsonObject { ["id"] = "user-" + id }, ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = "conversation-" + id, ["conversationType"] = "personal" },
        });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Take(HttpContext http, string activity)
    {
        if (IsBusy)
        {
            http.Response.Headers.RetryAfter = "2";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        received.Enqueue(activity);
        return Results.Ok(new { id = "answer-to-" + activity });
    }
}
