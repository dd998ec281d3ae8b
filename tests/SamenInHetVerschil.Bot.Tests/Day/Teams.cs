using System.Net.Http.Json;
using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Faking;
using SamenInHetVerschil.People;

namespace SamenInHetVerschil.Day;

/// <summary>Teams on this machine, with people who talk to the bot of a day.</summary>
internal sealed class Teams : IAsyncDisposable
{
    private readonly ConferenceDay day;

    private Teams(ConferenceDay day, FakeTeams service)
    {
        this.day = day;
        Service = service;
    }

    /// <summary>What the bot calls: its faults, and what arrived.</summary>
    public FakeTeams Service { get; }

    public static async Task<Teams> OpenAsync(ConferenceDay day) => new(day, await FakeTeams.OpenAsync());

    /// <summary>A chat of one person with the bot, or a group in which the bot was put.</summary>
    public TeamsChat Chat(string name, bool isGroup = false)
    {
        var person = Service.Town.Person(name);
        return new TeamsChat(this, isGroup ? Service.Town.GroupChat(person) : Service.Town.Chat(person), person);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    internal async Task<(int Status, JsonElement? Body)> PushAsync(Activity activity)
    {
        using var response = await day.Http.PostAsJsonAsync(new Uri(day.Address, "/api/messages"), activity, ActivityJson.Options);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length > 0 && text[0] == '{' ? JsonSerializer.Deserialize<JsonElement>(text) : null);
    }
}

/// <summary>One chat in Teams.</summary>
internal sealed class TeamsChat(Teams teams, TeamsConversation conversation, TeamsPerson person)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ChannelAccount bot = new() { Id = teams.Service.BotId, Name = "The bot" };
    private readonly ChannelAccount from = new() { Id = person.Mri, Name = person.Name, AadObjectId = person.AadObjectId };
    private int count;

    public string PersonId => Person.IdOf("msteams", person.AadObjectId);

    /// <summary>What stands in it, and who is in it.</summary>
    public TeamsConversation Conversation => conversation;

    /// <summary>Whose chat it is.</summary>
    public TeamsPerson Owner => person;

    /// <summary>The same person in a group in which the bot was put.</summary>
    public TeamsChat InGroup() => new(teams, teams.Service.Town.GroupChat(person), person);

    public Task<(int Status, JsonElement? Body)> Installs() => PushAsync(new Activity { Type = ActivityTypes.InstallationUpdate, Action = "add" });

    public Task<(int Status, JsonElement? Body)> AddsTheBot() => PushAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [bot] });

    public Task<(int Status, JsonElement? Body)> Says(string text, string? activityId = null) =>
        PushAsync(new Activity { Type = ActivityTypes.Message, Text = text, Id = activityId });

    /// <summary>A click on an <c>Action.Submit</c>.</summary>
    public Task<(int Status, JsonElement? Body)> Submits(JsonElement data, string? activityId = null) =>
        PushAsync(new Activity { Type = ActivityTypes.Message, Value = data, Id = activityId });

    /// <summary>Something typed where others read along, with the bot mentioned.</summary>
    public Task<(int Status, JsonElement? Body)> Mentions(string text) => PushAsync(new Activity
    {
        Type = ActivityTypes.Message, Text = $"<at>{bot.Name}</at> {text}\n", Entities = [MentionOf(bot)],
    });

    public static JsonElement MentionOf(ChannelAccount account) =>
        JsonSerializer.SerializeToElement(new { type = "mention", mentioned = new { id = account.Id, name = account.Name }, text = $"<at>{account.Name}</at>" });

    /// <summary>A click on an <c>Action.Execute</c> of the card <paramref name="on"/>, which waits for its answer.</summary>
    public Task<(int Status, JsonElement? Body)> Executes(JsonElement data, string? activityId = null, Activity? on = null) => PushAsync(new Activity
    {
        Type = ActivityTypes.Invoke, Name = "adaptiveCard/action", Id = activityId, ReplyToId = on?.Id,
        Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb = "x", data } }),
    });

    public Task<(int Status, JsonElement? Body)> PushAsync(Activity activity) => teams.PushAsync(activity with
    {
        Id = activity.Id ?? $"{Interlocked.Increment(ref count)}-{Guid.NewGuid():N}",
        ChannelId = "msteams", ServiceUrl = teams.Service.ServiceUrl, From = from, Recipient = bot, Locale = activity.Locale ?? "nl-BE",
        Conversation = new ConversationAccount
        {
            Id = conversation.Id, ConversationType = conversation.Kind, IsGroup = conversation.Kind == "personal" ? null : true, TenantId = conversation.Tenant,
        },
    });

    /// <summary>A client's own request of another kind, that waits for its answer.</summary>
    public Task<(int Status, JsonElement? Body)> Invokes(string name, object? value, Activity? on = null) => PushAsync(new Activity
    {
        Type = ActivityTypes.Invoke, Name = name, ReplyToId = on?.Id, Value = value is null ? null : JsonSerializer.SerializeToElement(value),
    });

    /// <summary>The words of a message of the bot, once <paramref name="words"/> stand in it.</summary>
    public async Task<Activity> Becomes(Activity message, string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var now = conversation.Standing[message.Id!].Deserialize<Activity>(ActivityJson.Options)!;
            if (Seen.WordsOf(now).Contains(words, StringComparison.Ordinal))
            {
                return now;
            }

            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"The message still says: {Seen.WordsOf(now)}. {string.Join(' ', teams.Service.Complaints)}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>The next thing the bot says here.</summary>
    public async Task<Activity> Hears()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return (await conversation.Heard.ReadAsync(patience.Token)).Deserialize<Activity>(ActivityJson.Options)!;
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The bot said nothing to {person.Name} in {Patience.TotalSeconds} s. {string.Join(' ', teams.Service.Complaints)}", late);
        }
    }
}
