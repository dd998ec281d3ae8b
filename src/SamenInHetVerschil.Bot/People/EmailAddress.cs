using System.Net.Mail;

namespace SamenInHetVerschil.People;

/// <summary>An address that somebody typed.</summary>
internal static class EmailAddress
{
    /// <summary>Longest address that can be delivered to (RFC 5321, 4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <summary>The bare address, or null when mail could not be sent to it.</summary>
    public static string? Read(string? text)
    {
        var typed = text?.Trim() ?? "";
        return typed.Length is > 2 and <= Longest
            && !typed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            && typed[0] is not ('=' or '+' or '-' or '@')
            && MailAddress.TryCreate(typed, out var address)
            && address.Address == typed
            && address.Host.Contains('.', StringComparison.Ordinal)
            && !address.Host.EndsWith('.')
            ? typed
            : null;
    }
}
