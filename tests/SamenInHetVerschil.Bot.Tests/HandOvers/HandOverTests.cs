using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.HandOvers;

/// <summary>A colleague takes somebody's place.</summary>
public sealed partial class HandOverTests
{
    [Theory]
    [InlineData("nl", "mijn collega neemt mijn plaats in 3 over", "Ja, ik neem ze over")]
    [InlineData("en", "my colleague takes my place in 3", "Yes, I take it")]
    [InlineData("fr", "ma collègue prend ma place dans l'atelier 3", "Oui, je la prends")]
    public async Task The_place_goes_to_whoever_types_the_code_and_the_holder_is_told(string language, string offer, string accept)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var holder = await day.WithSeatAsync("Jo Janssens", 3, language);
        var code = Code(await holder.Says(offer));
        Assert.Equal("3 registered", await day.HasAsync(holder));

        var colleague = day.Attendee("Mo", language);
        var shown = await colleague.Says(code);
        Assert.DoesNotContain("Jo", shown.Text, StringComparison.Ordinal);
        await colleague.Clicks(accept);

        Assert.Equal(("", "3 registered"), (await day.HasAsync(holder), await day.HasAsync(colleague)));
        Assert.Single((await holder.Reads()).Replies);
        Assert.Equal(2, (await day.QueryAsync<string>("select event from registration_event where reason = 'handed over'")).Count);
        await day.AssertIsWholeAsync();
    }

    [Theory]
    [InlineData("nl", "ja doe maar", "Hoe mag ik je noemen?", "3 registered")]
    [InlineData("en", "yes", "What may I call you?", "3 registered")]
    [InlineData("fr", "oui", "Comment puis-je t’appeler ?", "3 registered")]
    [InlineData("nl", "nee toch niet", null, "")]
    [InlineData("en", "no thanks", null, "")]
    [InlineData("fr", "non merci", null, "")]
    public async Task Yes_and_no_can_be_typed_and_a_name_is_asked_first(string language, string typed, string? asked, string has)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var holder = await day.WithSeatAsync("Jo Janssens", 3, language);
        var colleague = day.Attendee(null, language);
        await colleague.Says(Code(await holder.Presses("hand-over", 3)));

        var answer = await colleague.Says(typed);
        if (asked is not null)
        {
            Assert.Contains(asked, answer.Text, StringComparison.Ordinal);
            Assert.Equal(("3 registered", ""), (await day.HasAsync(holder), await day.HasAsync(colleague)));
            await colleague.Says("Mo Claes");
        }

        Assert.Equal((has.Length > 0 ? "" : "3 registered", has), (await day.HasAsync(holder), await day.HasAsync(colleague)));
        await colleague.Says(typed);
        Assert.Equal((has.Length > 0 ? "" : "3 registered", has), (await day.HasAsync(holder), await day.HasAsync(colleague)));
        await day.AssertIsWholeAsync();
    }

    [Theory]
    [InlineData("nl", "mag mijn collega mijn plaats nemen?", "Ja, een collega mag je plaats nemen")]
    [InlineData("en", "can my colleague take my place?", "Yes, a colleague may take your place")]
    [InlineData("fr", "est-ce que ma collègue peut prendre ma place ?", "Oui, un ou une collègue peut prendre ta place")]
    public async Task Who_only_asks_whether_it_may_is_told_how_and_gets_no_code(string language, string question, string told)
    {
        await using var day = await AttendanceDay.OpenAsync();
        var holder = await day.WithSeatAsync("Jo", 3, language);

        var answer = await holder.Says(question);

        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Found(), answer.Text);
        Assert.Empty(await day.QueryAsync<string>("select id from hand_over"));
    }

    [Theory]
    [InlineData("ik kreeg deze code van een collega: 23456-ABCDE", "23456-ABCDE")]
    [InlineData("abcd2-efghj", "ABCD2-EFGHJ")]
    [InlineData("code 2BCDE - FGHJK.", "2BCDE-FGHJK")]
    [InlineData("samen-leven", null)]
    [InlineData("bel 23456-78923", null)]
    public void A_code_is_read_wherever_it_stands_and_a_word_is_none(string text, string? code) => Assert.Equal(code, HandOverCode.Read(text));

    [Fact]
    public async Task Two_colleagues_who_accept_at_once_get_one_place()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var holder = await day.WithSeatAsync("Jo", 5);
        var code = Code(await holder.Presses("hand-over", 5));
        var colleagues = Enumerable.Range(0, 6).Select(number => day.Attendee($"Collega {number}")).ToList();
        foreach (var colleague in colleagues)
        {
            await colleague.Says(code);
        }

        await Task.WhenAll(colleagues.Select(colleague => colleague.Clicks("Ja, ik neem ze over")).Append(holder.Presses("cancel", 5)));

        Assert.Equal(["5 registered"], (await Task.WhenAll(colleagues.Select(day.HasAsync))).Where(has => has.Length > 0));
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task Taken_back_replaced_expired_and_used_codes_give_nothing_away()
    {
        var clock = new FakeTimeProvider(AttendanceDay.Before);
        await using var day = await AttendanceDay.OpenAsync(clock);
        var holder = await day.WithSeatAsync("Jo", 3);
        var replaced = Code(await holder.Presses("hand-over", 3));
        var back = Code(await holder.Presses("hand-over", 3));
        var colleague = day.Attendee("Mo");
        await colleague.Says(back);
        await holder.Clicks("Toch niet");
        Assert.Contains("niet (meer) aangeboden", (await colleague.Clicks("Ja, ik neem ze over")).Text, StringComparison.Ordinal);
        var expired = Code(await holder.Presses("hand-over", 3));
        clock.Advance(TimeSpan.FromHours(48));

        // Two days later the page has a new conversation.
        var later = day.Attendee("Mo");
        foreach (var code in new[] { replaced, back, expired })
        {
            Assert.Contains("Deze code werkt niet", (await later.Says(code)).Text, StringComparison.Ordinal);
        }

        Assert.Equal("3 registered", await day.HasAsync(holder));
        Assert.Equal(("", ""), (await day.HasAsync(colleague), await day.HasAsync(later)));
    }

    [Fact]
    public async Task After_five_wrong_codes_a_conversation_may_not_guess_on_for_a_while()
    {
        var clock = new FakeTimeProvider(AttendanceDay.Before);
        await using var day = await AttendanceDay.OpenAsync(clock);
        var holder = await day.WithSeatAsync("Jo", 3);
        var code = Code(await holder.Presses("hand-over", 3));
        var guesser = day.Attendee("Mo");
        for (var guess = 2; guess <= 6; guess++)
        {
            await guesser.Says($"{guess}BCDE-FGHJK");
        }

        Assert.Contains("Deze code werkt niet", (await guesser.Says(code)).Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Contains("neem ze over", string.Join(' ', (await guesser.Says(code)).Buttons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_gets_the_place_itself_who_has_one_or_would_clash_gets_nothing()
    {
        await using var day = await AttendanceDay.OpenAsync(settings: ("Registration:Workshops:6:Slot", "middag"));
        var holder = await day.WithSeatAsync("Jo", 5);
        var code = Code(await holder.Presses("hand-over", 5));
        Assert.Contains("eigen plaats", (await holder.Says(code)).Text, StringComparison.Ordinal);
        var clashing = await day.WithSeatAsync("Bo", 6);
        Assert.Contains("Op dat moment", (await clashing.Says(code)).Text, StringComparison.Ordinal);
        var waiting = await day.WithSeatAsync("Mo", 5);
        Assert.Equal("5 waiting at 1", await day.HasAsync(waiting));

        await waiting.Says(code);
        await waiting.Clicks("Ja, ik neem ze over");

        Assert.Equal(("", "5 registered", "6 registered"), (await day.HasAsync(holder), await day.HasAsync(waiting), await day.HasAsync(clashing)));
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task Turned_down_or_forgotten_the_place_stays_or_goes_as_it_should()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var holder = await day.WithSeatAsync("Jo", 3);
        var colleague = day.Attendee("Mo");
        await colleague.Says(Code(await holder.Presses("hand-over", 3)));
        await colleague.Clicks("Nee, dank je");
        Assert.Contains("nog altijd van jou", (await holder.Reads()).Text, StringComparison.Ordinal);
        await colleague.Says(Code(await holder.Presses("hand-over", 3)));
        await holder.Presses("forget");
        await Task.WhenAll(holder.Clicks("Ja, vergeet mij"), colleague.Clicks("Ja, ik neem ze over"));

        Assert.Equal("", await day.HasAsync(holder));
        await day.AssertIsWholeAsync();
    }

    private static string Code(Seen seen) => Found().Match(seen.Text) is { Success: true } match ? match.Value : throw new InvalidOperationException("No code in: " + seen.Text);

    [GeneratedRegex("[2-9A-Z]{5}-[2-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Found();
}
