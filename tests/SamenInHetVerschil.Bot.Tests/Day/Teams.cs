using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.People;

namespace SamenInHetVerschil.Day;

/// <summary>Teams, as far as it can stand on this machine: pushes activities to the bot, and takes what the bot sends to its service address.</summary>
internal sealed class Teams : IAsyncDisposable
{
    private readonly ConferenceDay day;
    private readonly WebApplication service;
    private readonly Dictionary<string, TeamsChat> chats = new(StringComparer.Ordinal);

    private Teams(ConferenceDay day, WebApplication service)
    {
        this.day = day;
        this.service = service;
    }

    public string ServiceUrl => service.Urls.Single() + "/teams/";

    public static async Task<Teams> OpenAsync(ConferenceDay day)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var built = builder.Build();
        var teams = new Teams(day, built);
        built.MapPost("/teams/v3/conversations/{conversation}/activities/{replyTo?}", (RequestDelegate)teams.TakeAsync);
        await built.StartAsync();
        return teams;
    }

    /// <summary>A chat of one person with the bot, or a group in which the bot was put.</summary>
    public TeamsChat Chat(string person, bool isGroup = false)
    {
        var id = isGroup ? $"19:{Guid.NewGuid():N}@thread.v2" : $"a:{Guid.NewGuid():N}";
        return chats[id] = new TeamsChat(this, id, person, isGroup);
    }

    public async ValueTask DisposeAsync() => await service.DisposeAsync();

    internal async Task<(int Status, JsonElement? Body)> PushAsync(Activity activity)
    {
        using var response = await day.Http.PostAsJsonAsync(new Uri(day.Address, "/api/messages"), activity, ActivityJson.Options);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length > 0 && text[0] == '{' ? JsonSerializer.Deserialize<JsonElement>(text) : null);
    }

    private async Task TakeAsync(HttpContext context)
    {
        var conversation = (string)context.Request.RouteValues["conversation"]!;
        var activity = (await context.Request.ReadFromJsonAsync<Activity>(ActivityJson.Options))!;
        var id = chats[conversation].Take(activity);
        await context.Response.WriteAsJsonAsync(new { id });
    }
}

/// <summary>One chat in Teams.</summary>
internal sealed class TeamsChat(Teams teams, string id, string person, bool isGroup)
{
    private static readonly ChannelAccount Bot = new() { Id = "28:the-bot", Name = "The bot" };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<Activity> heard = Channel.CreateUnbounded<Activity>();
    private readonly ChannelAccount from = new() { Id = $"29:{Guid.NewGuid():N}", Name = person, AadObjectId = Guid.NewGuid().ToString() };
    private int count;

    public string PersonId => Person.IdOf("msteams", from.AadObjectId!);

    public Task<(int Status, JsonElement? Body)> Installs() => PushAsync(new Activity { Type = ActivityTypes.InstallationUpdate, Action = "add" });

    public Task<(int Status, JsonElement? Body)> AddsTheBot() => PushAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [Bot] });

    public Task<(int Status, JsonElement? Body)> Says(string text, string? activityId = null) =>
        PushAsync(new Activity { Type = ActivityTypes.Message, Text = text, Id = activityId });

    /// <summary>A click on an <c>Action.Submit</c>.</summary>
    public Task<(int Status, JsonElement? Body)> Submits(JsonElement data, string? activityId = null) =>
        PushAsync(new Activity { Type = ActivityTypes.Message, Value = data, Id = activityId });

    /// <summary>A click on an <c>Action.Execute</c>, which waits for its answer.</summary>
    public Task<(int Status, JsonElement? Body)> Executes(JsonElement data, string? activityId = null) => PushAsync(new Activity
    {
        Type = ActivityTypes.Invoke, Name = "adaptiveCard/action", Id = activityId,
        Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb = "x", data } }),
    });

    public Task<(int Status, JsonElement? Body)> PushAsync(Activity activity) => teams.PushAsync(activity with
    {
        Id = activity.Id ?? $"{Interlocked.Increment(ref count)}-{Guid.NewGuid():N}",
        ChannelId = "msteams", ServiceUrl = teams.ServiceUrl, From = from, Recipient = Bot, Locale = "nl-BE",
        Conversation = new ConversationAccount { Id = id, ConversationType = isGroup ? "groupChat" : "personal", IsGroup = isGroup ? true : null, TenantId = "tenant" },
    });

    /// <summary>The next thing the bot says here.</summary>
    public async Task<Activity> Hears()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await heard.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The bot said nothing to {person} in {Patience.TotalSeconds} s.", late);
        }
    }

    internal string Take(Activity activity)
    {
        heard.Writer.TryWrite(activity);
        return $"sent-{Guid.NewGuid():N}";
    }
}
