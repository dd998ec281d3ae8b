using CsCheck;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Bot.Tests.Understanding;

public class UnderstanderTests
{
    private static readonly Context Fresh = new("nl", [], null, null);

    [Theory]
    [InlineData("schrijf me in voor 3", new[] { 3 })]
    [InlineData("schrijf me in voor 2, 4 en 6", new[] { 2, 4, 6 })]
    [InlineData("schrijf me in voor 3+5", new[] { 3, 5 })]
    [InlineData("schrijf me in voor de eerste twee", new[] { 1, 2 })]
    [InlineData("schrijf me in voor alles behalve 7", new[] { 1, 2, 3, 4, 5, 6, 8 })]
    [InlineData("schrijf me in voor de laatste", new[] { 8 })]
    [InlineData("schrijf me niet in voor 6, wel voor 2", new[] { 2 })]
    [InlineData("schrijf me in voor workshop drie nee wacht vier", new[] { 4 })]
    [InlineData("ik heb 6 kinderen van 4 jaar, schrijf me in voor 2", new[] { 2 })]
    [InlineData("schrijf me in voor 2, maar als die vol is voor 5", new[] { 2 })]
    [InlineData("sign me up for number four please", new[] { 4 })]
    [InlineData("inscrivez-moi à l'atelier six svp", new[] { 6 })]
    public void A_sign_up_names_exactly_the_workshops_that_were_meant(string text, int[] workshops) =>
        Assert.Equal(workshops, Assert.IsType<Wish.SignUp>(Understand(text)).Workshops);

    [Theory]
    [InlineData("zet me over van 3 naar 5", 3, 5)]
    [InlineData("liever 5 dan 3, kan je dat wisselen?", 3, 5)]
    [InlineData("wissel mijn 3 voor een 5 aub", 3, 5)]
    [InlineData("5 in plaats van 3 graag", 3, 5)]
    public void A_change_keeps_its_direction(string text, int from, int to)
    {
        var change = Assert.IsType<Wish.Change>(Understand(text));

        Assert.Equal([from], change.From);
        Assert.Equal([to], change.To);
    }

    [Theory]
    [InlineData("3 schrappen, 7 behouden", new[] { 3 })]
    [InlineData("ik geraak niet in 4, haal me er maar af", new[] { 4 })]
    [InlineData("cancel 2 but keep 5", new[] { 2 })]
    public void What_stays_is_not_cancelled(string text, int[] workshops) =>
        Assert.Equal(workshops, Assert.IsType<Wish.Cancel>(Understand(text)).Workshops);

    [Theory]
    [InlineData("Sign my colleague up for 2")]
    [InlineData("inscrivez ma collègue à l'atelier 2")]
    [InlineData("schrijf mijn collega in voor 2")]
    public void Somebody_else_is_signed_up_by_nobody(string text) => Assert.IsType<Wish.ActForOthers>(Understand(text));

    [Fact]
    public void A_condition_and_company_are_heard()
    {
        var wish = Assert.IsType<Wish.SignUp>(Understand("schrijf mij en mijn zus in voor 4, maar geen wachtlijst"));

        Assert.True(wish.OnlyIfPlace);
        Assert.True(wish.ForOthersToo);
    }

    [Fact]
    public void A_workshop_that_does_not_exist_is_not_taken_for_another()
    {
        var wish = Assert.IsType<Wish.SignUp>(Understand("schrijf me in voor workshop 9"));

        Assert.Empty(wish.Workshops);
        Assert.Equal([9], wish.UnknownNumbers);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("jup")]
    [InlineData("yes please")]
    public void Yes_is_yes_to_what_was_asked(string text) =>
        Assert.IsType<Wish.Yes>(Exam.Understander.Understand(text, Fresh with { Awaits = Awaited.Confirmation }).Main);

    [Fact]
    public void That_one_is_the_workshop_just_talked_about() =>
        Assert.Equal([7], Assert.IsType<Wish.SignUp>(Exam.Understander.Understand("schrijf me daarvoor in", Fresh with { Topic = [7] }).Main).Workshops);

    [Fact]
    public void Two_things_asked_are_two_wishes()
    {
        var wishes = Exam.Understander.Understand("Schrijf me in voor 3. Hoe laat begint het?", Fresh).Wishes;

        Assert.Equal([typeof(Wish.SignUp), typeof(Wish.Practical)], wishes.Select(wish => wish.GetType()));
    }

    [Theory]
    [InlineData("What is workshop 3 about?", "en")]
    [InlineData("De quoi parle l'atelier 3 ?", "fr")]
    [InlineData("waarover gaat workshop 3 eigenlijk?", "nl")]
    public void The_answer_comes_in_the_language_of_the_question(string text, string language) =>
        Assert.Equal(language, Exam.Understander.Understand(text, Fresh).Language);

    [Fact]
    public void Whatever_is_typed_gets_some_wish()
    {
        string[] pieces =
        [
            "workshop", "3", "duizend", "schrijf", "me", "in", "\uD800", "🙃", "<b>", "'; drop table", "é", "\u0000", "?", "...", "https://x", "niet", "en", "alle", "5/11/2025-", "ſ", "İ", "\u0301", "中文",
        ];
        string[] between = ["", " ", "\n"];
        Gen.Select(Gen.Int[0, pieces.Length - 1], Gen.Int[0, between.Length - 1], (piece, gap) => pieces[piece] + between[gap]).List[0, 200].Sample(
            parts => Exam.Understander.Understand(string.Concat(parts), Fresh).Wishes.Count > 0,
            iter: 300);
    }

    private static Wish Understand(string text) => Exam.Understander.Understand(text, Fresh).Main;
}
