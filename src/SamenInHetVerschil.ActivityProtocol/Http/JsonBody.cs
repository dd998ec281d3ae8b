using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SamenInHetVerschil.ActivityProtocol.Http;

/// <summary>The body of a request as UTF-8 JSON text of bounded size, not parsed yet.</summary>
internal abstract record JsonBody
{
    private JsonBody() { }

    /// <summary>Empty when the request had no body.</summary>
    internal sealed record Text(ReadOnlyMemory<byte> Utf8) : JsonBody;

    internal sealed record Refused(Problem Problem) : JsonBody;

    /// <summary>Never holds more than <paramref name="limit"/> bytes, whatever the caller promises or sends.</summary>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        var buffer = new byte[Math.Min(limit, (int)(request.ContentLength ?? 4096)) + 1];
        var length = 0;
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer.AsMemory(length), cancel)) > 0)
            {
                length += read;
                if (length > limit)
                {
                    return TooLarge(limit);
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, Math.Min(limit + 1, buffer.Length * 2));
                }
            }
        }
        catch (BadHttpRequestException broken)
        {
            return new Refused(new Problem(broken.StatusCode, "BadArgument", "The body could not be read."));
        }

        if (length == 0)
        {
            return new Text(default);
        }

        if (!SaysJson(request))
        {
            return new Refused(new Problem(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "The body must be application/json in UTF-8."));
        }

        var utf8 = buffer.AsMemory(0, length);
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        return Utf8.IsValid(utf8.Span) ? new Text(utf8) : new Refused(Problem.BadRequest("The body is not UTF-8."));
    }

    private static Refused TooLarge(int limit) =>
        new(new Problem(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The body may hold at most {limit} bytes."));

    private static bool SaysJson(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
