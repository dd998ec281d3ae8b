using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Http;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>
/// Direct Line 3.0 (learn.microsoft.com, "Direct Line API 3.0"), as far as Web Chat and programs of others use it. Files are not taken.
/// </summary>
public static class DirectLineEndpoints
{
    /// <summary>
    /// Registers the web channel. The house adds an <see cref="IDirectLineConversations"/>, and configures the returned options: a signing key at least.
    /// </summary>
    public static OptionsBuilder<DirectLineOptions> AddDirectLine(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DirectLineTokens>();
        services.TryAddSingleton<DirectLineLimits>();
        services.TryAddSingleton<DirectLineDoor>();
        services.TryAddSingleton<DirectLineHandlers>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsRules>());
        return services.AddOptions<DirectLineOptions>().ValidateOnStart();
    }

    /// <summary>
    /// Maps every route under <paramref name="path"/>, usually <c>/v3/directline</c>, with its own CORS and its own sockets: no middleware is
    /// needed, and none of the house's may answer in between, since clients judge by status and error code.
    /// </summary>
    public static void MapDirectLine(this IEndpointRouteBuilder endpoints, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        path = "/" + path.Trim('/');

        endpoints.Map($"{path}/tokens/generate", Answer(new() { [HttpMethods.Post] = (handlers, context) => handlers.GenerateAsync(context) }));
        endpoints.Map($"{path}/tokens/refresh", Answer(new() { [HttpMethods.Post] = (handlers, context) => handlers.RefreshAsync(context) }));
        endpoints.Map($"{path}/conversations", Answer(new() { [HttpMethods.Post] = (handlers, context) => handlers.StartAsync(context, path) }));
        endpoints.Map($"{path}/conversations/{{id}}", Answer(new() { [HttpMethods.Get] = (handlers, context) => handlers.ReconnectAsync(context, path) }));
        endpoints.Map($"{path}/conversations/{{id}}/activities", Answer(new()
        {
            [HttpMethods.Get] = (handlers, context) => handlers.PollAsync(context),
            [HttpMethods.Post] = (handlers, context) => handlers.PostAsync(context),
        }));
        var stream = endpoints.CreateApplicationBuilder();
        stream.UseWebSockets();
        stream.Run(Answer(new()
        {
            [HttpMethods.Get] = (handlers, context) => handlers.StreamAsync(context),
            // How a browser opens a socket over HTTP/2 (RFC 8441).
            [HttpMethods.Connect] = (handlers, context) => handlers.StreamAsync(context),
        }));
        endpoints.Map($"{path}/conversations/{{id}}/stream", stream.Build());
        endpoints.Map($"{path}/{{**rest}}", Guarded(_ => Task.FromResult(Problem.NotFound("There is no such route.").ToResult())));
    }

    /// <summary>Counts a request of the house's own token endpoint with the token requests of its address: 429 when there are too many.</summary>
    public static RouteHandlerBuilder LimitTokenRequests(this RouteHandlerBuilder builder) => builder.AddEndpointFilter(async (invocation, next) =>
    {
        var context = invocation.HttpContext;
        return context.RequestServices.GetRequiredService<DirectLineLimits>().TakesTokenRequest(context)
            ? await next(invocation)
            : DirectLineLimits.Refuse(context);
    });

    private static RequestDelegate Answer(Dictionary<string, Func<DirectLineHandlers, HttpContext, Task<IResult>>> methods) => Guarded(context =>
    {
        if (methods.TryGetValue(context.Request.Method, out var method))
        {
            return method(context.RequestServices.GetRequiredService<DirectLineHandlers>(), context);
        }

        context.Response.Headers.Allow = string.Join(", ", methods.Keys);
        return Task.FromResult(new Problem(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", "This route does not know that method.").ToResult());
    });

    /// <summary>Cross-origin rules around, and no fault gets out in another shape than an error of the protocol.</summary>
    private static RequestDelegate Guarded(Func<HttpContext, Task<IResult>> handler) => async context =>
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        // Any site may show the chat: what counts is the token in the header. No cookie is ever looked at, so none may be sent along.
        headers.AccessControlAllowOrigin = "*";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            headers.AccessControlAllowMethods = "GET, POST";
            headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
            headers.AccessControlMaxAge = "7200";
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        headers.AccessControlExposeHeaders = "Retry-After";
        try
        {
            var answer = await handler(context);
            await answer.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client hung up.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DirectLineEndpoints));
            log.LogError(fault, "A web request failed. Reference {Reference}", context.TraceIdentifier);
            await Problem.Fault(context).WriteAsync(context);
        }
    };
}
