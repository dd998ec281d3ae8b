using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.ActivityProtocol.Connector;

/// <summary>
/// Speaks to channels over the Connector REST API (MicrosoftDocs/bot-docs, bot-framework-rest-connector-api-reference). Expected trouble is
/// a <see cref="SendOutcome"/>. Thread-safe; keeps no order: who needs order awaits each call.
/// </summary>
public sealed class ConnectorClient : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private readonly HttpClient http;
    private readonly IConnectorTokens tokens;
    private readonly ConnectorOptions options;
    private readonly TimeProvider time;

    /// <summary>Made once for the whole program: it holds the connections.</summary>
    public ConnectorClient(IConnectorTokens tokens, IOptions<ConnectorOptions> options, TimeProvider time)
        : this(tokens, options, time, new SocketsHttpHandler
        {
            // A redirect could carry our token to anybody.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // Follows a channel that moves to other addresses.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
    {
    }

    /// <summary>For tests, which cannot own the hosts that get tokens.</summary>
    internal ConnectorClient(IConnectorTokens tokens, IOptions<ConnectorOptions> options, TimeProvider time, HttpMessageHandler line)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.tokens = tokens;
        this.options = options.Value;
        this.time = time;
        http = new HttpClient(line) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Posts an activity at the end of a conversation.</summary>
    /// <param name="serviceUrl">Of the conversation, as it came with the latest activity.</param>
    /// <param name="conversationId">As the channel gave it; escaped here.</param>
    /// <param name="activity">Its id, timestamp and service address are not sent: those are the channel's to give.</param>
    /// <param name="cancel">Cancelled before it left: throws. Cancelled after: <see cref="SendOutcome.Uncertain"/>.</param>
    public Task<SendOutcome> SendToConversationAsync(string serviceUrl, string conversationId, Activity activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, serviceUrl, conversationId, activityId: null, activity, cancel);

    /// <summary>Posts an activity as the answer to another one. See <see cref="SendToConversationAsync"/>.</summary>
    public Task<SendOutcome> ReplyToActivityAsync(string serviceUrl, string conversationId, string replyToId, Activity activity, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return CallAsync(HttpMethod.Post, serviceUrl, conversationId, replyToId, activity with { ReplyToId = replyToId }, cancel);
    }

    /// <summary>Puts an activity in the place of one we sent. May be repeated.</summary>
    public Task<SendOutcome> UpdateAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Put, serviceUrl, conversationId, activityId, activity, cancel);

    /// <summary>Takes back an activity we sent. May be repeated.</summary>
    public Task<SendOutcome> DeleteAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancel) =>
        CallAsync(HttpMethod.Delete, serviceUrl, conversationId, activityId, activity: null, cancel);

    /// <summary>Shows for a moment that we are busy.</summary>
    /// <param name="serviceUrl">See <see cref="SendToConversationAsync"/>.</param>
    /// <param name="conversationId">See <see cref="SendToConversationAsync"/>.</param>
    /// <param name="bot">The bot, as the channel named it in <c>recipient</c>.</param>
    /// <param name="cancel">See <see cref="SendToConversationAsync"/>.</param>
    public Task<SendOutcome> ShowTypingAsync(string serviceUrl, string conversationId, ChannelAccount? bot, CancellationToken cancel) =>
        SendToConversationAsync(
            serviceUrl,
            conversationId,
            new Activity { Type = ActivityTypes.Typing, From = bot, Conversation = new ConversationAccount { Id = conversationId } },
            cancel);

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private async Task<SendOutcome> CallAsync(
        HttpMethod method, string serviceUrl, string conversationId, string? activityId, Activity? activity, CancellationToken cancel)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var service) || !options.Allows(service))
        {
            return new SendOutcome.Refused(0, SendOutcome.OwnCodes.ServiceNotAllowed);
        }

        if (!IsUsable(conversationId) || (activityId is not null && !IsUsable(activityId)))
        {
            return new SendOutcome.Refused(0, SendOutcome.OwnCodes.IdNotUsable);
        }

        var target = new Uri(
            service.GetLeftPart(UriPartial.Path).TrimEnd('/')
            + $"/v3/conversations/{Uri.EscapeDataString(conversationId)}/activities"
            + (activityId is null ? "" : $"/{Uri.EscapeDataString(activityId)}"));
        var outgoing = activity is null ? null : activity with { Id = null, Timestamp = null, ServiceUrl = null };

        if (options.IsAllowedLoopback(service))
        {
            return await SendOnceAsync(method, target, outgoing, token: null, cancel);
        }

        var outcome = await SendWithTokenAsync(method, service, target, outgoing, fresh: false, cancel);
        // A 401 took nothing, so once more with a new token is safe.
        return outcome is SendOutcome.Refused { Status: 401 } ? await SendWithTokenAsync(method, service, target, outgoing, fresh: true, cancel) : outcome;
    }

    private async Task<SendOutcome> SendWithTokenAsync(
        HttpMethod method, Uri service, Uri target, Activity? activity, bool fresh, CancellationToken cancel) =>
        await tokens.GetAsync(service, fresh, cancel) is { } token
            ? await SendOnceAsync(method, target, activity, token, cancel)
            : new SendOutcome.Refused(0, SendOutcome.OwnCodes.NoToken);

    private async Task<SendOutcome> SendOnceAsync(HttpMethod method, Uri target, Activity? activity, string? token, CancellationToken cancel)
    {
        using var content = activity is null ? null : new OnceContent(activity);
        using var request = new HttpRequestMessage(method, target) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var patience = new CancellationTokenSource(options.TimeOut, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await JudgeAsync(response, either.Token);
        }
        catch (HttpRequestException broken)
        {
            return broken.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError || content is { HasLeft: false }
                ? new SendOutcome.NotReachable()
                : new SendOutcome.Uncertain(null);
        }
        catch (OperationCanceledException) when (content is { HasLeft: false })
        {
            cancel.ThrowIfCancellationRequested();
            return new SendOutcome.NotReachable();
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.Uncertain(null);
        }
    }

    private async Task<SendOutcome> JudgeAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        switch (status)
        {
            case >= 200 and < 300:
                return new SendOutcome.Accepted((await ReadAsync(response, cancel)).Text("id"));
            case 429 or 412:
                return new SendOutcome.Throttled(RetryAfter(response.Headers.RetryAfter));
            case 408 or >= 500:
                return new SendOutcome.Uncertain(status);
            default:
                return new SendOutcome.Refused(status, await ReadAsync(response, cancel) is { } body ? CodeOf(body) : null);
        }
    }

    /// <summary>
    /// The code of the error object; or, as Teams says it of a chat that somebody blocked, a JSON text inside the message, with a <c>subCode</c>
    /// (learn.microsoft.com, "Send proactive messages").
    /// </summary>
    private static string? CodeOf(JsonElement body)
    {
        var error = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : body;
        try
        {
            return error.Text("message") is { } message && message.TrimStart().StartsWith('{')
                && JsonSerializer.Deserialize<JsonElement>(message).Text("subCode") is { } inside ? inside : error.Text("code");
        }
        catch (JsonException)
        {
            return error.Text("code");
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The answer, when it is JSON of a sane size. Its status has spoken already, so trouble here changes nothing.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            var buffer = new byte[LongestAnswer];
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            using var json = JsonDocument.Parse(buffer.AsMemory(0, length));
            return json.RootElement.Clone();
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>A path made of dots would climb to another address, escaped or not.</summary>
    private static bool IsUsable(string id) => id.Length > 0 && id is not ("." or "..");
}

/// <summary>Registration of the way out.</summary>
public static class ConnectorRegistration
{
    /// <summary>Registers <see cref="ConnectorClient"/>, with <see cref="NoConnectorTokens"/> unless the house brings its own.</summary>
    public static OptionsBuilder<ConnectorOptions> AddConnector(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IConnectorTokens, NoConnectorTokens>();
        services.TryAddSingleton<ConnectorClient>();
        return services.AddOptions<ConnectorOptions>()
            .Validate(options => options.TimeOut > TimeSpan.Zero, "the time-out of the connector must be positive")
            .ValidateOnStart();
    }
}
