using SamenInHetVerschil.Understanding;
using Xunit.Abstractions;

namespace SamenInHetVerschil.Announcements;

public sealed class AnnouncingWordsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("ja")]
    [InlineData("Ja, verstuur het maar")]
    [InlineData("verstuur")]
    [InlineData("ok, stuur het nu")]
    [InlineData("doe maar")]
    [InlineData("yes please")]
    [InlineData("send it now")]
    [InlineData("oui, envoie-le")]
    [InlineData("d'accord")]
    [InlineData("vas-y")]
    public void This_is_a_clear_yes(string text) => Assert.True(new AnnouncingWords(text).IsClearYes);

    [Theory]
    [InlineData("ja maar")]
    [InlineData("ja maar verander eerst de titel")]
    [InlineData("ja?")]
    [InlineData("ok, morgen om 9 uur")]
    [InlineData("ja laat maar")]
    [InlineData("verstuur het niet")]
    [InlineData("nog niet versturen")]
    [InlineData("misschien")]
    [InlineData("ik denk het wel")]
    [InlineData("yes but not yet")]
    [InlineData("don't send it")]
    [InlineData("oui mais attends")]
    [InlineData("n'envoie pas")]
    [InlineData("klopt")]
    [InlineData("maar")]
    [InlineData("")]
    public void This_is_not(string text) => Assert.False(new AnnouncingWords(text).IsClearYes);

    [Theory]
    [InlineData("maak er 'in de refter' van", null, "in de refter")]
    [InlineData("maak er in de refter van", null, "in de refter")]
    [InlineData("vervang aula door refter", "aula", "refter")]
    [InlineData("vervang \"in de aula\" door \"in de refter\"", "in de aula", "in de refter")]
    [InlineData("niet in de aula maar in de refter", "in de aula", "in de refter")]
    [InlineData("in de refter in plaats van in de aula", "in de aula", "in de refter")]
    [InlineData("nee, het is om 10 uur", null, "om 10 uur")]
    [InlineData("replace hall with cafeteria", "hall", "cafeteria")]
    [InlineData("remplace « aula » par « réfectoire »", "aula", "réfectoire")]
    [InlineData("mets 'dans le réfectoire' à la place", null, "dans le réfectoire")]
    public void A_piece_is_read(string text, string? old, string piece) => Assert.Equal(new AnnouncingWish.Piece(old, piece), new AnnouncingWords(text).Change());

    [Theory]
    [InlineData("verander het in: we starten later", "we starten later")]
    [InlineData("change it to: we start later", "we start later")]
    [InlineData("verander de tekst in \"breng een laptop mee\"", "breng een laptop mee")]
    [InlineData("change le texte en « apportez un ordinateur »", "apportez un ordinateur")]
    public void A_new_text_is_read(string text, string words) => Assert.Equal(new AnnouncingWish.Text(words), new AnnouncingWords(text).Change());

    [Fact]
    public void A_version_in_another_language_is_read() => Assert.Equal(new AnnouncingWish.Text("à demain", "fr"), new AnnouncingWords("in het Frans: à demain").Change());

    [Theory]
    [InlineData("verander de titel in \"Ander lokaal\"", "Ander lokaal")]
    [InlineData("verander de titel in Ander lokaal", "Ander lokaal")]
    [InlineData("titel: Lunch om 12 uur", "Lunch om 12 uur")]
    [InlineData("call it \"Latest news\"", "Latest news")]
    [InlineData("mets comme titre Parking", "Parking")]
    [InlineData("zonder titel", null)]
    public void A_title_is_read(string text, string? title) => Assert.Equal(new AnnouncingWish.Title(title), new AnnouncingWords(text).Title());

    [Theory]
    [InlineData("We starten in de aula.", null, "in de refter", "We starten in de refter.")]
    [InlineData("We eten in zaal 4 om 12 uur.", null, "in de refter", "We eten in de refter om 12 uur.")]
    [InlineData("In de grote aula, breng een laptop mee.", null, "in de refter", "in de refter, breng een laptop mee.")]
    [InlineData("Kom naar de aula op tijd.", "aula", "refter", "Kom naar de refter op tijd.")]
    [InlineData("We beginnen om 9 uur in de aula.", null, "om 10 uur", "We beginnen om 10 uur in de aula.")]
    [InlineData("Tot morgen", null, "Tot woensdag", "Tot woensdag")]
    [InlineData("We starten in de aula.", null, "we zien je in de refter", "we zien je in de refter")]
    [InlineData("Breng een laptop mee naar school.", null, "badge", null)]
    [InlineData("Breng een laptop mee.", "refter", "aula", null)]
    public void A_piece_takes_the_place_of_the_one_that_looks_like_it(string text, string? old, string piece, string? reworded) =>
        Assert.Equal(reworded, Rewording.Reword(text, old, piece));

    [Fact]
    public void In_cross_validation_most_lines_are_understood_by_a_model_that_did_not_learn_them()
    {
        var lines = AnnouncingUnderstander.ReadAll();
        var right = Enumerable.Range(0, 5).Sum(fold =>
        {
            var model = new KindModel([.. lines.Where((_, at) => at % 5 != fold).Select(line => new LabelledLine(line.Kind, AnnouncingWords.Masked(line.Text), []))]);
            return lines.Where((_, at) => at % 5 == fold).Count(line => model.Rank(AnnouncingWords.Masked(line.Text), [])[0].Kind == line.Kind);
        });
        output.WriteLine($"{right} of {lines.Count}");
        Assert.True(right >= lines.Count * 0.6, $"Only {right} of {lines.Count}.");
    }
}
