using SamenInHetVerschil.ActivityProtocol.Http;

namespace SamenInHetVerschil.ActivityProtocol.Connector;

/// <summary>Settings of the way out to channels.</summary>
public sealed class ConnectorOptions
{
    /// <summary>
    /// Hosts that may get our tokens, over https on its own port. <c>*.</c> stands for one or more names in front. Never the shared parent
    /// <c>trafficmanager.net</c>: anybody can own a name under it.
    /// </summary>
    public IList<string> AllowedHosts { get; } =
    [
        "smba.trafficmanager.net",
        "*.botframework.com",
        "*.botframework.azure.us",
        "teams.microsoft.com",
        "teams.microsoft.us",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    /// <summary>Unsafe, for development only: also sends, without a token, to services on this machine, over http too.</summary>
    public bool UnsafeAllowLoopback { get; set; }

    /// <summary>How long a whole call may take.</summary>
    public TimeSpan TimeOut { get; set; } = TimeSpan.FromSeconds(15);

    internal bool Allows(Uri service) =>
        service.UserInfo.Length == 0
        && service.Query.Length == 0
        && service.Fragment.Length == 0
        && (IsAllowedLoopback(service) || (service.Scheme == Uri.UriSchemeHttps && service.IsDefaultPort && AllowedHosts.Any(host => Matches(host, service.IdnHost))));

    internal bool IsAllowedLoopback(Uri service) =>
        UnsafeAllowLoopback
        && (service.Scheme == Uri.UriSchemeHttp || service.Scheme == Uri.UriSchemeHttps)
        && Loopback.IsLoopback(service.IdnHost);

    private static bool Matches(string allowed, string host) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > allowed.Length - 1 && host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);
}
