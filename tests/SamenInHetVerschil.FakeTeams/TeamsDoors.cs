using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SamenInHetVerschil.Faking;

/// <summary>The addresses of the Connector, and what each of them does.</summary>
internal sealed class TeamsDoors(FakeTeams teams)
{
    private const int LargestPage = 500;
    private int given;

    public void Map(IEndpointRouteBuilder routes)
    {
        Door(HttpMethods.Post, "/conversations", TeamsVerb.CreateConversation);
        Door(HttpMethods.Post, "/conversations/{conversation}/activities", TeamsVerb.Send);
        Door(HttpMethods.Post, "/conversations/{conversation}/activities/{target}", TeamsVerb.Reply);
        Door(HttpMethods.Put, "/conversations/{conversation}/activities/{target}", TeamsVerb.Update);
        Door(HttpMethods.Delete, "/conversations/{conversation}/activities/{target}", TeamsVerb.Delete);
        Door(HttpMethods.Get, "/conversations/{conversation}/pagedmembers", TeamsVerb.Members);
        Door(HttpMethods.Get, "/conversations/{conversation}/members/{target}", TeamsVerb.Member);
        Door(HttpMethods.Get, "/teams/{target}", TeamsVerb.Team);
        Door(HttpMethods.Get, "/teams/{target}/conversations", TeamsVerb.Channels);

        void Door(string method, string path, TeamsVerb verb) => routes.MapMethods(path, [method], (RequestDelegate)(http => TakeAsync(http, verb)));
    }

    private async Task TakeAsync(HttpContext http, TeamsVerb verb)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        var call = teams.Note(verb, Route(http, "conversation"), Route(http, "target"), Parse(text), http.Request);
        var fault = Refusal(call, text, http.Request) ?? teams.FaultOf(call);
        call.Fault = fault;
        switch (fault)
        {
            case TeamsFault.Throttled throttled:
                http.Response.Headers.RetryAfter = throttled.RetryAfter;
                await AnswerAsync(http, call, 429, Error("Throttled", "Too many requests."));
                return;
            case TeamsFault.Refused refused:
                await AnswerAsync(http, call, refused.Status, Error(refused.Code, refused.Message));
                return;
            case TeamsFault.Nested nested:
                var inside = JsonSerializer.Serialize(new { subCode = nested.Code, details = nested.Details, errorCode = nested.ErrorCode, errorSubCode = 1 });
                await AnswerAsync(http, call, nested.Status, new { errorCode = nested.ErrorCode, message = inside });
                return;
        }

        if (fault is TeamsFault.Broken { AfterTaking: false } or TeamsFault.Cut { AfterTaking: false })
        {
            await BreakAsync(http, call, fault);
            return;
        }

