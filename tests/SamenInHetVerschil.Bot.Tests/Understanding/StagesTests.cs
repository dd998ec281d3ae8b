using CsCheck;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Bot.Tests.Understanding;

/// <summary>Every stage of understanding by itself: what it makes of plain examples, and that nothing typed can bring it down.</summary>
public class StagesTests
{
    private static readonly string[] Pieces =
    [
        "workshop", "3", "3de", "duizend", "schrijf", "me", "in", "kga", "hebde", "niet", "en", "alle", "behalve", "de eerste", "twee", "tot en met", "t/m", "-", "–", "maar", "nee", "wacht", "of", ",", ".", ":", ";",
        "\uD800", "\uDC00", "🙃", "<b>", "'; drop table", "é", "ﬁ", "\u0000", "?", "...", "https://x", "5/11/2025-", "14.30", "0470 12 34 56", "ſ", "İ", "\u0301", "\u200B", "中文", "ß", "œ", "{t}", "{n}", "*", "%", "€", "²", "½", "Ⅷ", "٣",
        "hoeveel", "wie", "waarom", "2021", "9999999999999999999999", "-1", "mijn collega", "brug", "in plaats van", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
    ];

    private static readonly string[] Gaps = ["", " ", "\n", "'", ", "];

    private static readonly Gen<string> Mixtures =
        Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Int[0, Gaps.Length - 1], (piece, gap) => Pieces[piece] + Gaps[gap]).List[0, 120].Select(string.Concat);

    [Theory]
    [InlineData("kga nie kunnen komen", "ik ga niet kunnen komen")]
    [InlineData("hebde da nog", "heb je dat nog")]
    [InlineData("Tis voor mn collega", "het is voor mn collega")]
    [InlineData("kunde gij dat zeggen", "kan je gij dat zeggen")]
    [InlineData("B ipv A", "b in plaats van a")]
    [InlineData("ik vraag het na", "ik vraag het na")]
    public void Chat_is_read_as_what_it_says(string typed, string written) =>
        Assert.Equal(written, string.Join(' ', Chat.Read(typed).Select(token => token.Text)));

    [Fact]
    public void What_was_typed_stays_where_it_stood()
    {
        const string Typed = "en kga naar 3";

        Assert.All(Chat.Read(Typed), token => Assert.StartsWith(token.Raw, Typed[token.Start..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("wat is dat en hoe werkt het?", 2)]
    [InlineData("schrijf me in voor 3, en hoe laat begint het", 2)]
    [InlineData("Wat is dat? Wie doet dat?", 2)]
    [InlineData("de school en de ouders werken samen", 1)]
    public void A_message_falls_apart_where_a_new_question_begins(string text, int parts) => Assert.Equal(parts, Sentences.Parts(text).Count);

    [Theory]
    [InlineData("2 tot en met 4", "2 3 4")]
    [InlineData("1-3", "1 2 3")]
    [InlineData("van 2 naar 4", "2 4")]
    [InlineData("2/4/6", "2 4 6")]
    [InlineData("3+5", "3 5")]
    [InlineData("om 14.30 uur in 6", "6")]
    [InlineData("mijn 3 kinderen van 4 jaar", "")]
    [InlineData("niet 3 en 4 maar 5", "-3 -4 5")]
    [InlineData("drie nee wacht vier", "-3 4")]
    [InlineData("fase 1", "")]
    [InlineData("workshop een", "1")]
    [InlineData("een vraag", "")]
    public void Numbers_are_workshops_only_when_they_can_be(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', WorkshopNumbers.Of(Chat.Read(text)).Select(number => (number.IsTurnedAway ? "-" : "") + number.Value)));

    [Theory]
    [InlineData("welke twee vormen zijn er", true)]
    [InlineData("zeg het in 3 kernwoorden", true)]
    [InlineData("schrijf me in voor 3 graag", false)]
    [InlineData("en de derde dan", false)]
    public void A_number_before_a_noun_counts_something(string text, bool counts) =>
        Assert.Equal(counts, Assert.Single(WorkshopNumbers.Of(Chat.Read(text))).Counts);

    [Fact]
    public void Two_questions_of_which_one_is_an_endless_word_are_heard() => Assert.NotNull(Exam.Understander.Understand(
        "hoeveel kost de dag? schrijf me in voor 3-" + new string('z', 200) + "? waar is het?", new Context("nl", [], null, null)));

    [Fact]
    public void No_mixture_brings_a_stage_down() => Mixtures.Sample(
        text =>
        {
            var tokens = Chat.Read(text);
            var (words, at) = Tokens.Words(tokens);
            var numbers = WorkshopNumbers.Of(tokens);
            return tokens.All(token => token.Text.Length > 0 && token.Start <= text.Length)
                && words.Count == at.Count
                && numbers.All(number => number.From <= number.To && number.To < tokens.Count)
                && WorkshopNumbers.Resolve(tokens, numbers, [1, 2, 3]).Meant.All(number => number is 1 or 2 or 3)
                && Sentences.Parts(text).Count <= (text.Length / 2) + 1
                && AskedAttributes.Of(words).Said.All(word => word < words.Count)
                && Signals.Of(words).Values.All(count => count > 0)
                && LanguageVote.Of(tokens, "nl").Language is "nl" or "en" or "fr"
                && Exam.Understander.Understand(text, new Context("nl", [], null, null)).Wishes.Count is 1 or 2;
        },
        iter: 400);

    /// <summary>However long and hostile, a message costs no more than a long honest one: a bound on work, not on time.</summary>
    [Theory]
    [InlineData("3, ")]
    [InlineData("niet ")]
    [InlineData("((((")]
    [InlineData("en hoe ")]
    [InlineData("? ")]
    [InlineData("\u0301")]
    [InlineData("a")]
    public void A_hostile_message_is_cut_to_what_a_person_would_type(string piece)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));

        var understood = Exam.Understander.Understand(hostile, new Context("nl", [], null, null));

        Assert.InRange(understood.Wishes.Count, 1, 2);
        Assert.True(Tokens.Of(hostile).Count <= Tokens.LongestMessage);
        Assert.True(Exam.Understander.Gather(hostile, new Context("nl", [], null, null)).Text.Length <= Tokens.LongestMessage);
    }
}
