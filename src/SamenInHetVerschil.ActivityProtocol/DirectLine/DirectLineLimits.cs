using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Http;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>How much one conversation, and one address, may ask of this instance.</summary>
internal sealed class DirectLineLimits(IOptions<DirectLineOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> posts = PerMinute(options.Value.PostsPerMinute);
    private readonly PartitionedRateLimiter<string> tokenRequests = PerMinute(options.Value.TokenRequestsPerMinute);
    private readonly PartitionedRateLimiter<string> streams = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetConcurrencyLimiter(conversation, _ => new ConcurrencyLimiterOptions { PermitLimit = options.Value.StreamsPerConversation }));

    public bool TakesPost(string conversationId) => Takes(posts, conversationId);

    public bool TakesTokenRequest(HttpContext context) => Takes(tokenRequests, AddressOf(context.Connection.RemoteIpAddress));

    /// <summary>Held while the socket is open.</summary>
    public RateLimitLease OpenStream(string conversationId) => streams.AttemptAcquire(conversationId);

    public static IResult Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return new Problem(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests. Wait a little and try again.").ToResult();
    }

    public void Dispose()
    {
        posts.Dispose();
        tokenRequests.Dispose();
        streams.Dispose();
    }

    private static bool Takes(PartitionedRateLimiter<string> limiter, string partition)
    {
        using var lease = limiter.AttemptAcquire(partition);
        return lease.IsAcquired;
    }

    /// <summary>A household has one IPv4 address, or a whole /64 of IPv6 ones.</summary>
    private static string AddressOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }

    /// <summary>The burst of a whole minute is allowed; then it fills up again evenly.</summary>
    private static PartitionedRateLimiter<string> PerMinute(int permits)
    {
        var step = Math.Max(1, permits / 12);
        return PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = permits,
            TokensPerPeriod = step,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) * step / permits,
            AutoReplenishment = true,
        }));
    }
}
