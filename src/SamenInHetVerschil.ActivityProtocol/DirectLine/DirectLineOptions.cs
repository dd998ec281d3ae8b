using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>Settings of the web channel.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Key of all tokens, at least 32 random bytes; the same on every instance, and kept over a restart.</summary>
    public byte[] SigningKey { get; set; } = [];

    /// <summary>Shared with servers that ask tokens for their visitors, at least 16 characters. Null or empty: nobody holds one.</summary>
    public string? Secret { get; set; }

    /// <summary>How long a token works. Outlives a phone that sleeps: stock Web Chat gives up for good at an expired token.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long after its end a token can still be exchanged by <see cref="DirectLineTokens.ValidateForRenewalAsync"/>.</summary>
    public TimeSpan RenewalWindow { get; set; } = TimeSpan.FromDays(60);

    /// <summary>Activities a minute that one conversation may post.</summary>
    public int PostsPerMinute { get; set; } = 60;

    /// <summary>Requests for tokens a minute from one address (a school or a venue is one address). The holder of the secret is not counted.</summary>
    public int TokenRequestsPerMinute { get; set; } = 600;

    /// <summary>Sockets one conversation may have open at a time, on one instance.</summary>
    public int StreamsPerConversation { get; set; } = 20;

    /// <summary>How long a client may take to accept one frame before its socket is cut.</summary>
    public TimeSpan SlowestFrame { get; set; } = TimeSpan.FromSeconds(30);
}

internal sealed class DirectLineOptionsRules : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        string[] faults =
        [
            .. Fault(options.SigningKey.Length < 32, "the signing key of web chat tokens needs at least 32 bytes"),
            .. Fault(options.Secret is { Length: > 0 and < 16 }, "the web chat secret needs at least 16 characters"),
            .. Fault(options.TokenLifetime <= TimeSpan.Zero || options.TokenLifetime > TimeSpan.FromDays(30), "a web chat token must live between 0 and 30 days"),
            .. Fault(options.RenewalWindow < TimeSpan.Zero, "the renewal window of web chat tokens cannot be negative"),
            .. Fault(options.PostsPerMinute < 1 || options.TokenRequestsPerMinute < 1 || options.StreamsPerConversation < 1, "the limits of the web chat must be at least 1"),
            .. Fault(options.SlowestFrame <= TimeSpan.Zero, "the time for a web chat frame must be positive"),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string[] Fault(bool holds, string text) => holds ? [text] : [];
}
