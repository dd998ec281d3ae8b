using System.Globalization;

namespace SamenInHetVerschil.Understanding;

public sealed class MomentsTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>A Tuesday, 10:15 in Brussels.</summary>
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 8, 15, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("morgen om 9 uur", "2026-10-21T09:00+02:00")]
    [InlineData("morgen 9u", "2026-10-21T09:00+02:00")]
    [InlineData("maandag 8u30", "2026-10-26T08:30+01:00")]
    [InlineData("maandag om 8.30 uur", "2026-10-26T08:30+01:00")]
    [InlineData("dinsdag om 9u", "2026-10-27T09:00+01:00")]
    [InlineData("op 4 november om 14u30", "2026-11-04T14:30+01:00")]
    [InlineData("om 14u30 op 4 november 2026", "2026-11-04T14:30+01:00")]
    [InlineData("4/11/2026 14:30", "2026-11-04T14:30+01:00")]
    [InlineData("2026-11-04 14:30", "2026-11-04T14:30+01:00")]
    [InlineData("op 5 januari om 10 uur", "2027-01-05T10:00+01:00")]
    [InlineData("overmorgen om half tien", "2026-10-22T09:30+02:00")]
    [InlineData("morgen om kwart voor negen", "2026-10-21T08:45+02:00")]
    [InlineData("morgen om kwart over acht 's avonds", "2026-10-21T20:15+02:00")]
    [InlineData("vanavond om 8 uur", "2026-10-20T20:00+02:00")]
    [InlineData("om 11u", "2026-10-20T11:00+02:00")]
    [InlineData("om 9u", "2026-10-21T09:00+02:00")]
    [InlineData("vandaag om 12 uur 's middags", "2026-10-20T12:00+02:00")]
    [InlineData("over twee uur", "2026-10-20T12:15+02:00")]
    [InlineData("over 30 minuten", "2026-10-20T10:45+02:00")]
    [InlineData("tomorrow at 9", "2026-10-21T09:00+02:00")]
    [InlineData("tomorrow at 9 pm", "2026-10-21T21:00+02:00")]
    [InlineData("on November 4 at 14:30", "2026-11-04T14:30+01:00")]
    [InlineData("the day after tomorrow at half past nine", "2026-10-22T09:30+02:00")]
    [InlineData("Friday at noon", "2026-10-23T12:00+02:00")]
    [InlineData("demain à 9 h", "2026-10-21T09:00+02:00")]
    [InlineData("le 4 novembre à 14h30", "2026-11-04T14:30+01:00")]
    [InlineData("après-demain à 8 heures et demie", "2026-10-22T08:30+02:00")]
    [InlineData("ce soir à 8 heures", "2026-10-20T20:00+02:00")]
    public void A_moment_in_words_is_the_moment_that_was_meant(string words, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUniversalTime(), Assert.IsType<MomentRead.At>(Moments.Read(words, Now, Brussels)).Moment);

    [Theory]
    [InlineData("")]
    [InlineData("binnenkort")]
    [InlineData("op 4 november")]
    [InlineData("op 31 november om 9u")]
    [InlineData("naar iedereen van workshop 3")]
    [InlineData("op 40 november om 25u99")]
    public void What_names_no_moment_is_asked_again(string words) => Assert.IsType<MomentRead.Unclear>(Moments.Read(words, Now, Brussels));

    [Fact]
    public void A_past_moment_of_this_autumn_stays_past()
    {
        var read = Assert.IsType<MomentRead.At>(Moments.Read("op 4 oktober om 9u", Now, Brussels));
        Assert.True(read.Moment < Now);
    }

    [Fact]
    public void The_hour_that_does_not_exist_is_named_as_such() =>
        Assert.IsType<MomentRead.Missing>(Moments.Read("op 28 maart 2027 om 2u30", Now, Brussels));

    [Fact]
    public void Of_the_hour_that_comes_twice_the_first_is_meant() => Assert.Equal(
        new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), Assert.IsType<MomentRead.At>(Moments.Read("op 25 oktober om 2u30", Now, Brussels)).Moment);

    [Fact]
    public void Nothing_that_one_can_type_makes_it_fail()
    {
        string[] parts = ["morgen", "om", "9", "u", "30", "/", "-", ":", "november", "2026", "31", "half", "kwart", "voor", "over", "à", "h", "maandag", "99999", "mei", "twee", "uur", "é", "😀"];
        var random = new Random(20261020);
        for (var round = 0; round < 5_000; round++)
        {
            Moments.Read(string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)])), Now, Brussels);
        }
    }
}