        var (status, body) = Do(call, http.Request);
        call.WasTaken = status < 300;
        if (fault is TeamsFault.Slow slow)
        {
            await slow.Until.WaitAsync(http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await (fault is TeamsFault.Broken or TeamsFault.Cut ? BreakAsync(http, call, fault) : AnswerAsync(http, call, status, body));
    }

    /// <summary>What Teams itself refuses, before anything else can go wrong.</summary>
    private TeamsFault.Refused? Refusal(TeamsCall call, string text, HttpRequest request)
    {
        if (teams.Token is { } token && call.Authorization != "Bearer " + token)
        {
            return (TeamsFault.Refused)TeamsFault.TokenRefused;
        }

        if (TeamsRules.IsTooBig(text))
        {
            return (TeamsFault.Refused)TeamsFault.TooBig;
        }

        IReadOnlyList<string> wrong = call.Verb switch
        {
            TeamsVerb.Send or TeamsVerb.Reply or TeamsVerb.Update or TeamsVerb.CreateConversation when call.Body is not { ValueKind: JsonValueKind.Object } => ["the body is not a JSON object"],
            TeamsVerb.Send or TeamsVerb.Reply or TeamsVerb.Update when request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true => ["the content type is not JSON"],
            TeamsVerb.Send or TeamsVerb.Reply or TeamsVerb.Update => [.. TeamsRules.OfActivity(call.Body!.Value, call.Verb, call.Conversation, call.Target, teams.BotId)],
            TeamsVerb.CreateConversation => [.. TeamsRules.OfNewConversation(call.Body!.Value, teams.BotId)],
            _ => text.Length > 0 ? ["there is a body"] : [],
        };
        if (wrong.Count == 0)
        {
            return null;
        }

        teams.Complain(call, wrong);
        return new TeamsFault.Refused(400, "BadSyntax", string.Join("; ", wrong));
    }

    private (int Status, object? Body) Do(TeamsCall call, HttpRequest request)
    {
        if (call.Verb is TeamsVerb.Team or TeamsVerb.Channels)
        {
            return teams.Town.FindTeam(call.Target!) is not { } team ? NotFound("TeamNotFound")
                : call.Verb == TeamsVerb.Team ? (200, new { id = team.Id, name = team.Name, aadGroupId = team.AadGroupId })
                : (200, new { conversations = team.Channels.Select(channel => channel.Name is { } name ? (object)new { id = channel.Id, name } : new { id = channel.Id }) });
        }

        if (call.Verb == TeamsVerb.CreateConversation)
        {
            return Create(call.Body!.Value);
        }

        if (teams.Town.Find(call.Conversation!) is not { } conversation)
        {
            return NotFound("ConversationNotFound");
        }

        if (conversation is { Kind: "personal", Members: [{ HasApp: false }] })
        {
            return (403, Error("BotNotInConversationRoster", "The bot is not part of the conversation roster."));
        }

        return call.Verb switch
        {
            TeamsVerb.Send or TeamsVerb.Reply => Post(conversation, call.Body!.Value),
            TeamsVerb.Update => conversation.Replace(call.Target!, call.Body!.Value) ? (200, new { id = call.Target }) : NotFound("ActivityNotFoundInConversation"),
            TeamsVerb.Delete => conversation.Remove(call.Target!) ? (200, null) : NotFound("ActivityNotFoundInConversation"),
            TeamsVerb.Member => conversation.Members.FirstOrDefault(one => call.Target == one.Mri || call.Target == one.AadObjectId || call.Target == one.Upn) is { } member
                ? (200, Account(member)) : NotFound("MemberNotFoundInConversation"),
            _ => Page(conversation, request.Query["pageSize"], request.Query["continuationToken"]),
        };
    }

    private (int, object?) Post(TeamsConversation conversation, JsonElement activity)
    {
        var id = Id();
        if (TeamsRules.Text(activity, "type") != "message")
        {
            return (202, new { id });
        }

        conversation.Post(id, activity);
        // Text and card together become two messages in Teams, and then no id comes back (learn.microsoft.com, "Messages in bot conversations").
        var isSplit = TeamsRules.Text(activity, "text") is { Length: > 0 } && activity.TryGetProperty("attachments", out var attached) && attached.GetArrayLength() > 0;
        return (201, isSplit ? new { } : new { id });
    }

    /// <summary>Measured by microsoft/teams.net, "CreateConversation-API-Behavior.md": the chat of a person is always the same one, and the first message in it gets no id.</summary>
    private (int, object?) Create(JsonElement body)
    {
        if (body.TryGetProperty("isGroup", out var group) && group.ValueKind == JsonValueKind.True)
        {
            if (teams.Town.Find(TeamsRules.Text(body, "channelData", "channel", "id")!) is not { Kind: "channel" } channel)
            {
                return NotFound("ConversationNotFound");
            }

            var root = Id();
            channel.Post(root, body.GetProperty("activity"));
            return (201, new { id = $"{channel.Id};messageid={root}", activityId = root });
        }

        var tenant = TeamsRules.Text(body, "tenantId") ?? TeamsRules.Text(body, "channelData", "tenant", "id");
        if (teams.Town.FindPerson(TeamsRules.Text(body.GetProperty("members")[0], "id")!) is not { HasApp: true } person || person.Tenant != tenant)
        {
            return (403, Error("ForbiddenOperationException", "Bot is not installed in user's personal scope."));
        }

        var chat = teams.Town.Chat(person);
        if (body.TryGetProperty("activity", out var first))
        {
            chat.Post(Id(), first);
        }

        return (201, new { id = chat.Id });
    }

    private static (int, object?) Page(TeamsConversation conversation, string? size, string? token)
    {
        var from = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
        var most = int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, LargestPage) : LargestPage;
        var members = conversation.Members.Skip(from).Take(most).Select(Account).ToList();
        var next = from + members.Count;
        return (200, next < conversation.Members.Count ? new { members, continuationToken = next.ToString(CultureInfo.InvariantCulture) } : (object)new { members });
    }

    // Without address: since 2022 that comes from Graph only.
    private static object Account(TeamsPerson person) => new { id = person.Mri, name = person.Name, aadObjectId = person.AadObjectId, tenantId = person.Tenant, userRole = "user" };

    private static async Task AnswerAsync(HttpContext http, TeamsCall call, int status, object? body)
    {
        http.Response.StatusCode = call.Status = status;
        if (body is not null)
        {
            await http.Response.WriteAsJsonAsync(body, http.RequestAborted);
        }
    }

    private static Task BreakAsync(HttpContext http, TeamsCall call, TeamsFault fault)
    {
        if (fault is TeamsFault.Broken broken)
        {
            return AnswerAsync(http, call, broken.Status, new { message = "Bad gateway" });
        }

        http.Abort();
        return Task.CompletedTask;
    }

    private static (int, object?) NotFound(string code) => (404, Error(code, "Not found."));

    private static object Error(string code, string message) => new { error = new { code, message } };

    // Everything but a slash comes unescaped.
    private static string? Route(HttpContext http, string name) => (http.Request.RouteValues.GetValueOrDefault(name) as string)?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static JsonElement? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Id() => (1_700_000_000_000 + Interlocked.Increment(ref given)).ToString(CultureInfo.InvariantCulture);
}
