namespace SamenInHetVerschil.People;

/// <summary>The name in a message that says the known one is wrong.</summary>
public class CorrectedNameTests
{
    [Theory]
    [InlineData("mijn naam is fout, het is Els Peeters", "Els Peeters")]
    [InlineData("Ik heet niet Marie maar Maria", "Maria")]
    [InlineData("Mijn naam is Els Van den Broeck en niet Elsje", "Els Van den Broeck")]
    [InlineData("ge hebt mij als Jan staan maar ik ben Johan", "Johan")]
    [InlineData("my name's O'Neill, not Oneil", "O'Neill")]
    [InlineData("mon nom est mal écrit, c'est Lefèvre.", "Lefèvre")]
    [InlineData("kheet joris", "joris")]
    [InlineData("noem mij maar mo", "mo")]
    [InlineData("Mijn naam is verkeerd. Pas het aan.", null)]
    [InlineData("verander mijn naam", null)]
    [InlineData("ik heet niet els", null)]
    [InlineData("mijn mail is An@example.org", null)]
    public void The_right_name_is_found_or_left_open(string text, string? name) => Assert.Equal(name, CorrectedName.Read(text));

    [Theory]
    [InlineData("mijn mail is an@example.org en niet ann@example.org", "an@example.org")]
    [InlineData("niet ann@example.org maar an@example.org.", "an@example.org")]
    [InlineData("mijn mail is fout", null)]
    public void The_right_address_is_found_or_left_open(string text, string? address) => Assert.Equal(address, EmailAddress.In(text));
}
