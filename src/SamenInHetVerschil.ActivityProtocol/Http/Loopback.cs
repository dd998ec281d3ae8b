using System.Net;
using Microsoft.AspNetCore.Http;

namespace SamenInHetVerschil.ActivityProtocol.Http;

/// <summary>Tells whether a request was really made on this machine, by a program and not on behalf of somebody elsewhere.</summary>
internal static class Loopback
{
    /// <summary>Any of these says that a proxy passed the request on: then its address is the proxy's, not the caller's.</summary>
    private static readonly string[] SignsOfAProxy =
        ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>
    /// The host name is judged too: a page elsewhere can point its own name at 127.0.0.1, and its script would then speak to us from this machine.
    /// The same for the page's origin.
    /// </summary>
    public static bool Holds(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address
        && IsLoopback(address)
        && !SignsOfAProxy.Any(request.Headers.ContainsKey)
        && IsLoopback(request.Host.Host)
        && request.Headers.Origin.All(origin => Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsLoopback(page.IdnHost));

    /// <summary>True for localhost, names under it, and addresses that never leave the machine.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IsLoopback(address));

    private static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
