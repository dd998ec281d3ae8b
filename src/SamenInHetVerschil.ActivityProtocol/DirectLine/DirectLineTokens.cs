using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>What a token is good for; no purpose is accepted in the place of another.</summary>
public enum TokenPurpose
{
    /// <summary>Speaks for a user in one conversation, in the Authorization header.</summary>
    Token,

    /// <summary>Opens one socket; travels in an address, so it is short-lived and holds no name.</summary>
    Ticket,

    /// <summary>Only gets a new token, at our own page's endpoint; never accepted by a Direct Line route.</summary>
    Renewal,
}

/// <summary>What a good token says.</summary>
/// <param name="User">For whom it speaks.</param>
/// <param name="ConversationId">The only conversation it works in.</param>
/// <param name="Expires">When it ends, UTC, to the second.</param>
/// <param name="Watermark">Tickets only: the stream starts after this.</param>
public sealed record TokenContents(DirectLineUser User, string ConversationId, DateTimeOffset Expires, long Watermark = 0);

/// <summary>Judgement of a token.</summary>
public abstract record TokenVerdict
{
    private TokenVerdict() { }

    /// <summary>Ours, whole, and in time.</summary>
    public sealed record Valid(TokenContents Contents) : TokenVerdict;

    /// <summary>Ours and whole, but over.</summary>
    public sealed record Expired(TokenContents Contents) : TokenVerdict;

    /// <summary>Not ours, not whole, or for another purpose.</summary>
    public sealed record Malformed : TokenVerdict;
}

/// <summary>
/// Issues and judges the signed tokens of the web channel: JWT, HS256 and nothing else. Web Chat reads the claim <c>user</c> out of the
/// middle part and lets it overrule what its page says.
/// </summary>
public sealed class DirectLineTokens(IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const int LongestToken = 4096;
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromSeconds(60);
    private static readonly JsonDocumentOptions NoDuplicates = new() { AllowDuplicateProperties = false, MaxDepth = 4 };
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey key = new(options.Value.SigningKey);

    /// <summary>A new token for this user in this conversation.</summary>
    /// <param name="user">Id starts with <c>dl_</c>.</param>
    /// <param name="conversationId">Need not have been opened yet.</param>
    /// <param name="purpose">What it will be good for.</param>
    /// <exception cref="ArgumentException">The id of the user cannot be one.</exception>
    public string Issue(DirectLineUser user, string conversationId, TokenPurpose purpose = TokenPurpose.Token)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Write(user, conversationId, purpose, purpose == TokenPurpose.Ticket ? TicketLifetime : options.Value.TokenLifetime, watermark: 0);
    }

    /// <summary>Good for opening a socket within 60 seconds, which then starts after <paramref name="watermark"/>.</summary>
    internal string IssueTicket(DirectLineUser user, string conversationId, long watermark) =>
        Write(user with { Name = null }, conversationId, TokenPurpose.Ticket, TicketLifetime, watermark);

    /// <summary>Judges a token of the given purpose.</summary>
    public async Task<TokenVerdict> ValidateAsync(string? token, TokenPurpose purpose = TokenPurpose.Token)
    {
        if (await ReadAsync(token) is not { } read || read.Purpose != purpose)
        {
            return new TokenVerdict.Malformed();
        }

        return time.GetUtcNow() < read.Contents.Expires ? new TokenVerdict.Valid(read.Contents) : new TokenVerdict.Expired(read.Contents);
    }

    /// <summary>
    /// For our own page, which may have slept for weeks: also takes a token or renewal that ended at most <see cref="DirectLineOptions.RenewalWindow"/> ago.
    /// </summary>
    public async Task<TokenVerdict> ValidateForRenewalAsync(string? token)
    {
        if (await ReadAsync(token) is not { Purpose: TokenPurpose.Token or TokenPurpose.Renewal } read)
        {
            return new TokenVerdict.Malformed();
        }

        return time.GetUtcNow() - read.Contents.Expires < options.Value.RenewalWindow
            ? new TokenVerdict.Valid(read.Contents)
            : new TokenVerdict.Expired(read.Contents);
    }

    private string Write(DirectLineUser user, string conversationId, TokenPurpose purpose, TimeSpan lifetime, long watermark)
    {
        if (!DirectLineUsers.IsId(user.Id))
        {
            throw new ArgumentException("Not an id of a web user.", nameof(user));
        }

        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["user"] = user.Id,
            ["conv"] = conversationId,
            ["purpose"] = NameOf(purpose),
            ["exp"] = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds(),
        };
        if (user.Name is { } name)
        {
            claims["name"] = name;
        }

        if (watermark > 0)
        {
            claims["wm"] = watermark;
        }

        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<(TokenPurpose Purpose, TokenContents Contents)?> ReadAsync(string? token)
    {
        if (token is null or { Length: 0 or > LongestToken })
        {
            return null;
        }

        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuer = false,
            ValidateAudience = false,
            // Judged below, on our clock, so that "over" and "not ours" stay apart.
            ValidateLifetime = false,
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt } && !jwt.TryGetHeaderValue<object>("crit", out _) && ReadClaims(jwt) is { } read
            ? read
            : null;
    }

    /// <summary>The library turns numbers into texts and the like when asked; here every claim has exactly the kind that we wrote.</summary>
    private static (TokenPurpose, TokenContents)? ReadClaims(JsonWebToken jwt)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload), NoDuplicates);
            var claims = json.RootElement;
            if (claims.Text("user") is { } user
                && DirectLineUsers.IsId(user)
                && claims.Text("conv") is { Length: > 0 } conversation
                && PurposeOf(claims.Text("purpose")) is { } purpose
                && Number(claims, "exp") is > 0 and <= 253_402_300_799 and { } expires
                && !claims.TryGetProperty("nbf", out _))
            {
                return (purpose, new TokenContents(
                    new DirectLineUser(user, claims.Text("name")), conversation, DateTimeOffset.FromUnixTimeSeconds(expires), Number(claims, "wm") ?? 0));
            }
        }
        catch (JsonException)
        {
            // Signed, yet not ours to read: treated like any other bad token.
        }

        return null;
    }

    private static long? Number(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.Number && claim.TryGetInt64(out var number) ? number : null;

    private static string NameOf(TokenPurpose purpose) => purpose switch
    {
        TokenPurpose.Token => "token",
        TokenPurpose.Ticket => "ticket",
        _ => "renewal",
    };

    private static TokenPurpose? PurposeOf(string? name) => name switch
    {
        "token" => TokenPurpose.Token,
        "ticket" => TokenPurpose.Ticket,
        "renewal" => TokenPurpose.Renewal,
        _ => null,
    };
}
