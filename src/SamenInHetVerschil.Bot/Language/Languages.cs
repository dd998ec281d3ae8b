using System.Globalization;

namespace SamenInHetVerschil.Language;

/// <summary>The languages in which the house can speak. Which of them an event uses, and which comes first, stands in its content.</summary>
internal static class Languages
{
    /// <summary>Two-letter ISO 639-1 codes, the neutral language of the resources first.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["nl", "en", "fr"];

    private static readonly Dictionary<string, CultureInfo> Cultures = Codes.ToDictionary(code => code, CultureInfo.GetCultureInfo);

    /// <summary>The culture of a code in <see cref="Codes"/>.</summary>
    /// <exception cref="KeyNotFoundException">The house does not speak it.</exception>
    public static CultureInfo Culture(string code) => Cultures[code];

    /// <summary>The code of a BCP 47 tag such as <c>nl-BE</c>, or null when the house does not speak that language.</summary>
    public static string? Code(string? tag) =>
        tag is { Length: >= 2 } && Codes.FirstOrDefault(code => tag.StartsWith(code, StringComparison.OrdinalIgnoreCase)
            && (tag.Length == 2 || tag[2] is '-' or '_')) is { } found ? found : null;
}
