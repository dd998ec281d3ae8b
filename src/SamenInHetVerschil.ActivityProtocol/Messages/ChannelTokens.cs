using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SamenInHetVerschil.ActivityProtocol.Connector;

namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>
/// Lets in only who shows a token that the channel's issuer made for this bot (MicrosoftDocs/bot-docs, bot-framework-rest-connector-authentication).
/// Tokens of Entra are for emulators and other bots; they are refused. Without an app id nobody can have a token: <see cref="LoopbackInDevelopment"/> decides.
/// </summary>
public sealed class ChannelTokens(
    IOptions<MessagesOptions> options, IOptions<ConnectorOptions> connector, ChannelKeys keys, LoopbackInDevelopment withoutAppId, TimeProvider time) : IChannelAuthenticator
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 8 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };
    private readonly JsonWebTokenHandler handler = new();

    /// <inheritdoc />
    public async ValueTask<ChannelVerdict> AuthenticateAsync(HttpContext context, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (options.Value.AppId is not { Length: > 0 } appId)
        {
            return await withoutAppId.AuthenticateAsync(context, cancel);
        }

        if (TokenOf(context.Request) is not { } text)
        {
            return Refused("there is not exactly one bearer token");
        }

        if (Read(text) is not { } read)
        {
            return Refused("the token cannot be read");
        }

        var (token, claims) = read;
        var issuer = ChannelCloud.Of(options.Value.Cloud).Issuer;
        if (Fault(token, claims, issuer, appId) is { } fault)
        {
            return Refused(fault);
        }

        if (await keys.FindAsync(token.Kid, cancel) is not { } key)
        {
            return Refused("the token is signed with a key that the channel does not publish");
        }

        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidIssuer = issuer,
            ValidAudience = appId,
            // Judged above, by our own clock.
            ValidateLifetime = false,
        });
        return result.IsValid
            ? new ChannelVerdict.Accepted(activity => Objection(activity, claims.ServiceUrl!, key))
            : Refused($"the signature does not hold ({result.Exception?.GetType().Name})");
    }

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: <= LongestToken } header] && header.StartsWith(Scheme, StringComparison.Ordinal)
        && header[Scheme.Length..] is { Length: > 0 } token && token.All(IsOfToken)
            ? token
            : null;

    private static bool IsOfToken(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';

    private static (JsonWebToken Token, Claims Claims)? Read(string text)
    {
        try
        {
            var token = new JsonWebToken(text);
            using var header = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedHeader), Strict);
            using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), Strict);
            return header.RootElement.TryGetProperty("crit", out _) ? null : (token, Claims.Of(payload.RootElement));
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or JsonException or FormatException or InvalidOperationException or SecurityTokenException)
        {
            return null;
        }
    }

    private string? Fault(JsonWebToken token, Claims claims, string issuer, string appId)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)Skew.TotalSeconds;
        return claims switch
        {
            _ when token.IsEncrypted || token.Alg != SecurityAlgorithms.RsaSha256 => "the token is not signed by RS256",
            _ when string.IsNullOrEmpty(token.Kid) => "the token names no key",
            _ when claims.Issuer != issuer => "the issuer is not the channel's",
            _ when claims.Audience is null || !claims.Audience.Equals(appId, StringComparison.Ordinal) => "the token is for another bot",
            { Expires: null } => "the token never ends",
            _ when claims.Expires + skew <= now => "the token has ended",
            { HasBadStart: true } => "the token's start is no moment",
            _ when claims.Starts - skew > now => "the token has not begun",
            _ when claims.Expires <= claims.Starts => "the token ends before it begins",
            { ServiceUrl: null or "" } => "the token names no service address",
            _ => null,
        };
    }

    private ChannelVerdict.Refused? Objection(Activity activity, string serviceUrl, JsonWebKey key)
    {
        if (activity.ServiceUrl is not { } claimed || !WithoutSlash(claimed).Equals(WithoutSlash(serviceUrl), StringComparison.OrdinalIgnoreCase))
        {
            return Refused("the service address of the activity is not the token's");
        }

        if (!Endorses(key, activity.ChannelId))
        {
            return Forbidden("the key is not endorsed for the activity's channel");
        }

        if (!Uri.TryCreate(claimed, UriKind.Absolute, out var service) || !connector.Value.Allows(service))
        {
            return Forbidden("the service address is not on the list of allowed hosts");
        }

        return MayTenantIn(activity) ? null : Forbidden("the organisation is not on the list of allowed tenants");
    }

    private static string WithoutSlash(string address) => address.EndsWith('/') ? address[..^1] : address;

    internal static bool Endorses(JsonWebKey key, string? channel) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
        && list.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(channel));

    private bool MayTenantIn(Activity activity)
    {
        var allowed = options.Value.AllowedTenants;
        if (allowed.Count == 0)
        {
            return true;
        }

        string?[] named = [activity.Conversation?.TenantId, TenantOfChannelData(activity.ChannelData)];
        // Two that differ: somebody is trying something.
        return named.Any(tenant => tenant is not null) && named.All(tenant => tenant is null || allowed.Contains(tenant, StringComparer.OrdinalIgnoreCase));
    }

    private static string? TenantOfChannelData(JsonElement? data) =>
        data is { ValueKind: JsonValueKind.Object } channel && channel.TryGetProperty("tenant", out var tenant) ? tenant.Text("id") : null;

    private static ChannelVerdict.Refused Refused(string reason) => new(reason);

    private static ChannelVerdict.Refused Forbidden(string reason) => new(reason, StatusCodes.Status403Forbidden);

    /// <summary>The claims we look at; null where one is absent or of another JSON type. Moments in seconds since 1970.</summary>
    private sealed record Claims(string? Issuer, string? Audience, string? ServiceUrl, long? Expires, long? Starts, bool HasBadStart)
    {
        public static Claims Of(JsonElement payload)
        {
            var starts = Moment(payload, "nbf");
            return new(
                payload.Text("iss"), payload.Text("aud"), payload.Text("serviceurl"), Moment(payload, "exp"), starts,
                starts is null && payload.TryGetProperty("nbf", out _));
        }

        /// <summary>Only moments that fit a calendar, so that adding minutes cannot turn them over.</summary>
        private static long? Moment(JsonElement payload, string name) =>
            payload.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.Number && claim.TryGetInt64(out var seconds)
            && seconds is > 0 and < 253_402_300_800
                ? seconds
                : null;
    }
}
