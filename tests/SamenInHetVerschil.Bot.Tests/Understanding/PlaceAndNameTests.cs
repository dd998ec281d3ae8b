using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Bot.Tests.Understanding;

/// <summary>Passing a place on and correcting a name, in lines that nothing was learned from, beside lines that are near and want something else.</summary>
public class PlaceAndNameTests
{
    [Theory]
    [InlineData(typeof(Wish.HandOver), "ik raak er niet, m'n collega Lotte gaat naar mijn sessie in mijn plaats")]
    [InlineData(typeof(Wish.HandOver), "kunnen jullie mijn stoel op naam van collega Dries zetten, ik moet werken")]
    [InlineData(typeof(Wish.HandOver), "mijn zus komt in mijn plaats naar workshop 3")]
    [InlineData(typeof(Wish.HandOver), "kben ziek mor men collega wilt mijn plaats overpakken")]
    [InlineData(typeof(Wish.HandOver), "Ik zie mij genoodzaakt mijn plaats in de vijfde sessie aan een collega af te staan.")]
    [InlineData(typeof(Wish.HandOver), "please give my place in workshop 4 over to my coworker")]
    [InlineData(typeof(Wish.HandOver), "let Marc have my seat in 6")]
    [InlineData(typeof(Wish.HandOver), "je laisse ma place à un collègue")]
    [InlineData(typeof(Wish.HandOver), "c'est ma remplaçante qui viendra à ma place")]
    [InlineData(typeof(Wish.HowHandOverWorks), "zou Lotte mijn plaats mogen hebben?")]
    [InlineData(typeof(Wish.HowHandOverWorks), "mag ik mij laten vervangen?")]
    [InlineData(typeof(Wish.HowHandOverWorks), "une amie peut-elle venir à ma place ?")]
    [InlineData(typeof(Wish.Correct), "mijne naam staat er verkeerd op, moet Ilse zijn")]
    [InlineData(typeof(Wish.Correct), "k heb mijn naam mis getypt")]
    [InlineData(typeof(Wish.Correct), "mijn mail is an@example.org en niet ann@example.org")]
    [InlineData(typeof(Wish.Correct), "could you fix the spelling of my name")]
    [InlineData(typeof(Wish.Correct), "vous avez oublié l'accent dans mon nom")]
    [InlineData(typeof(Wish.ActForOthers), "kan mijn collega ook komen?")]
    [InlineData(typeof(Wish.ActForOthers), "can you put my colleague on the list as well")]
    [InlineData(typeof(Wish.OthersData), "wie is mijn collega")]
    [InlineData(typeof(Wish.OthersData), "wie komt er in mijn plaats")]
    [InlineData(typeof(Wish.Change), "ik wil mijn plaats in 2 ruilen voor een plaats in 4")]
    [InlineData(typeof(Wish.SignUp), "zet mijn naam maar op de lijst van 5")]
    [InlineData(typeof(Wish.Cancel), "ik kan niet komen, haal mij eraf")]
    public void A_place_and_a_name_are_told_from_what_is_near(Type wish, string text) =>
        Assert.IsType(wish, Exam.Understander.Understand(text, new Context("nl", [], null, null)).Main);
}
