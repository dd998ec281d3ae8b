using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Http;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>One method a route.</summary>
internal sealed class DirectLineHandlers(
    IDirectLineConversations conversations,
    DirectLineTokens tokens,
    DirectLineDoor door,
    DirectLineLimits limits,
    IOptions<DirectLineOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<DirectLineHandlers> log)
{
    /// <summary>The largest activity a client may post, and the largest body of any other request, in bytes.</summary>
    internal const int BodyLimit = 64 * 1024;

    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(20);

    public async Task<IResult> GenerateAsync(HttpContext context)
    {
        var caller = await door.JudgeForGenerateAsync(context.Request);
        if (caller is not DirectLineCaller.Holder)
        {
            if (!limits.TakesTokenRequest(context))
            {
                return DirectLineLimits.Refuse(context);
            }

            return (caller is DirectLineCaller.Refused refused ? refused.Problem : Problem.Forbidden("Only the holder of the secret can generate tokens.")).ToResult();
        }

        var (start, problem) = await ReadStartAsync(context);
        if (problem is not null)
        {
            return problem.ToResult();
        }

        var (user, fault) = UserOf(start!.User);
        return fault?.ToResult() ?? Ok(Conversation(user!, DirectLineUsers.InventConversation()));
    }

    public async Task<IResult> RefreshAsync(HttpContext context)
    {
        if (!limits.TakesTokenRequest(context))
        {
            return DirectLineLimits.Refuse(context);
        }

        return await door.JudgeAsync(context.Request) switch
        {
            DirectLineCaller.Visitor visitor => Ok(Conversation(visitor.User, visitor.ConversationId)),
            DirectLineCaller.Refused refused => refused.Problem.ToResult(),
            _ => Problem.Forbidden("A secret cannot be refreshed, only a token.").ToResult(),
        };
    }

    public async Task<IResult> StartAsync(HttpContext context, string path)
    {
        var caller = await door.JudgeAsync(context.Request);
        if (caller is DirectLineCaller.Refused refused)
        {
            return refused.Problem.ToResult();
        }

        if (caller is DirectLineCaller.Visitor { ConversationId: var counted } && !limits.TakesPost(counted))
        {
            return DirectLineLimits.Refuse(context);
        }

        var (start, problem) = await ReadStartAsync(context);
        if (problem is not null)
        {
            return problem.ToResult();
        }

        // The token's user always: what a visitor's body says of itself is not even looked at.
        var (user, fault) = caller is DirectLineCaller.Visitor visitor ? (visitor.User, null) : UserOf(start!.User);
        if (fault is not null)
        {
            return fault.ToResult();
        }

        var id = (caller as DirectLineCaller.Visitor)?.ConversationId ?? DirectLineUsers.InventConversation();
        var locale = start!.Locale is { Length: > 0 and <= 35 } named ? named : null;
        var conversation = await conversations.OpenAsync(id, user!, locale, context.RequestAborted);
        if (conversation.User.Id != user!.Id)
        {
            return NotYours.ToResult();
        }

        var answer = Conversation(user, id, StreamUrl(context, path, user, id, after: 0));
        return Results.Json(answer, ActivityJson.Options, statusCode: conversation.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public async Task<IResult> ReconnectAsync(HttpContext context, string path)
    {
        var (room, problem) = await EnterAsync(context);
        if (problem is not null)
        {
            return problem.ToResult();
        }

        // Present but empty is a page that was reloaded and has nothing; absent is a client that only wants what comes.
        long? after = context.Request.Query.TryGetValue("watermark", out var mark) ? Watermark.Read(mark) : room!.Conversation.LastSequence;
        if (after is null)
        {
            return BadWatermark.ToResult();
        }

        var user = room!.Visitor ?? room.Conversation.User;
        return Ok(Conversation(user, room.Conversation.Id, StreamUrl(context, path, user, room.Conversation.Id, after.Value)));
    }

    public async Task<IResult> PollAsync(HttpContext context)
    {
        var (room, problem) = await EnterAsync(context);
        if (problem is not null)
        {
            return problem.ToResult();
        }

        return Watermark.Read(context.Request.Query["watermark"]) is { } after
            ? new ActivitySet(conversations, room!.Conversation, after)
            : BadWatermark.ToResult();
    }

    public async Task<IResult> PostAsync(HttpContext context)
    {
        var (room, problem) = await EnterAsync(context);
        if (problem is not null)
        {
            return problem.ToResult();
        }

        var conversation = room!.Conversation;
        if (!limits.TakesPost(conversation.Id))
        {
            return DirectLineLimits.Refuse(context);
        }

        var body = await JsonBody.ReadAsync(context.Request, BodyLimit, context.RequestAborted);
        if (body is not JsonBody.Text { Utf8: var text })
        {
            return ((JsonBody.Refused)body).Problem.ToResult();
        }

        if (IncomingJson.ReadActivity(text, out var reason) is not { } claimed)
        {
            return Problem.BadRequest(reason).ToResult();
        }

        if (claimed.Type.Length == 0)
        {
            return Problem.BadRequest("The activity has no type.").ToResult();
        }

        // Only the holder of the secret may say who speaks.
        var (user, fault) = room.Visitor is { } visitor ? (visitor, null)
            : claimed.From is { Id.Length: > 0 } ? UserOf(claimed.From)
            : (conversation.User, null);
        if (fault is not null)
        {
            return fault.ToResult();
        }

        if (!DirectLineActivities.IsForTheHouse(claimed))
        {
            return Ok(new PostAnswer(RandomNumberGenerator.GetHexString(32, lowercase: true)));
        }

        try
        {
            var activity = DirectLineActivities.Sanitise(claimed, user!, conversation.Id);
            return Ok(new PostAnswer(await conversations.PostAsync(conversation.Id, user!, activity, context.RequestAborted)));
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(broken, "A turn of conversation {Conversation} failed. Reference {Reference}", conversation.Id, context.TraceIdentifier);
            return new Problem(StatusCodes.Status502BadGateway, "BotRejectedActivity", $"The bot could not answer. Reference: {context.TraceIdentifier}").ToResult();
        }
    }

    public async Task<IResult> StreamAsync(HttpContext context)
    {
        var verdict = await tokens.ValidateAsync(context.Request.Query["t"], TokenPurpose.Ticket);
        if (verdict is not TokenVerdict.Valid { Contents: var ticket })
        {
            return (verdict is TokenVerdict.Expired ? DirectLineDoor.Expired : Problem.Unauthorized("The ticket of this stream is not valid.")).ToResult();
        }

        var id = (string)context.Request.RouteValues["id"]!;
        if (ticket.ConversationId != id)
        {
            return NotYours.ToResult();
        }

        if (await conversations.FindAsync(id, context.RequestAborted) is not { } conversation)
        {
            return Unknown.ToResult();
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Problem.BadRequest("This route is for WebSockets.").ToResult();
        }

        using var place = limits.OpenStream(id);
        if (!place.IsAcquired)
        {
            return DirectLineLimits.Refuse(context);
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Ping, KeepAliveTimeout = Ping });
        var stream = new DirectLineStream(socket, conversations, id, options.Value.SlowestFrame, time, log);
        await stream.RunAsync(Math.Min(ticket.Watermark, conversation.LastSequence), lifetime.ApplicationStopping, context.RequestAborted);
        return Results.Empty;
    }

    private static Problem NotYours { get; } = Problem.Forbidden("The token is for another conversation or another user.");

    private static Problem Unknown { get; } = Problem.NotFound("There is no such conversation.");

    private static Problem BadWatermark { get; } = Problem.BadRequest("The watermark is not one of ours.");

    private static IResult Ok<T>(T body) => Results.Json(body, ActivityJson.Options);

    /// <summary>A conversation the caller may be in. No visitor: the caller holds the secret.</summary>
    private sealed record Room(DirectLineConversation Conversation, DirectLineUser? Visitor);

    private async Task<(Room? Room, Problem? Problem)> EnterAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var caller = await door.JudgeAsync(context.Request);
        if (caller is DirectLineCaller.Refused refused)
        {
            return (null, refused.Problem);
        }

        var visitor = caller as DirectLineCaller.Visitor;
        if (visitor is not null && visitor.ConversationId != id)
        {
            return (null, NotYours);
        }

        if (await conversations.FindAsync(id, context.RequestAborted) is not { } conversation)
        {
            return (null, Unknown);
        }

        return visitor is not null && visitor.User.Id != conversation.User.Id ? (null, NotYours) : (new Room(conversation, visitor?.User), null);
    }

    private static async Task<(StartRequest? Start, Problem? Problem)> ReadStartAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, BodyLimit, context.RequestAborted);
        return body switch
        {
            JsonBody.Refused refused => (null, refused.Problem),
            JsonBody.Text { Utf8.IsEmpty: true } => (new StartRequest(), null),
            JsonBody.Text text when IncomingJson.Read<StartRequest>(text.Utf8, out var reason) is var start =>
                start is null ? (null, Problem.BadRequest(reason)) : (start, null),
            _ => throw new InvalidOperationException("A body is read or refused."),
        };
    }

    private static (DirectLineUser? User, Problem? Problem) UserOf(ChannelAccount? named)
    {
        if (!DirectLineUsers.IsName(named?.Name))
        {
            return (null, Problem.BadRequest("The name of the user is too long, or holds control characters."));
        }

        if (named is null or { Id.Length: 0 })
        {
            return (DirectLineUsers.Invent(named?.Name), null);
        }

        return DirectLineUsers.IsId(named.Id)
            ? (new DirectLineUser(named.Id, named.Name), null)
            : (null, Problem.BadRequest("The id of the user must start with dl_, without spaces, at most 200 characters."));
    }

    private ConversationAnswer Conversation(DirectLineUser user, string id, string? streamUrl = null) =>
        new(id, tokens.Issue(user, id), (long)options.Value.TokenLifetime.TotalSeconds, streamUrl);

    private string StreamUrl(HttpContext context, string path, DirectLineUser user, string id, long after)
    {
        var request = context.Request;
        var scheme = request.IsHttps ? "wss" : "ws";
        return $"{scheme}://{request.Host}{request.PathBase}{path}/conversations/{Uri.EscapeDataString(id)}/stream?t={tokens.IssueTicket(user, id, after)}";
    }
}
