using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Safety;

public sealed class SafetyCardsTests
{
    private static readonly IReadOnlyList<Helpline> Helplines =
    [
        Helpline(HelpKind.Now, "112"), Helpline(HelpKind.Violence, "1712"), Helpline(HelpKind.Suicide, "1813"), Helpline(HelpKind.Young, "102"),
        Helpline(HelpKind.Exhausted, "106"), Helpline(HelpKind.School, ""),
    ];

    [Theory]
    [InlineData(nameof(HelpKind.Now), true, "112")]
    [InlineData(nameof(HelpKind.Violence), true, "102")]
    [InlineData(nameof(HelpKind.Violence), false, "1712")]
    [InlineData(nameof(HelpKind.Suicide), true, "1813")]
    [InlineData(nameof(HelpKind.Suicide), false, "1813")]
    [InlineData(nameof(HelpKind.Exhausted), false, "106")]
    [InlineData(nameof(HelpKind.Young), true, "102")]
    [InlineData(nameof(HelpKind.Young), false, "School")]
    [InlineData(nameof(HelpKind.School), false, "School")]
    public void The_first_line_is_the_right_one(string need, bool child, string first)
    {
        var lines = SafetyCards.Help("nl", Strong(Enum.Parse<HelpKind>(need), child), Helplines).Body.OfType<Line>().ToList();

        Assert.EndsWith(first, lines[0].Strong, StringComparison.Ordinal);
        Assert.InRange(lines.Count, 3, 5);
        Assert.Equal(lines.Count, lines.DistinctBy(line => line.Strong).Count());
    }

    [Theory]
    [CombinatorialLanguages]
    public void Every_card_shows_and_speaks_its_numbers_and_asks_nothing(string language, string need, bool child)
    {
        var danger = Strong(Enum.Parse<HelpKind>(need), child);
        foreach (var card in new[] { SafetyCards.Help(language, danger, Helplines), SafetyCards.Discreet(language, danger, Helplines), SafetyCards.Block(language, danger, Helplines) })
        {
            Assert.All(card.Body.OfType<Line>(), line => Assert.Contains(line.Strong, card.Fallback, StringComparison.Ordinal));
            Assert.All(card.Body.OfType<Line>(), line => Assert.Equal(line.Strong == "School" ? null : "tel:" + line.Strong.Split(' ')[^1], line.Address));
            Assert.Equal(language, card.ToJson().GetProperty("lang").GetString());
        }

        foreach (var card in new[] { SafetyCards.Help(language, danger, Helplines), SafetyCards.Discreet(language, danger, Helplines) })
        {
            Assert.DoesNotContain("?", card.Fallback, StringComparison.Ordinal);
            Assert.Equal(card.Body.OfType<Line>().Select(line => line.Address).OfType<string>(), card.Buttons.Cast<LinkButton>().Select(button => button.Address));
        }

        Assert.Empty(SafetyCards.Block(language, danger, Helplines).Buttons);
    }

    [Theory]
    [InlineData("nl", "Goed dat je dit zegt")]
    [InlineData("en", "It is good that you say this")]
    [InlineData("fr", "C'est bien que tu le dises")]
    public void Where_others_read_along_the_card_points_at_nobody(string language, string opening)
    {
        var danger = Strong(HelpKind.Violence, child: true);

        Assert.Contains(opening, SafetyCards.Help(language, danger, Helplines).Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain(opening, SafetyCards.Discreet(language, danger, Helplines).Fallback, StringComparison.Ordinal);
        Assert.Contains("102", SafetyCards.Discreet(language, danger, Helplines).Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_may_be_as_well_gets_a_line_of_its_own()
    {
        var danger = Strong(HelpKind.Violence, child: false) with { Also = [HelpKind.Now, HelpKind.School] };

        Assert.Contains(SafetyCards.Help("nl", danger, Helplines).Body.OfType<Line>(), line => line.Strong == "School");
    }

    [Fact]
    public void The_short_block_holds_two_numbers() =>
        Assert.Equal(2, SafetyCards.Block("nl", Strong(HelpKind.Suicide, true) with { Grade = DangerGrade.Soft }, Helplines).Body.OfType<Line>().Count());

    [Fact]
    public void A_line_that_an_event_does_not_have_is_left_out()
    {
        var card = SafetyCards.Help("nl", Strong(HelpKind.Violence, true), [.. Helplines.Where(line => line.Kind != HelpKind.Young)]);

        Assert.Equal("Violence 1712", card.Body.OfType<Line>().First().Strong);
    }

    private static Danger Strong(HelpKind need, bool child) => new(DangerGrade.Strong, need, Also: [], child, AboutChild: false, Concern: 1, []);

    private static Helpline Helpline(HelpKind kind, string number)
    {
        var name = new PerLanguage(Languages.Codes.ToDictionary(code => code, _ => kind.ToString()));
        return new Helpline(kind, number, name, name);
    }

    private sealed class CombinatorialLanguagesAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from language in Languages.Codes
            from need in Enum.GetValues<HelpKind>()
            from child in new[] { true, false }
            select new object[] { language, need.ToString(), child };
    }
}
