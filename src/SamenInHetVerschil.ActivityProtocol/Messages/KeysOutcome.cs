namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>What became of reading the channel's keys.</summary>
public abstract record KeysOutcome
{
    private KeysOutcome()
    {
    }

    /// <summary>They stand there.</summary>
    /// <param name="ForTeams">Number of keys with which Teams may sign.</param>
    /// <param name="ServersTime">What the server's clock said; null when it did not say.</param>
    public sealed record Read(int ForTeams, DateTimeOffset? ServersTime) : KeysOutcome;

    /// <summary>They could not be read.</summary>
    public sealed record Failed(Exception Fault) : KeysOutcome;
}
