using System.Net.Mail;

namespace SamenInHetVerschil.People;

/// <summary>An address that somebody typed.</summary>
internal static class EmailAddress
{
    /// <summary>Longest address that can be delivered to (RFC 5321, 4.5.3.1.3).</summary>
    public const int Longest = 254;

    private static readonly char[] Around = ['.', ',', ';', ':', '!', '?', '(', ')', '<', '>', '"', '\''];

    private static readonly HashSet<string> Negations = new(StringComparer.OrdinalIgnoreCase) { "niet", "nie", "not", "pas", "van", "from" };

    /// <summary>The last address in a message that is not turned away; null when there is none.</summary>
    public static string? In(string text)
    {
        var words = text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Index().Where(word => word.Index == 0 || !Negations.Contains(words[word.Index - 1])).Select(word => Read(word.Item.Trim(Around))).LastOrDefault(address => address is not null);
    }

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
