using System.Globalization;
using System.Text.Json.Serialization;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>Body of <c>tokens/generate</c> and of <c>conversations</c>; all of it optional.</summary>
internal sealed record StartRequest
{
    public ChannelAccount? User { get; init; }

    public string? Locale { get; init; }
}

internal sealed record ConversationAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] long ExpiresIn,
    string? StreamUrl = null);

internal sealed record PostAnswer(string Id);

/// <summary>A frame of the stream. The array is always there: a frame without it kills the client's stream.</summary>
internal sealed record Frame(IEnumerable<Activity> Activities, string Watermark);

/// <summary>The watermark of Direct Line: opaque to clients, to us the sequence of the last activity a client has.</summary>
internal static class Watermark
{
    public static string Write(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>Absent and empty mean the start. Null when it was never one of ours.</summary>
    public static long? Read(string? text) =>
        string.IsNullOrEmpty(text) ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence
        : null;
}
