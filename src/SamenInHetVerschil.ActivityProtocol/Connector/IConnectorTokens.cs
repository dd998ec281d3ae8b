namespace SamenInHetVerschil.ActivityProtocol.Connector;

/// <summary>Gives the token that proves to a channel who we are. Never asked for a service on this machine.</summary>
public interface IConnectorTokens
{
    /// <summary>The token for this service, or null when there is none.</summary>
    /// <param name="service">An allowed service address.</param>
    /// <param name="fresh">True after a 401: the one from the cache is no good any more.</param>
    /// <param name="cancel">Stops the asking.</param>
    ValueTask<string?> GetAsync(Uri service, bool fresh, CancellationToken cancel);
}

/// <summary>For a bot without app id: no channel but those on this machine can be reached.</summary>
public sealed class NoConnectorTokens : IConnectorTokens
{
    /// <inheritdoc />
    public ValueTask<string?> GetAsync(Uri service, bool fresh, CancellationToken cancel) => ValueTask.FromResult<string?>(null);
}
