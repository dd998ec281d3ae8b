using CsCheck;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Safety;

/// <summary>What people see when they write about danger, and when they only use its words. None of these lines stands in the data that is learned from.</summary>
public sealed class DangerRecogniserTests
{
    [Theory]
    [InlineData("mijn papa slaat mij en ik weet niet wat ik moet doen", nameof(HelpKind.Violence))]
    [InlineData("papa slaat mij nog dood", nameof(HelpKind.Violence))]
    [InlineData("my dad hits me when mum is out", nameof(HelpKind.Violence))]
    [InlineData("mon père me frappe tous les soirs", nameof(HelpKind.Violence))]
    [InlineData("MON PERE ME FRAPPE", nameof(HelpKind.Violence))]
    [InlineData("ik wil niet meer leven", nameof(HelpKind.Suicide))]
    [InlineData("kwil ni meer leven wrm merkt niemand da", nameof(HelpKind.Suicide))]
    [InlineData("i dont want to live anymore", nameof(HelpKind.Suicide))]
    [InlineData("j'ai envie de mourir", nameof(HelpKind.Suicide))]
    [InlineData("hij heeft een mes en hij staat voor de deur", nameof(HelpKind.Now))]
    [InlineData("ik word al weken gepest op school", nameof(HelpKind.Young))]
    public void Danger_in_so_many_words_gets_help_first(string text, string need)
    {
        var danger = TrainedRecogniser.Look(text);

        Assert.Equal(DangerGrade.Strong, danger.Grade);
        Assert.Equal(need, danger.Need.ToString());
    }

    [Theory]
    [InlineData("ik slaap op de badkamervloer als hij gedronken heeft, want daar zit een slot op")]
    [InlineData("ze trekt altijd haar mouwen over haar handen en kijkt weg als ik iets vraag, moet ik dat aan iemand zeggen?")]
    [InlineData("could somebody switch me off please, i am so done with being here")]
    [InlineData("je voudrais que tout s'arrête et que personne ne me cherche")]
    [InlineData("al drie dagen geen eten thuis en mama wordt niet wakker van de pillen")]
    [InlineData("ik zit elke avond te wenen in mijn auto, ik kan niet meer en niemand mag het weten")]
    public void Danger_in_veiled_words_gets_help_first(string text) =>
        Assert.Equal(DangerGrade.Strong, TrainedRecogniser.Look(text).Grade);

    [Theory]
    [InlineData("het is niks hoor, maar mijn papa slaat mij soms")]
    [InlineData("grapje! al wil ik eigenlijk wel dood")]
    [InlineData("ik wil niet meer leven, maar geen paniek, schrijf mij gewoon in voor workshop 3")]
    public void Denial_takes_nothing_back(string text) =>
        Assert.Equal(DangerGrade.Strong, TrainedRecogniser.Look(text).Grade);

    [Theory]
    [InlineData("in welke workshop gaat het over zelfmoordpreventie?")]
    [InlineData("which session covers child abuse?")]
    [InlineData("quel atelier parle de la violence dans les familles ?")]
    [InlineData("ik werk als psycholoog met suïcidale jongeren, welke workshop past bij mij?")]
    public void A_question_about_the_theme_is_answered_as_a_question(string text) =>
        Assert.NotEqual(DangerGrade.Strong, TrainedRecogniser.Look(text).Grade);

    [Theory]
    [InlineData("in welke workshop komt zelfdoding aan bod?")]
    [InlineData("which session mentions self-harm?")]
    [InlineData("le suicide, c'est quel atelier ?")]
    public void A_question_that_names_suicide_gets_the_numbers_below_its_answer(string text)
    {
        var danger = TrainedRecogniser.Look(text);

        Assert.Equal(DangerGrade.Soft, danger.Grade);
        Assert.Equal(HelpKind.Suicide, danger.Need);
    }

    [Theory]
    [InlineData("ik ga dood van de honger, wanneer is de lunch?")]
    [InlineData("my phone is dying, where is the venue?")]
    [InlineData("schrijf mij in voor workshop 4 aub")]
    [InlineData("hoe laat begint het en is er parking")]
    [InlineData("ja")]
    [InlineData("An Peeters")]
    [InlineData("merci voor de uitleg")]
    [InlineData("")]
    [InlineData("🙃 ??? 12")]
    public void Ordinary_messages_get_no_numbers(string text) =>
        Assert.Equal(DangerGrade.None, TrainedRecogniser.Look(text).Grade);

    [Theory]
    [InlineData("mijn mama slaat mij met de borstel", true)]
    [InlineData("my stepdad hits me and my little brother", true)]
    [InlineData("mijn man slaat de kinderen", false)]
    [InlineData("Een leerling in mijn klas wordt thuis geslagen door zijn vader", false)]
    public void It_sees_whether_a_child_types(string text, bool child) =>
        Assert.Equal(child, TrainedRecogniser.Look(text).ChildTypes);

    [Fact]
    public void What_stands_at_the_end_of_a_long_story_is_read_too()
    {
        var story = string.Concat(Enumerable.Repeat("Gisteren zijn we met de bus naar zee geweest en het was mooi weer. ", 45));

        Assert.Equal(DangerGrade.Strong, TrainedRecogniser.Look(story + "Mijn papa slaat mij elke dag.").Grade);
    }

    [Fact]
    public void Training_twice_gives_the_same_answers()
    {
        var again = DangerRecogniser.Train();

        Assert.All(
            SafetyResources.Lines().Where((_, at) => at % 40 == 0),
            line => Assert.Equal(TrainedRecogniser.Look(line.Text).Evidence, again.Look(line.Text).Evidence));
    }

    [Fact]
    public void Nothing_that_is_typed_makes_it_throw()
    {
        var lines = SafetyResources.Lines();
        string[] odd = ["\ud83d", "\u0301\u0301", "\0", "é\u0308", "~ * ~", new string('a', 5000), "..........", "slaat mij ~ slaat mij"];
        var piece = Gen.OneOf(
            Gen.Int[0, lines.Count - 1].Select(at => lines[at].Text),
            Gen.String[Gen.Char, 0, 200],
            Gen.Int[0, odd.Length - 1].Select(at => odd[at]));

        piece.Array[0, 12].Sample(pieces => TrainedRecogniser.Look(string.Join(' ', pieces)) is not null, iter: 400);
    }
}
