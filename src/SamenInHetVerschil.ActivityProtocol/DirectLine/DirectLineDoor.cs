using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Http;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>Who calls a Direct Line route.</summary>
internal abstract record DirectLineCaller
{
    private DirectLineCaller() { }

    /// <summary>A server that holds the secret, or a developer on this machine while there is none.</summary>
    internal sealed record Holder : DirectLineCaller;

    /// <summary>A user in the one conversation of the token.</summary>
    internal sealed record Visitor(DirectLineUser User, string ConversationId) : DirectLineCaller;

    internal sealed record Refused(Problem Problem) : DirectLineCaller;
}

/// <summary>Tells who calls, by the Authorization header.</summary>
internal sealed class DirectLineDoor(DirectLineTokens tokens, IHostEnvironment environment, IOptions<DirectLineOptions> options)
{
    public async Task<DirectLineCaller> JudgeAsync(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header]
            || !AuthenticationHeaderValue.TryParse(header, out var parts)
            || !parts.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            || parts.Parameter is not { Length: > 0 } credential)
        {
            return new DirectLineCaller.Refused(Problem.Unauthorized("Authorization must be Bearer with a token or the secret."));
        }

        if (IsSecret(credential))
        {
            return new DirectLineCaller.Holder();
        }

        return await tokens.ValidateAsync(credential) switch
        {
            TokenVerdict.Valid { Contents: var contents } => new DirectLineCaller.Visitor(contents.User, contents.ConversationId),
            TokenVerdict.Expired => new DirectLineCaller.Refused(Expired),
            _ => new DirectLineCaller.Refused(Problem.Unauthorized("The token is not valid.")),
        };
    }

    /// <summary>Like <see cref="JudgeAsync"/>; without the header, a developer on this machine counts as holder while no secret is configured.</summary>
    public async Task<DirectLineCaller> JudgeForGenerateAsync(HttpRequest request) =>
        request.Headers.Authorization.Count == 0
        && string.IsNullOrEmpty(options.Value.Secret)
        && environment.IsDevelopment()
        && Loopback.Holds(request)
            ? new DirectLineCaller.Holder()
            : await JudgeAsync(request);

    public static Problem Expired { get; } = new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    private bool IsSecret(string credential) =>
        options.Value.Secret is { Length: > 0 } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(credential)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
