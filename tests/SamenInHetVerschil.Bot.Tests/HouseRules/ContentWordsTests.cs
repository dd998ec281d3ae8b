using SamenInHetVerschil.Content;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.HouseRules;

/// <summary>Code knows no workshop: another event is another content folder.</summary>
public sealed class ContentWordsTests
{
    private static readonly IReadOnlySet<string> Words = ContentWords.Of(ContentReader.Read(Events.Shipped).Content!);

    [Fact]
    public void No_word_of_the_event_stands_in_the_code() => Assert.Empty(ContentWords.In(SourceFiles.All, Words));

    [Theory]
    [InlineData("if (text.Contains(\"brugfiguur\"))", "brugfiguur")]
    [InlineData("private const int Brugfiguur = 2;", "brugfiguur")]
    [InlineData("public bool IsBrugfiguurWanted()", "brugfiguur")]
    [InlineData("case \"NAFT\":", "naft")]
    [InlineData("var boaWorkshop = 1;", "boa")]
    [InlineData("// the right to learn comes first", "right to learn")]
    [InlineData("\"Wat is vérontrusting?\"", "verontrusting")]
    public void A_word_of_the_event_that_creeps_in_is_found(string line, string word) =>
        Assert.Contains($"Planted.cs: {word}", ContentWords.In([new SourceFile("Planted.cs", line)], Words));

    [Fact]
    public void The_rule_looks_at_all_of_the_source_and_at_enough_words()
    {
        Assert.Contains(SourceFiles.All, file => file.Name == "Program");
        Assert.Contains(SourceFiles.All, file => file.Name == "DirectLineHandlers");
        Assert.True(Words.Count > 300, $"Only {Words.Count} words.");
    }
}
