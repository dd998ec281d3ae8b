using System.Net.Sockets;
using System.Text.Json;

namespace SamenInHetVerschil.Operations;

/// <summary>Why another machine gave no usable answer, in plain words.</summary>
internal static class LineWords
{
    public static string Of(Exception fault, string host) => fault switch
    {
        HttpRequestException { StatusCode: { } status } => $"{host} answers {(int)status} instead of what was asked. Something between here and there may answer in its place: a proxy, a firewall.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"the name {host} is not known here. See to its DNS record, and to the DNS of this machine.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"{host} does not prove who it is by a certificate that this machine trusts. A proxy that reads along, an expired or self-made certificate, or a wrong clock do that.",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => $"the proxy of this machine (HTTPS_PROXY) does not let through to {host}.",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => $"nobody listens at {host}. Is the program, or the proxy before it, running?",
        HttpRequestException => $"{host} cannot be reached: {fault.GetBaseException().Message}. A firewall may stand between.",
        OperationCanceledException => $"{host} gives no answer in time. A firewall may stand between.",
        JsonException or ArgumentException or InvalidOperationException or KeyNotFoundException => $"what {host} answers is not what Microsoft publishes. Something between here and there may answer in its place: a proxy, a firewall.",
        _ => $"{host}: {fault.GetBaseException().Message}",
    };
}
