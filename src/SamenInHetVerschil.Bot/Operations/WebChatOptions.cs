using System.ComponentModel.DataAnnotations;

namespace SamenInHetVerschil.Operations;

/// <summary>Section <c>WebChat</c>: the web channel.</summary>
internal sealed class WebChatOptions
{
    public const string Section = "WebChat";

    /// <summary>For servers that ask tokens for their own visitors; at least 16 characters. Empty: nobody holds one.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Messages a minute that one conversation may post.</summary>
    [Range(1, int.MaxValue)]
    public int PostsPerMinute { get; set; } = 120;

    /// <summary>Requests for tokens a minute from one address; a school or a venue is one address.</summary>
    [Range(1, int.MaxValue)]
    public int TokenRequestsPerMinute { get; set; } = 600;
}
