using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SamenInHetVerschil.Faking;

/// <summary>Somebody in Teams.</summary>
/// <param name="Mri">The id that this bot knows them by: <c>29:…</c>.</param>
public sealed record TeamsPerson(string Name, string Mri, string AadObjectId, string Tenant)
{
    public string Upn { get; } = $"{AadObjectId}@school.example";

    /// <summary>Without the app nothing reaches them.</summary>
    public bool HasApp { get; set; } = true;
}

/// <summary>A team with its channels; the first is the general one, whose id is the team's.</summary>
public sealed record TeamsTeam(string Id, string Name, string AadGroupId, IReadOnlyList<TeamsConversation> Channels);

/// <summary>A chat, a group chat or a channel, with what stands in it now.</summary>
/// <param name="Kind"><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
/// <param name="Name">Of a channel; null for the general one and for chats.</param>
public sealed record TeamsConversation(string Id, string Kind, string Tenant, IReadOnlyList<TeamsPerson> Members, string? Name = null)
{
    private readonly ConcurrentDictionary<string, JsonElement> standing = new(StringComparer.Ordinal);
    private readonly Channel<JsonElement> heard = Channel.CreateUnbounded<JsonElement>();

    /// <summary>What the bot has posted and not deleted, by its id, in its newest words.</summary>
    public IReadOnlyDictionary<string, JsonElement> Standing => standing;

    /// <summary>Every message that the bot posted, one after the other, each with its id.</summary>
    public ChannelReader<JsonElement> Heard => heard.Reader;

    internal void Post(string id, JsonElement activity)
    {
        var posted = JsonNode.Parse(activity.GetRawText())!;
        posted["id"] = id;
        standing[id] = JsonSerializer.SerializeToElement(posted);
        heard.Writer.TryWrite(standing[id]);
    }

    internal bool Replace(string id, JsonElement activity) => standing.ContainsKey(id) && (standing[id] = activity).ValueKind == JsonValueKind.Object;

    internal bool Remove(string id) => standing.TryRemove(id, out _);
}

/// <summary>Who and what there is in Teams. Thread-safe.</summary>
public sealed class TeamsTown
{
    private readonly ConcurrentDictionary<string, TeamsConversation> conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TeamsPerson> people = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TeamsTeam> teams = new(StringComparer.Ordinal);

    /// <summary>Somebody new; without a chat with the bot yet.</summary>
    public TeamsPerson Person(string name, string tenant = "tenant", string? mri = null)
    {
        var person = new TeamsPerson(name, mri ?? $"29:{Guid.NewGuid():N}", Guid.NewGuid().ToString(), tenant);
        return people[person.Mri] = person;
    }

    /// <summary>The chat of one person with the bot: the same one each time.</summary>
    public TeamsConversation Chat(TeamsPerson person, string? id = null) =>
        conversations.GetOrAdd(id ?? $"a:{person.Mri[3..]}", one => new TeamsConversation(one, "personal", person.Tenant, [person]));

    public TeamsConversation GroupChat(params IReadOnlyList<TeamsPerson> members) => Add(
        new TeamsConversation($"19:{Guid.NewGuid():N}@thread.v2", "groupChat", members[0].Tenant, members));

    public TeamsTeam Team(string name, IReadOnlyList<TeamsPerson> members, params IReadOnlyList<string> channels)
    {
        var all = new string?[] { null }.Concat(channels)
            .Select(channel => Add(new TeamsConversation($"19:{Guid.NewGuid():N}@thread.tacv2", "channel", members[0].Tenant, members, channel))).ToList();
        return teams[all[0].Id] = new TeamsTeam(all[0].Id, name, Guid.NewGuid().ToString(), all);
    }

    /// <summary>By its id, or by the id of a thread in it.</summary>
    public TeamsConversation? Find(string id) => conversations.GetValueOrDefault(id.Split(";messageid=")[0]);

    internal TeamsPerson? FindPerson(string mri) => people.GetValueOrDefault(mri);

    internal TeamsTeam? FindTeam(string id) => teams.GetValueOrDefault(id);

    private TeamsConversation Add(TeamsConversation conversation) => conversations[conversation.Id] = conversation;
}
