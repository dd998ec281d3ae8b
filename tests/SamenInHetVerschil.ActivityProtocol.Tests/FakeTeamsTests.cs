using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.Faking;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>The way out against Teams as it stands on this machine; and that this Teams is as strict as the real one.</summary>
public sealed class FakeTeamsTests : IAsyncLifetime
{
    private static readonly Activity Hello = new() { Type = ActivityTypes.Message, Text = "hallo" };
    private readonly ConnectorClient client = new(new NoConnectorTokens(), Options.Create(new ConnectorOptions { UnsafeAllowLoopback = true }), TimeProvider.System);
    private readonly HttpClient http = new();
    private FakeTeams teams = null!;
    private TeamsConversation chat = null!;

    public async Task InitializeAsync()
    {
        teams = await FakeTeams.OpenAsync();
        chat = teams.Town.Chat(teams.Town.Person("Els"));
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        http.Dispose();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task What_is_sent_stands_there_until_it_is_changed_or_taken_back()
    {
        var first = Assert.IsType<SendOutcome.Accepted>(await client.SendToConversationAsync(teams.ServiceUrl, chat.Id, Hello, default)).Id!;
        var second = Assert.IsType<SendOutcome.Accepted>(await client.ReplyToActivityAsync(teams.ServiceUrl, chat.Id, first, Hello, default)).Id!;
        Assert.Equal(new SendOutcome.Accepted(first), await client.UpdateAsync(teams.ServiceUrl, chat.Id, first, Hello with { Text = "dag" }, default));
        Assert.IsType<SendOutcome.Accepted>(await client.DeleteAsync(teams.ServiceUrl, chat.Id, second, default));
        Assert.Equal("dag", Assert.Single(chat.Standing).Value.GetProperty("text").GetString());
        Assert.Equal(2, teams.Posted.Count());

        Assert.Equal(new SendOutcome.Refused(404, "ActivityNotFoundInConversation"), await client.DeleteAsync(teams.ServiceUrl, chat.Id, second, default));
        Assert.Equal(new SendOutcome.Refused(404, "ActivityNotFoundInConversation"), await client.UpdateAsync(teams.ServiceUrl, chat.Id, "of nobody", Hello, default));
        Assert.Equal(new SendOutcome.Refused(404, "ConversationNotFound"), await client.SendToConversationAsync(teams.ServiceUrl, "a:nobody", Hello, default));
        Assert.Empty(teams.Complaints);
    }

    public static TheoryData<string, bool> Faults => new()
    {
        { "throttled for 2", false }, { "throttled", false }, { "busy", false }, { "blocked", false }, { "writes blocked", false }, { "broken before", false },
        { "broken after", true }, { "cut before", false }, { "cut after", true }, { "too big", false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_fault_is_heard_as_what_it_is_and_takes_what_it_says(string name, bool isTaken)
    {
        (TeamsFault Fault, SendOutcome Heard) expected = name switch
        {
            "throttled for 2" => (new TeamsFault.Throttled("2"), new SendOutcome.Throttled(TimeSpan.FromSeconds(2))),
            "throttled" => (new TeamsFault.Throttled(), new SendOutcome.Throttled(null)),
            "busy" => (TeamsFault.Busy, new SendOutcome.Throttled(null)),
            "blocked" => (TeamsFault.BlockedByUser, new SendOutcome.Refused(403, "ConversationBlockedByUser")),
            "writes blocked" => (TeamsFault.WritesBlocked, new SendOutcome.Refused(403, "MessageWritesBlocked")),
            "broken before" => (new TeamsFault.Broken(AfterTaking: false), new SendOutcome.Uncertain(502)),
            "broken after" => (new TeamsFault.Broken(AfterTaking: true), new SendOutcome.Uncertain(502)),
            "cut before" => (new TeamsFault.Cut(AfterTaking: false), new SendOutcome.Uncertain(null)),
            "cut after" => (new TeamsFault.Cut(AfterTaking: true), new SendOutcome.Uncertain(null)),
            _ => (TeamsFault.TooBig, new SendOutcome.Refused(413, "MessageSizeTooBig")),
        };
        teams.Meets(call => call.Verb == TeamsVerb.Send, expected.Fault);
        Assert.Equal(expected.Heard, await client.SendToConversationAsync(teams.ServiceUrl, chat.Id, Hello, default));
        Assert.Equal(isTaken ? 1 : 0, chat.Standing.Count);
        Assert.IsType<SendOutcome.Accepted>(await client.SendToConversationAsync(teams.ServiceUrl, chat.Id, Hello, default));
    }

    [Fact]
    public async Task A_slow_answer_comes_when_it_is_let_go()
    {
        var gate = new TaskCompletionSource();
        teams.Meets(_ => true, new TeamsFault.Slow(gate.Task));
        var sending = client.SendToConversationAsync(teams.ServiceUrl, chat.Id, Hello, default);
        await chat.Heard.ReadAsync();
        Assert.False(sending.IsCompleted);
        gate.SetResult();
        Assert.IsType<SendOutcome.Accepted>(await sending);
    }

    [Theory]
    [InlineData("""{"text":"a"}""", "type is")]
    [InlineData("""{"type":"message"}""", "a text or an attachment")]
    [InlineData("""{"type":"message","text":"a","summary":null}""", "activity.summary is null")]
    [InlineData("""{"type":"message","text":"a","id":"mine"}""", "id is the channel's")]
    [InlineData("""{"type":"message","text":"a","from":{"id":"28:another"}}""", "from is not the bot")]
    [InlineData("""{"type":"message","text":"a","conversation":{"id":"a:another"}}""", "another one than in the address")]
    [InlineData("""{"type":"message","text":"Dag An","entities":[{"type":"mention","text":"<at>An</at>","mentioned":{"id":"29:an"}}]}""", "must stand in the text")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.6","body":[{"type":"TextBlock","text":"a"}]}}]}""", "up to 1.5")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Image","url":"http://x.example/a.png"}]}}]}""", "https address")]
    public async Task What_Teams_would_refuse_is_refused_and_said(string body, string said)
    {
        using var answer = await http.PostAsync(new Uri($"{teams.ServiceUrl}v3/conversations/{chat.Id}/activities"), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(said, Assert.Single(teams.Complaints), StringComparison.Ordinal);
        Assert.Empty(chat.Standing);
    }

    [Fact]
    public async Task Too_big_and_without_the_token_is_refused()
    {
        Assert.Equal(new SendOutcome.Refused(413, "MessageSizeTooBig"), await client.SendToConversationAsync(teams.ServiceUrl, chat.Id, Hello with { Text = new string('a', 60_000) }, default));
        teams.Token = "the token";
        Assert.Equal(new SendOutcome.Refused(401, "Unauthorized"), await client.SendToConversationAsync(teams.ServiceUrl, chat.Id, Hello, default));
    }

    [Fact]
    public async Task The_chat_of_a_person_with_the_app_is_made_once_and_nobody_elses()
    {
        var an = teams.Town.Person("An");
        var made = await CreateAsync(Personal(an));
        Assert.Equal(201, made.Status);
        Assert.Equal(made.Body["id"]!.GetValue<string>(), (await CreateAsync(Personal(an))).Body["id"]!.GetValue<string>());

        an.HasApp = false;
        Assert.Equal((403, "ForbiddenOperationException"), CodeOf(await CreateAsync(Personal(an))));
        Assert.Equal((400, "BadSyntax"), CodeOf(await CreateAsync(new JsonObject { ["isGroup"] = false, ["tenantId"] = "tenant", ["members"] = new JsonArray(new JsonObject { ["id"] = an.AadObjectId }) })));
        Assert.Equal((400, "BadSyntax"), CodeOf(await CreateAsync(new JsonObject { ["isGroup"] = true, ["tenantId"] = "tenant" })));
    }

    [Fact]
    public async Task Members_come_in_pages_and_one_by_each_of_their_names()
    {
        var people = Enumerable.Range(1, 7).Select(number => teams.Town.Person($"P{number}")).ToList();
        var team = teams.Town.Team("Team", people, "Keuken");
        var names = new List<string>();
        for (var token = ""; ;)
        {
            var page = await GetAsync($"conversations/{team.Id}/pagedmembers?pageSize=3" + (token.Length > 0 ? "&continuationToken=" + token : ""));
            names.AddRange(page["members"]!.AsArray().Select(member => member!["name"]!.GetValue<string>()));
            if (page["continuationToken"]?.GetValue<string>() is not { } next)
            {
                break;
            }

            token = next;
        }

        Assert.Equal(people.Select(one => one.Name), names);
        foreach (var id in new[] { people[2].Mri, people[2].AadObjectId, people[2].Upn })
        {
            Assert.Equal("P3", (await GetAsync($"conversations/{team.Id}/members/{Uri.EscapeDataString(id)}"))["name"]!.GetValue<string>());
        }

        Assert.Equal("Team", (await GetAsync($"teams/{team.Id}"))["name"]!.GetValue<string>());
        Assert.Equal([null, "Keuken"], (await GetAsync($"teams/{team.Id}/conversations"))["conversations"]!.AsArray().Select(channel => channel!["name"]?.GetValue<string>()));
    }

    private static JsonObject Personal(TeamsPerson person) => new()
    {
        ["isGroup"] = false, ["tenantId"] = person.Tenant, ["members"] = new JsonArray(new JsonObject { ["id"] = person.Mri }), ["bot"] = new JsonObject { ["id"] = "28:the-bot" },
    };

    private static (int, string) CodeOf((int Status, JsonNode Body) answer) => (answer.Status, answer.Body["error"]!["code"]!.GetValue<string>());

    private async Task<(int Status, JsonNode Body)> CreateAsync(JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(teams.ServiceUrl + "v3/conversations"), body);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private async Task<JsonNode> GetAsync(string path) => (await http.GetFromJsonAsync<JsonNode>(new Uri(teams.ServiceUrl + "v3/" + path)))!;
}
