using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>
/// The keys with which the channel signs: read anew each day, and at once for a key that is not among them, but for that reason at most once
/// an hour, so that strangers cannot make us ask all the time. When Microsoft does not answer, the last keys serve for a while.
/// </summary>
public sealed partial class ChannelKeys : IDisposable
{
    private const int SmallestKeyBits = 2048;
    private const int LongestDocument = 1024 * 1024;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestKept = TimeSpan.FromDays(3);
    private static readonly TimeSpan BetweenUnknown = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly HttpClient http;
    private readonly Uri metadata;
    private readonly TimeProvider time;
    private readonly ILogger<ChannelKeys> log;
    private volatile KeySet? known;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset unknownNotBefore = DateTimeOffset.MinValue;

    /// <summary>Made once for the whole program.</summary>
    public ChannelKeys(IOptions<MessagesOptions> options, TimeProvider time, ILogger<ChannelKeys> log)
        : this(options, time, log, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
    }

    /// <summary>For tests, which cannot own Microsoft's hosts.</summary>
    internal ChannelKeys(IOptions<MessagesOptions> options, TimeProvider time, ILogger<ChannelKeys> log, HttpMessageHandler line)
    {
        ArgumentNullException.ThrowIfNull(options);
        metadata = ChannelCloud.Of(options.Value.Cloud).Metadata;
        this.time = time;
        this.log = log;
        http = new HttpClient(line) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = LongestDocument };
    }

    /// <summary>The key of this id, or null when the channel publishes none, or none could be read.</summary>
    internal async ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken cancel)
    {
        if (Usable(keyId) is { } atHand)
        {
            return atHand;
        }

        await one.WaitAsync(cancel);
        try
        {
            // Who waited behind another caller may find the work done.
            if (Usable(keyId) is { } meanwhile)
            {
                return meanwhile;
            }

            var now = time.GetUtcNow();
            var isForUnknown = known is { } set && now - set.ReadAt < Fresh;
            if (now >= notBefore && (!isForUnknown || now >= unknownNotBefore))
            {
                await RefreshAsync(now, isForUnknown, cancel);
            }

            return known is { } kept && now - kept.ReadAt < LongestKept ? kept.Keys.GetValueOrDefault(keyId) : null;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Reads them once, whatever is known already, and says what became of it.</summary>
    public async Task<KeysOutcome> TryAsync(CancellationToken cancel)
    {
        try
        {
            var (keys, serversTime) = await ReadAsync(cancel);
            return new KeysOutcome.Read(keys.Values.Count(key => ChannelTokens.Endorses(key, "msteams")), serversTime);
        }
        catch (Exception trouble) when (IsTrouble(trouble, cancel))
        {
            return new KeysOutcome.Failed(trouble);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        http.Dispose();
        one.Dispose();
    }

    private JsonWebKey? Usable(string keyId) => known is { } set && time.GetUtcNow() - set.ReadAt < Fresh ? set.Keys.GetValueOrDefault(keyId) : null;

    private async Task RefreshAsync(DateTimeOffset now, bool isForUnknown, CancellationToken cancel)
    {
        try
        {
            known = new KeySet((await ReadAsync(cancel)).Keys, now);
            unknownNotBefore = isForUnknown ? now + BetweenUnknown : unknownNotBefore;
        }
        catch (Exception trouble) when (IsTrouble(trouble, cancel))
        {
            notBefore = now + AfterFailure;
            KeysNotRead(metadata.Host, trouble.GetType().Name);
        }
    }

    private static bool IsTrouble(Exception trouble, CancellationToken cancel) =>
        trouble is HttpRequestException or JsonException or ArgumentException or InvalidOperationException or KeyNotFoundException
        || (trouble is OperationCanceledException && !cancel.IsCancellationRequested);

    private async Task<(Dictionary<string, JsonWebKey> Keys, DateTimeOffset? ServersTime)> ReadAsync(CancellationToken cancel)
    {
        using var answer = (await http.GetAsync(metadata, cancel)).EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel));
        var address = new Uri(document.RootElement.GetProperty("jwks_uri").GetString() ?? "", UriKind.Absolute);
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            throw new InvalidOperationException("the address of the keys is not https");
        }

        var keys = new Dictionary<string, JsonWebKey>(StringComparer.Ordinal);
        foreach (var key in new JsonWebKeySet(await http.GetStringAsync(address, cancel)).Keys)
        {
            if (key is { Kty: "RSA", Kid.Length: > 0, Use: null or "" or "sig", KeySize: >= SmallestKeyBits })
            {
                keys[key.Kid] = key;
            }
        }

        return keys.Count > 0 ? (keys, answer.Headers.Date) : throw new InvalidOperationException("no keys are published");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The channel's keys could not be read from {Host} ({Fault}): until they can, Teams may be refused")]
    private partial void KeysNotRead(string host, string fault);

    private sealed record KeySet(Dictionary<string, JsonWebKey> Keys, DateTimeOffset ReadAt);
}
