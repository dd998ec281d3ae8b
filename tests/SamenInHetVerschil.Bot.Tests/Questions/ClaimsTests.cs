using SamenInHetVerschil.Content;
using SamenInHetVerschil.Questions;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Bot.Tests.Questions;

/// <summary>What a question takes for granted is compared with what stands there.</summary>
public class ClaimsTests
{
    private static readonly Passage Bees = new("bees", "Bijen", [], [], "Sinds 2019 wonen er twaalf volken op het dak. Kinderen van nul tot zes jaar mogen mee kijken, met imker Marta.");

    [Theory]
    [InlineData("die bijen staan er toch al van 2016?", true)]
    [InlineData("staan die bijen er sinds 2019?", false)]
    [InlineData("acht volken, klopt dat?", true)]
    [InlineData("zijn dat twaalf volken?", false)]
    [InlineData("mogen kinderen van acht jaar mee?", true)]
    [InlineData("mogen kinderen van 4 jaar mee?", false)]
    [InlineData("het is toch imker Wannes die meekijkt?", true)]
    [InlineData("het is toch imker Marta die meekijkt?", false)]
    [InlineData("wie is de imker?", false)]
    [InlineData("zeg het in drie woorden", false)]
    public void Another_year_number_age_or_name_than_stands_there_is_noticed(string question, bool differs)
    {
        var tokens = Chat.Read(question);

        Assert.Equal(differs, Claims.Differ(tokens, WorkshopNumbers.Of(tokens), Bees));
    }
}
