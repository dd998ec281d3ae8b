using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SamenInHetVerschil.ActivityProtocol.Connector;

/// <summary>
/// An activity on its way out, that knows whether it has left, and leaves once: creating an activity has no key, so a second copy on
/// another connection would be a second message.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly byte[] json;
    private int left;

    public OnceContent(Activity activity)
    {
        json = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Options);
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    /// <summary>True as soon as the first byte may be on the line.</summary>
    public bool HasLeft => Volatile.Read(ref left) != 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref left, 1) != 0)
        {
            throw new HttpRequestException("The activity has left before; it is not sent twice.");
        }

        await stream.WriteAsync(json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }
}
