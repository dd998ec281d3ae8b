using System.Security.Cryptography;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>Ids of the web channel.</summary>
public static class DirectLineUsers
{
    /// <summary>How every id of a web user starts (rule of Direct Line for ids inside tokens).</summary>
    public const string Prefix = "dl_";

    private const int LongestId = 200;
    private const int LongestName = 200;

    /// <summary>A user nobody else can guess.</summary>
    public static DirectLineUser Invent(string? name = null) => new(Prefix + RandomNumberGenerator.GetHexString(32, lowercase: true), name);

    /// <summary>A conversation id nobody else can guess.</summary>
    public static string InventConversation() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>True when this can be the id of a web user: <c>dl_</c> and 1 to 197 visible characters.</summary>
    public static bool IsId(string? id) =>
        id is { Length: > 3 and <= LongestId }
        && id.StartsWith(Prefix, StringComparison.Ordinal)
        && !id.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign));

    internal static bool IsName(string? name) => name is null || (name.Length <= LongestName && !name.Any(char.IsControl));
}
