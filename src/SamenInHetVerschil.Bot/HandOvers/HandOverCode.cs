using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SamenInHetVerschil.HandOvers;

/// <summary>What somebody gives to a colleague: ten letters and digits that do not look alike, with a line in the middle.</summary>
internal static partial class HandOverCode
{
    private const int Length = 10;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A new one, as it is shown. It holds digits and letters, so that neither "samen-leven" nor a telephone number is one.</summary>
    public static string Make()
    {
        string code;
        do
        {
            code = RandomNumberGenerator.GetString(Alphabet, Length);
        }
        while (!IsMixed(code));
        return code.Insert(Length / 2, "-");
    }

    /// <summary>The code in a message; null when there is none.</summary>
    public static string? Read(string text)
    {
        var match = Typed().Match(text.ToUpperInvariant());
        return match.Success && IsMixed(match.Value) ? $"{match.Groups["one"].Value}-{match.Groups["two"].Value}" : null;
    }

    /// <summary>What is kept of it.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static bool IsMixed(string code) => code.Any(char.IsAsciiDigit) && code.Any(char.IsAsciiLetter);

    [GeneratedRegex(@"\b(?<one>[2-9A-HJKMNP-Z]{5})\s?[-–]\s?(?<two>[2-9A-HJKMNP-Z]{5})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Typed();
}
