namespace SamenInHetVerschil.People;

public sealed class GivenNameTests
{
    [Theory]
    [InlineData("Els", "Els")]
    [InlineData("els", "els")]
    [InlineData("Els Peeters", "Els Peeters")]
    [InlineData("Jan-Willem O’Brien", "Jan-Willem O'Brien")]
    [InlineData("ik heet Els", "Els")]
    [InlineData("Ik ben de Jef", "Jef")]
    [InlineData("mijn naam is Els Van den Broeck.", "Els Van den Broeck")]
    [InlineData("ja, zeg maar Zoë hoor", "Zoë")]
    [InlineData("Hallo! Ik ben Anneke, aangenaam", "Anneke")]
    [InlineData("noem me maar Wim De Niet", "Wim De Niet")]
    [InlineData("Els 😊", "Els")]
    [InlineData("My name is Fiona", "Fiona")]
    [InlineData("I'm Tom", "Tom")]
    [InlineData("je m'appelle Amélie", "Amélie")]
    [InlineData("moi c'est Karim", "Karim")]
    public void An_answer_gives_the_name(string answer, string name) => Assert.Equal(name, GivenName.Read(answer).Name);

    [Theory]
    [InlineData("dat zeg ik liever niet")]
    [InlineData("waarom")]
    [InlineData("Is dat nodig?")]
    [InlineData("anoniem")]
    [InlineData("ja")]
    [InlineData("oké")]
    [InlineData("12345")]
    [InlineData("<b>Els</b>")]
    [InlineData("=SUM(A1)")]
    [InlineData("els@example.org")]
    [InlineData("ik wil eigenlijk eerst nog iets anders weten")]
    [InlineData("")]
    public void Anything_else_is_no_name(string answer) => Assert.Null(GivenName.Read(answer).Name);

    [Theory]
    [InlineData("els@example.org", "els@example.org")]
    [InlineData(" els.peeters+dag@school.be ", "els.peeters+dag@school.be")]
    [InlineData("els@localhost", null)]
    [InlineData("els at example.org", null)]
    [InlineData("Els <els@example.org>", null)]
    [InlineData("=els@example.org", null)]
    [InlineData("els@example.org, an@example.org", null)]
    [InlineData("", null)]
    public void An_address_is_taken_only_when_mail_can_go_there(string typed, string? address) => Assert.Equal(address, EmailAddress.Read(typed));
}
