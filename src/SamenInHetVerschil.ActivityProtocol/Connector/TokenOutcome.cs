namespace SamenInHetVerschil.ActivityProtocol.Connector;

/// <summary>What became of asking Entra for the bot's own token.</summary>
public abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <summary>There is one.</summary>
    /// <param name="Token">Never shown: not in logs, not in words.</param>
    /// <param name="EndsAt">Until when it is good.</param>
    public sealed record Given(string Token, DateTimeOffset EndsAt) : TokenOutcome
    {
        /// <inheritdoc />
        public override string ToString() => nameof(Given);
    }

    /// <summary>Nobody was asked: there is no app id, or no credential.</summary>
    public sealed record NotAsked : TokenOutcome;

    /// <summary>Entra said no.</summary>
    /// <param name="Reason">Such as <c>invalid_client</c>.</param>
    /// <param name="Number">Of the refusal (the digits after <c>AADSTS</c>); null when none was told.</param>
    public sealed record Refused(string Reason, string? Number) : TokenOutcome;

    /// <summary>Entra was not reached, or the credential cannot be read.</summary>
    public sealed record Failed(Exception Fault) : TokenOutcome;
}
