using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Attendance;

/// <summary>The address at which people reach this program: as set, or else where it listens.</summary>
internal sealed class PublicAddress(IOptions<AttendanceOptions> options, IServiceProvider services)
{
    /// <summary>Full address of a path; null when people cannot be told an address: none is set, and it listens on all.</summary>
    public string? Of(string path)
    {
        var root = string.IsNullOrWhiteSpace(options.Value.PublicAddress) ? Listening() : options.Value.PublicAddress;
        return root is null ? null : root.TrimEnd('/') + path;
    }

    private string? Listening() => services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses
        .FirstOrDefault(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host is not ("0.0.0.0" or "[::]" or "*" or "+"));
}
