using System.Text.Json;
using System.Text.Json.Nodes;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.People;

namespace SamenInHetVerschil.Day;

/// <summary>Somebody at a browser, in a web conversation over Direct Line. The conversation opens at the first thing they do.</summary>
internal sealed class Attendee(ConferenceDay first, string? name, string language)
{
    private ConferenceDay day = first;
    private readonly List<Activity> standing = [];
    private string watermark = "";

    public string UserId { get; } = $"dl_{Guid.NewGuid():N}";

    public string PersonId => Person.IdOf("directline", UserId);

    public string ConversationId { get; private set; } = "";

    public string Token { get; private set; } = "";

    public string Activities => $"{ConferenceDay.DirectLine}/conversations/{ConversationId}/activities";

    /// <summary>Everything in the conversation now, as the page shows it: a changed card stands at its old place.</summary>
    public IReadOnlyList<Activity> Page => standing;

    /// <summary>From now on a load balancer leads this person to another instance.</summary>
    public void IsLedTo(ConferenceDay other) => day = other;

    /// <summary>Opens the conversation; sees the welcome.</summary>
    public async Task<Seen> Opens()
    {
        var token = await day.CallAsync(HttpMethod.Post, $"{ConferenceDay.DirectLine}/tokens/generate", ConferenceDay.Secret, new { user = new { id = UserId, name } });
        Token = token.GetProperty("token").GetString()!;
        var started = await day.CallAsync(HttpMethod.Post, $"{ConferenceDay.DirectLine}/conversations", Token, new { locale = language });
        ConversationId = started.GetProperty("conversationId").GetString()!;
        return await Reads();
    }

    /// <summary>Types a message. Sees what the bot answers to it, and whatever else arrived.</summary>
    public Task<Seen> Says(string text) => Posts(Message(text));

    /// <summary>Clicks the newest button with this title, with what was filled in on the card.</summary>
    public Task<Seen> Clicks(string title, params (string Id, string Value)[] filledIn)
    {
        var button = standing.AsEnumerable().Reverse().SelectMany(Seen.ButtonsOf).FirstOrDefault(button => button.Title == title);
        Assert.True(button is not null, $"There is no button '{title}'. There are: {string.Join(", ", standing.SelectMany(Seen.ButtonsOf).Select(one => one.Title))}");
        var data = JsonObject.Create(button!.Data)!;
        foreach (var (id, value) in filledIn)
        {
            data[id] = value;
        }

        return Submits(data);
    }

    /// <summary>Sends the data of a button.</summary>
    public Task<Seen> Submits(JsonObject data) =>
        Posts(new { type = "message", locale = language, value = data, channelData = new { postBack = true, clientActivityID = Key() } });

    /// <summary>A message of this person, as stock Web Chat sends it.</summary>
    public object Message(string text, string? key = null) => new { type = "message", text, locale = language, channelData = new { clientActivityID = key ?? Key() } };

    /// <summary>Posts any activity; it must be accepted.</summary>
    public async Task<Seen> Posts(object activity)
    {
        await PostsOnly(activity);
        return await Reads();
    }

    /// <summary>Posts and does not look at the answer. Returns the id the activity got.</summary>
    public async Task<string> PostsOnly(object activity)
    {
        await OpenedAsync();
        return (await day.CallAsync(HttpMethod.Post, Activities, Token, activity)).GetProperty("id").GetString()!;
    }

    /// <summary>Posts whatever it is, and returns the answer as it came.</summary>
    public async Task<(int Status, string Body)> PostsRaw(string body)
    {
        await OpenedAsync();
        using var response = await day.SendAsync(HttpMethod.Post, Activities, Token, ConferenceDay.Json(body));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Looks what is new.</summary>
    public async Task<Seen> Reads()
    {
        var news = new List<Activity>();
        var changed = new List<Activity>();
        while (true)
        {
            var set = await day.CallAsync(HttpMethod.Get, $"{Activities}?watermark={watermark}", Token, null);
            var activities = set.GetProperty("activities").Deserialize<List<Activity>>(ActivityJson.Options)!;
            watermark = set.GetProperty("watermark").GetString()!;
            if (activities.Count == 0)
            {
                return new Seen(news, changed);
            }

            foreach (var activity in activities)
            {
                var at = standing.FindIndex(one => one.Id == activity.Id);
                (at < 0 ? news : changed).Add(activity);
                if (at < 0)
                {
                    standing.Add(activity);
                }
                else
                {
                    standing[at] = activity;
                }
            }
        }
    }

    /// <summary>What somebody sees who opens the page anew: everything, from the beginning.</summary>
    public Task<Seen> Reloads()
    {
        standing.Clear();
        watermark = "";
        return Reads();
    }

    private static string Key() => Guid.NewGuid().ToString("N");

    private async Task OpenedAsync()
    {
        if (ConversationId.Length == 0)
        {
            await Opens();
        }
    }
}
