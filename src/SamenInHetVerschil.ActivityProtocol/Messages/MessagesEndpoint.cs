using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.ActivityProtocol.Http;

namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>The door for channels that push activities (Teams, Azure Bot, Agents Playground).</summary>
public static class MessagesEndpoint
{
    /// <summary>The largest body that is read, in bytes. Teams stays under 100 KB.</summary>
    public const int BodyLimit = 256 * 1024;

    private const int LongestId = 1000;

    /// <summary>Registers <see cref="ChannelTokens"/>, unless the house brought its own <see cref="IChannelAuthenticator"/>.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddOptions<MessagesOptions>()
            .Validate(options => Enum.IsDefined(options.Cloud), "the cloud of the bot must be Public, USGov or China")
            .ValidateOnStart();
        services.AddOptions<ConnectorOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ChannelKeys>();
        services.TryAddSingleton<LoopbackInDevelopment>();
        services.TryAddSingleton<IChannelAuthenticator, ChannelTokens>();
        return services;
    }

    /// <summary>
    /// POST: an activity is stored by <see cref="IActivityReceiver"/> and acknowledged with 202; an invoke is answered with its own status
    /// and body. Anything but POST is 405. <c>deliveryMode</c> expectReplies is handled like normal: the replies go to the service address.
    /// </summary>
    public static IEndpointConventionBuilder MapMessages(this IEndpointRouteBuilder endpoints, string path) =>
        endpoints.MapPost(path, (RequestDelegate)HandleAsync);

    private static async Task HandleAsync(HttpContext context)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MessagesEndpoint));
        try
        {
            var answer = await AnswerAsync(context, log, context.RequestAborted);
            await answer.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The channel hung up; it will come again.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            log.LogError(fault, "An activity could not be taken. Reference {Reference}", context.TraceIdentifier);
            await Problem.Fault(context).WriteAsync(context);
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ILogger log, CancellationToken cancel)
    {
        var authenticator = context.RequestServices.GetRequiredService<IChannelAuthenticator>();
        var verdict = await authenticator.AuthenticateAsync(context, cancel);
        if (verdict is not ChannelVerdict.Accepted accepted)
        {
            return Refuse((ChannelVerdict.Refused)verdict, log);
        }

        var body = await JsonBody.ReadAsync(context.Request, BodyLimit, cancel);
        if (body is not JsonBody.Text { Utf8: var text })
        {
            return ((JsonBody.Refused)body).Problem.ToResult();
        }

        if (IncomingJson.ReadActivity(text, out var reason) is not { } activity)
        {
            return Problem.BadRequest(reason).ToResult();
        }

        if (Missing(activity) is { } missing)
        {
            return Problem.BadRequest(missing).ToResult();
        }

        if (accepted.Objection?.Invoke(activity) is { } objection)
        {
            return Refuse(objection, log);
        }

        var receiver = context.RequestServices.GetRequiredService<IActivityReceiver>();
        if (activity.Type == ActivityTypes.Invoke)
        {
            var answer = await receiver.InvokeAsync(activity, cancel);
            return answer.Body is { } json ? Results.Json(json, ActivityJson.Options, statusCode: answer.Status) : Results.StatusCode(answer.Status);
        }

        await receiver.ReceiveAsync(activity, cancel);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static string? Missing(Activity activity) => activity switch
    {
        { Type.Length: 0 } => "The activity has no type.",
        { Conversation: null or { Id.Length: 0 } } => "The activity has no conversation.id.",
        { ChannelId: null or { Length: 0 } } => "The activity has no channelId.",
        { Id.Length: > LongestId } => $"The id of the activity has more than {LongestId} characters.",
        _ => null,
    };

    private static IResult Refuse(ChannelVerdict.Refused refused, ILogger log)
    {
        log.LogWarning("A caller of the messages door was refused with {Status}: {Reason}", refused.Status, refused.Reason);
        return Results.StatusCode(refused.Status);
    }
}
