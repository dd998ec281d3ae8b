using System.Text;

namespace SamenInHetVerschil.Cards;

/// <summary>The Markdown that TextBlock understands: emphasis, lists, links. Text that is not meant as Markdown is escaped.</summary>
internal static class Markdown
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
}
