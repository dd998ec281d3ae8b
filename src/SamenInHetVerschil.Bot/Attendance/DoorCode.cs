using System.Security.Cryptography;
using QRCoder;

namespace SamenInHetVerschil.Attendance;

/// <summary>The code that somebody shows at the door: eight characters, written as <c>7K3M-9QX2</c>, without letters and digits that look alike.</summary>
internal static class DoorCode
{
    public const int Length = 8;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Pixels per square of the picture: legible from a phone's screen at arm's length.</summary>
    private const int PixelsPerSquare = 10;

    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code in two halves, as people read it aloud.</summary>
    public static string Shown(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";

    /// <summary>The code in what was scanned or typed, however it was written; null when it is none.</summary>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: <= 100 })
        {
            return null;
        }

        var code = new string([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>PNG with the code as a QR code.</summary>
    public static byte[] Picture(string code) => PngByteQRCodeHelper.GetQRCode(Shown(code), QRCodeGenerator.ECCLevel.M, PixelsPerSquare);
}
