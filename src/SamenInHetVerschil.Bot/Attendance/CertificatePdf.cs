using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Drawing.Layout;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace SamenInHetVerschil.Attendance;

/// <summary>What stands on a certificate, in words that are ready to be printed.</summary>
internal sealed record CertificateContent(
    string Language, string Title, string EventName, string Declares, string Name, string Attended, IReadOnlyList<string> Workshops, IReadOnlyList<string> WhenAndWhere, string Footer);

/// <summary>One page, A4 upright. The font is embedded: any name looks the same on any machine.</summary>
internal static class CertificatePdf
{
    private const string Family = "DejaVu Sans";
    private const double Margin = 64;

    private static readonly XColor Ink = XColor.FromArgb(0x1b, 0x2a, 0x3a);
    private static readonly XColor Accent = XColor.FromArgb(0x0f, 0x5c, 0x6e);

    static CertificatePdf() => GlobalFontSettings.FontResolver ??= new OurFonts();

    public static byte[] Write(CertificateContent content)
    {
        using var document = new PdfDocument();
        document.Info.Title = $"{content.Title} – {content.EventName}";
        document.Info.Creator = content.EventName;
        document.Language = content.Language;
        var page = document.AddPage();
        page.Size = PageSize.A4;
        using (var graphics = XGraphics.FromPdfPage(page))
        {
            Draw(graphics, page.Width.Point, page.Height.Point, content);
        }

        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    private static void Draw(XGraphics graphics, double width, double height, CertificateContent content)
    {
        graphics.DrawRectangle(new XPen(Accent, 2), 28, 28, width - 56, height - 56);
        var paper = new Paper(graphics, width - (2 * Margin), 120);
        paper.Write(content.EventName, 13, bold: false, Accent, after: 14);
        paper.Write(content.Title, 28, bold: true, Ink, after: 44);
        paper.Write(content.Declares, 13, bold: false, Ink, after: 14);
        paper.Write(content.Name, 22, bold: true, Ink, after: 18);
        paper.Write(content.Attended, 13, bold: false, Ink, after: 12);
        foreach (var workshop in content.Workshops)
        {
            paper.Write(workshop, 14, bold: true, Accent, after: 8);
        }

        paper.Skip(12);
        foreach (var line in content.WhenAndWhere)
        {
            paper.Write(line, 13, bold: false, Ink, after: 6);
        }

        new Paper(graphics, width - (2 * Margin), height - 90).Write(content.Footer, 9, bold: false, Ink, after: 0);
    }

    /// <summary>Writes paragraphs below each other. Long ones are broken into lines, and a long word is made smaller.</summary>
    private sealed class Paper(XGraphics graphics, double width, double from)
    {
        private double y = from;

        public void Write(string text, double size, bool bold, XColor colour, double after)
        {
            var font = Fitting(text, size, bold);
            var lines = Lines(text, font);
            var line = font.GetHeight();
            var formatter = new XTextFormatter(graphics) { Alignment = XParagraphAlignment.Center };
            foreach (var one in lines)
            {
                formatter.DrawString(one, font, new XSolidBrush(colour), new XRect(Margin, y, width, line + 2));
                y += line;
            }

            y += after;
        }

        public void Skip(double points) => y += points;

        /// <summary>The font in which the longest word still fits on a line.</summary>
        private XFont Fitting(string text, double size, bool bold)
        {
            var style = bold ? XFontStyleEx.Bold : XFontStyleEx.Regular;
            var font = new XFont(Family, size, style);
            var widest = text.Split(' ').Max(word => graphics.MeasureString(word, font).Width);
            return widest <= width ? font : new XFont(Family, size * width / widest * 0.98, style);
        }

        private List<string> Lines(string text, XFont font)
        {
            var lines = new List<string>();
            var line = "";
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && graphics.MeasureString(longer, font).Width > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
            return lines;
        }
    }

    /// <summary>The fonts inside this assembly: what is installed on the machine does not matter.</summary>
    private sealed class OurFonts : IFontResolver
    {
        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? "DejaVuSans-Bold.ttf" : "DejaVuSans.ttf");

        public byte[]? GetFont(string faceName)
        {
            using var stream = typeof(OurFonts).Assembly.GetManifestResourceStream("fonts/" + faceName)
                ?? throw new InvalidOperationException($"The font {faceName} is missing from the assembly.");
            using var font = new MemoryStream();
            stream.CopyTo(font);
            return font.ToArray();
        }
    }
}
