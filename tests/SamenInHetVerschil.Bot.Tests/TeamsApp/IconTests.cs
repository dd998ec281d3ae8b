using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SamenInHetVerschil.TeamsApp;

/// <summary>What Teams asks of the two icons (MicrosoftDocs/msteams-docs, apps-package).</summary>
public sealed class IconTests
{
    [Fact]
    public void The_colour_icon_is_a_full_square_with_its_symbol_in_the_middle()
    {
        var icon = Picture.Read(Path.Combine(AppPackage.Folder, "color.png"));
        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, pixel => Assert.Equal(255, pixel.Alpha));
        var ground = icon.At(0, 0);
        for (var y = 0; y < 192; y++)
        {
            for (var x = 0; x < 192; x++)
            {
                if (x is < 48 or >= 144 || y is < 48 or >= 144)
                {
                    Assert.Equal(ground, icon.At(x, y));
                }
            }
        }

        // The colour around it is the accent colour of the app.
        Assert.Equal("#0D4A4C", $"#{ground.Red:X2}{ground.Green:X2}{ground.Blue:X2}");
        Assert.True(icon.Pixels.Distinct().Count() > 5, "There is nothing on it.");
    }

    [Fact]
    public void The_outline_icon_is_white_on_nothing_and_reaches_its_edges()
    {
        var icon = Picture.Read(Path.Combine(AppPackage.Folder, "outline.png"));
        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.Contains(icon.Pixels, pixel => pixel.Alpha == 255);
        Assert.Equal(0, icon.At(0, 0).Alpha);
        Assert.Contains(Enumerable.Range(0, 32), y => icon.At(0, y).Alpha > 0);
        Assert.Contains(Enumerable.Range(0, 32), y => icon.At(31, y).Alpha > 0);
    }

    private sealed record Pixel(byte Red, byte Green, byte Blue, byte Alpha);

    /// <summary>A PNG of eight bits RGBA whose rows are not filtered, as ours are (PNG specification, third edition).</summary>
    private sealed record Picture(int Width, int Height, IReadOnlyList<Pixel> Pixels)
    {
        public Pixel At(int x, int y) => Pixels[(y * Width) + x];

        public static Picture Read(string path)
        {
            var file = File.ReadAllBytes(path);
            Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(file.AsSpan(0, 8)));
            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
            Assert.Equal("0806000000", Convert.ToHexString(file.AsSpan(24, 5)));
            using var packed = new MemoryStream();
            for (var at = 8; at < file.Length;)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
                if (Encoding.ASCII.GetString(file, at + 4, 4) == "IDAT")
                {
                    packed.Write(file, at + 8, length);
                }

                at += length + 12;
            }

            packed.Position = 0;
            using var rows = new ZLibStream(packed, CompressionMode.Decompress);
            var pixels = new List<Pixel>();
            var row = new byte[1 + (width * 4)];
            for (var y = 0; y < height; y++)
            {
                rows.ReadExactly(row);
                Assert.Equal(0, row[0]);
                pixels.AddRange(Enumerable.Range(0, width).Select(x => new Pixel(row[1 + (4 * x)], row[2 + (4 * x)], row[3 + (4 * x)], row[4 + (4 * x)])));
            }

            return new Picture(width, height, pixels);
        }
    }
}
