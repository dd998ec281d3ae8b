using System.IO.Compression;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace SamenInHetVerschil.Attendance;

public sealed class DoorCodeTests
{
    [Fact]
    public void The_picture_read_by_another_library_is_the_code()
    {
        for (var i = 0; i < 300; i++)
        {
            var code = DoorCode.Make();
            Assert.Equal(DoorCode.Shown(code), Decode(DoorCode.Picture(code)));
        }
    }

    [Theory]
    [InlineData("7K3M-9QX2", "7K3M9QX2")]
    [InlineData(" 7k3m 9qx2 ", "7K3M9QX2")]
    [InlineData("7k3m9qx2", "7K3M9QX2")]
    [InlineData("7K3M-9QX", null)]
    [InlineData("7K3M-9QX22", null)]
    [InlineData("7K3M-9QXO", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("https://example.org/?code=7K3M9QX2", null)]
    public void A_code_is_read_however_it_was_written(string? typed, string? code) => Assert.Equal(code, DoorCode.Read(typed));

    [Fact]
    public void Every_code_that_is_made_can_be_typed() =>
        Assert.All(Enumerable.Range(0, 500).Select(_ => DoorCode.Make()), code => Assert.Equal(code, DoorCode.Read(DoorCode.Shown(code).ToLowerInvariant())));

    internal static string? Decode(byte[] png)
    {
        var (width, height, grey) = Pixels(png);
        // Straight and alone, as on a screen: the reader need not search for it.
        var hints = new Dictionary<DecodeHintType, object> { [DecodeHintType.PURE_BARCODE] = true };
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height, RGBLuminanceSource.BitmapFormat.Gray8))), hints)?.Text;
    }

    /// <summary>A PNG with one bit for each pixel and unfiltered rows, as the picture of a code is.</summary>
    private static (int Width, int Height, byte[] Grey) Pixels(byte[] png)
    {
        int Number(int from) => (png[from] << 24) | (png[from + 1] << 16) | (png[from + 2] << 8) | png[from + 3];
        using var packed = new MemoryStream();
        var (width, height) = (Number(16), Number(20));
        Assert.Equal(1, png[24]);
        for (var at = 8; at < png.Length; at += Number(at) + 12)
        {
            if (System.Text.Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT")
            {
                packed.Write(png, at + 8, Number(at));
            }
        }

        packed.Position = 0;
        using var unpacked = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
        {
            zlib.CopyTo(unpacked);
        }

        var rows = unpacked.ToArray();
        var stride = ((width + 7) / 8) + 1;
        var grey = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            Assert.Equal(0, rows[y * stride]);
            for (var x = 0; x < width; x++)
            {
                grey[(y * width) + x] = (rows[(y * stride) + 1 + (x / 8)] >> (7 - (x % 8)) & 1) == 1 ? (byte)255 : (byte)0;
            }
        }

        return (width, height, grey);
    }
}
