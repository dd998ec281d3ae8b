using UglyToad.PdfPig;

namespace SamenInHetVerschil.Attendance;

/// <summary>The certificate, read by another library.</summary>
public sealed class CertificatePdfTests
{
    [Theory]
    [InlineData("Els Peeters")]
    [InlineData("Zoë Ünal-Çelik Łukasiewicz Čapková Ñúñez Ōta Ğül Þór Ștefan")]
    [InlineData("Νίκος Παππάς")]
    [InlineData("Ольга Иванова")]
    public void The_name_stands_on_it_as_it_was_given(string name)
    {
        var text = TextOf(CertificatePdf.Write(Content(name)));
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains("Workshop 3: Verontrustende situatie", text, StringComparison.Ordinal);
        Assert.Contains("op donderdag 5 november 2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_font_is_embedded_and_it_is_one_page()
    {
        using var document = PdfDocument.Open(CertificatePdf.Write(Content("Els")));
        Assert.Equal(1, document.NumberOfPages);
        Assert.All(document.GetPage(1).Letters, letter => Assert.Contains("DejaVu", letter.FontName ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_very_long_name_and_many_workshops_stay_on_the_page()
    {
        var content = Content(new string('W', 100)) with { Workshops = [.. Enumerable.Range(1, 8).Select(number => $"Workshop {number}: een titel die wat langer is dan de meeste en dus over twee regels loopt")] };
        using var document = PdfDocument.Open(CertificatePdf.Write(content));
        var page = document.GetPage(1);
        Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Left, 30, page.Width - 30));
        Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Bottom, 30, page.Height - 30));
    }

    [Fact]
    public void Many_can_be_made_at_the_same_time()
    {
        var names = Enumerable.Range(0, 40).Select(number => $"Persoon {number}").ToList();
        Assert.All(names.AsParallel().Select(name => (name, CertificatePdf.Write(Content(name)))).ToList(), one => Assert.Contains(one.name, TextOf(one.Item2), StringComparison.Ordinal));
    }

    internal static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
    }

    private static CertificateContent Content(string name) => new(
        "nl", "Attest van aanwezigheid", "Samen in het verschil", "Hierbij bevestigt de organisatie dat", name, "aanwezig was bij", ["Workshop 3: Verontrustende situatie"],
        ["op donderdag 5 november 2026", "De Brug"], "Opgemaakt na registratie aan de deur.");
}
