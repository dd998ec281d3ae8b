using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Safety;

/// <summary>Danger wins from everything else that a message or a conversation was about: seen by a person, over the whole house.</summary>
public sealed class HelpFirstTests
{
    private const string Heading = "Eerst dit: er is hulp";

    [Theory]
    [InlineData("schrijf me in voor workshop 3, en mijn papa slaat mij", "102")]
    [InlineData("zet mij op de wachtlijst van 5. ik wil niet meer leven", "1813")]
    [InlineData("wat staat er over brugfiguren in de tekst? mijn man slaat mij en de kinderen", "1712")]
    public async Task A_wish_in_the_same_message_waits_until_it_is_asked_again(string text, string number)
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");

        var help = await els.Says(text);

        Assert.StartsWith(Heading, help.Text, StringComparison.Ordinal);
        Assert.Contains(number, help.Text, StringComparison.Ordinal);
        Assert.Single(help.Replies);
        Assert.Empty(help.Buttons);
        Assert.Equal("", await day.HasAsync(els));
    }

    [Fact]
    public async Task In_the_middle_of_a_sign_up_help_comes_first_and_the_sign_up_goes_on_only_when_asked_again()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");

        var help = await els.Says("ik wil niet meer leven");
        var yes = await els.Says("ja");

        Assert.StartsWith(Heading, help.Text, StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els));
        Assert.DoesNotContain("ingeschreven voor", yes.Text, StringComparison.OrdinalIgnoreCase);

        await els.Says("schrijf me in voor workshop 3");
        await els.Says("ja");
        Assert.Equal("3 registered", await day.HasAsync(els));
    }

    [Fact]
    public async Task An_organiser_who_writes_about_herself_gets_help_and_nothing_is_sent()
    {
        var plan = new DayPlan();
        await using var day = await ConferenceDay.OpenAsync(plan);
        var boss = day.Attendee("Chris");
        await day.RestartAsync(old => old with { Settings = new(old.Settings) { ["Organisers:0"] = $"directline:{boss.UserId}" } });

        var help = await boss.Says("stuur naar iedereen dat workshop 3 niet doorgaat, ik wil niet meer leven");

        Assert.StartsWith(Heading, help.Text, StringComparison.Ordinal);
        Assert.Single(help.Replies);
    }

    [Fact]
    public async Task In_a_message_that_is_too_long_to_answer_danger_is_still_heard()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var story = string.Concat(Enumerable.Repeat("Gisteren zijn we met de bus naar zee geweest en het was mooi weer. ", 20));

        var help = await day.Attendee("Els").Says(story + "Mijn papa slaat mij elke dag.");

        Assert.StartsWith(Heading, help.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_chat_the_numbers_come_without_pointing_at_anybody()
    {
        await using var day = await ConferenceDay.OpenAsync();
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els", isGroup: true);

        await chat.Mentions("mijn papa slaat mij");
        var heard = Seen.WordsOf(await chat.Hears());

        Assert.StartsWith("Er is altijd iemand die luistert", heard, StringComparison.Ordinal);
        Assert.Contains("102", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("schuld", heard, StringComparison.Ordinal);
    }
}
