using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Http;

namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>
/// Lets in only callers on this machine, only in the Development environment, only while no app id is configured: what Microsoft's
/// Agents Playground needs, which sends no token. Everybody else is refused.
/// </summary>
public sealed class LoopbackInDevelopment(IHostEnvironment environment, IOptions<MessagesOptions> options) : IChannelAuthenticator
{
    /// <inheritdoc />
    public ValueTask<ChannelVerdict> AuthenticateAsync(HttpContext context, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(Judge(context.Request));
    }

    private ChannelVerdict Judge(HttpRequest request)
    {
        if (!string.IsNullOrEmpty(options.Value.AppId))
        {
            return new ChannelVerdict.Refused("an app id is configured, so a token is required");
        }

        if (!environment.IsDevelopment())
        {
            return new ChannelVerdict.Refused("no app id is configured, and this is not the Development environment");
        }

        return Loopback.Holds(request)
            ? new ChannelVerdict.Accepted()
            : new ChannelVerdict.Refused("no app id is configured, and the caller is not on this machine");
    }
}
