using System.Text;
using System.Text.RegularExpressions;

namespace SamenInHetVerschil.Cards;

/// <summary>The Markdown that TextBlock understands: emphasis, lists, links. Text that is not meant as Markdown is escaped.</summary>
internal static partial class Markdown
{
    /// <summary>The same text, shown as it is by a TextBlock, on one line per line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var startsLine = i == 0 || text[i - 1] == '\n';
            if (c is '*' or '_' or '[' or ']' or '`' or '\\' || (startsLine && c is '#' or '>' && startsLine))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Bold, italic, lists and https links keep their meaning; all else is shown as it is.</summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        var from = 0;
        foreach (Match part in Meaningful().Matches(text))
        {
            safe.Append(Escape(text[from..part.Index])).Append(part switch
            {
                _ when part.Groups["bold"].Success => $"**{Escape(part.Groups["bold"].Value)}**",
                _ when part.Groups["italic"].Success => $"_{Escape(part.Groups["italic"].Value)}_",
                _ => $"[{Escape(part.Groups["title"].Value)}]({part.Groups["address"].Value})",
            });
            from = part.Index + part.Length;
        }

        return safe.Append(Escape(text[from..])).ToString();
    }

    /// <summary>The words of the same text, without its marks.</summary>
    public static string Plain(string text) => Meaningful().Replace(
        text, part => string.Concat(part.Groups["bold"].Value, part.Groups["italic"].Value, part.Groups["title"].Value));

    [GeneratedRegex(@"\*\*(?<bold>[^*\n]+)\*\*|\b_(?<italic>[^_\n]+)_\b|\[(?<title>[^\]\n]+)\]\((?<address>https://[^\s()]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Meaningful();
}
