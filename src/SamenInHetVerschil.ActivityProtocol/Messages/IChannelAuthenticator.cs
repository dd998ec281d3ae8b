using Microsoft.AspNetCore.Http;

namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>Decides who may push activities to us.</summary>
public interface IChannelAuthenticator
{
    /// <summary>Judges the request by its headers and its connection; the body has not been read yet, and is not read when this refuses.</summary>
    ValueTask<ChannelVerdict> AuthenticateAsync(HttpContext context, CancellationToken cancel);
}

/// <summary>What an <see cref="IChannelAuthenticator"/> says.</summary>
public abstract record ChannelVerdict
{
    private ChannelVerdict() { }

    /// <summary>Let in.</summary>
    /// <param name="Objection">
    /// Compares the proof with the activity, once that has been read (its service address, its channel, its tenant). Null, or null returned: no objection.
    /// </param>
    public sealed record Accepted(Func<Activity, Refused?>? Objection = null) : ChannelVerdict;

    /// <summary>Kept out.</summary>
    /// <param name="Reason">For our log; the caller never sees it. Holds no token and no name.</param>
    /// <param name="Status">401, or 403 when we know the caller and still refuse.</param>
    public sealed record Refused(string Reason, int Status = StatusCodes.Status401Unauthorized) : ChannelVerdict;
}
