using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SamenInHetVerschil.HandOvers;

/// <summary>What somebody gives to a colleague: ten letters and digits that do not look alike, with a line in the middle.</summary>
internal static partial class HandOverCode
{
    private const int Length = 10;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A new one, as it is shown.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length).Insert(Length / 2, "-");

    /// <summary>The code in a message that says nothing else; null when it is none.</summary>
    public static string? Read(string text) => Typed().Match(text.ToUpperInvariant()) is { Success: true } match ? $"{match.Groups["one"].Value}-{match.Groups["two"].Value}" : null;

    /// <summary>What is kept of it.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    [GeneratedRegex(@"^\s*(CODE:?\s*)?(?<one>[2-9A-Z]{5})\s?[-–]\s?(?<two>[2-9A-Z]{5})[\s.!]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Typed();
}
