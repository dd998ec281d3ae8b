using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Attendance;

/// <summary>Organisers set day, hours and place in the chat, and attendees hear it.</summary>
public sealed class ProgrammeTurnsTests
{
    [Theory]
    [InlineData("nl", "de dag is 5 november 2026", "De dag: donderdag 5 november 2026", "ja", "wanneer is het?", "De dag is donderdag 5 november 2026. Volgens de organisatie.")]
    [InlineData("en", "the day is 5 November 2026", "The day: Thursday 5 November 2026", "yes", "on what date does it take place?", "The day is Thursday 5 November 2026. According to the organisers.")]
    [InlineData("fr", "le jour est le 5 novembre 2026", "Le jour : jeudi 5 novembre 2026", "oui", "c'est quand ?", "Le jour est jeudi 5 novembre 2026. Selon l'organisation.")]
    public async Task The_day_is_proposed_set_after_a_yes_and_then_told(string language, string says, string asked, string yes, string question, string answer)
    {
        await using var day = await AttendanceDay.OpenAsync(isSet: false);
        var boss = day.Attendee("An", language).Organises(day);
        Assert.Contains(asked, (await boss.Says(says)).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select name from day_setting"));
        await boss.Says(yes);
        Assert.Equal(["date"], await day.QueryAsync<string>("select name from day_setting"));
        Assert.Contains(answer, (await day.Attendee("Els", language).Says(question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_hours_and_place_together_fill_the_calendar_of_whoever_has_a_seat()
    {
        await using var day = await AttendanceDay.OpenAsync(isSet: false, settings: ("Registration:Workshops:3:Slot", "voormiddag"));
        var boss = day.Attendee("An").Organises(day);
        foreach (var said in new[] { "de dag is 5 november 2026 van 8u30 tot 16u", "de voormiddag is van 9u tot 10u30", "het is in zaal De Brug", "workshop 3 is in lokaal 2.14" })
        {
            Assert.Contains("Zal ik dit zo invullen?", (await boss.Says(said)).Text, StringComparison.Ordinal);
            Assert.Contains("Ingevuld.", (await boss.Clicks("Ja")).Text, StringComparison.Ordinal);
        }

        var els = await day.WithSeatAsync("Els", 3);
        Assert.Contains("Donderdag 5 november 2026, van 9.00 tot 10.30 uur, plaats: lokaal 2.14", (await els.Presses("calendar")).Text, StringComparison.Ordinal);
        Assert.Contains("De dag loopt van 8.30 tot 16.00 uur.", (await els.Says("hoe laat begint het?")).Text, StringComparison.Ordinal);
        Assert.Contains("De plaats: zaal De Brug.", (await els.Says("waar gaat het door?")).Text, StringComparison.Ordinal);

        await boss.Says("wis de datum");
        await boss.Clicks("Ja");
        Assert.Contains("De dag en het uur zijn nog niet bekend.", (await els.Presses("calendar")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de dag is 5 november 2025", "is al voorbij")]
    [InlineData("de dag is 31 november 2026", "bestaat niet")]
    [InlineData("de dag is van 9u tot 25u", "bestaat niet")]
    [InlineData("de dag is 28 maart 2027 van 2u30 tot 4u", "slaat de klok dat uur over")]
    [InlineData("de dag is van 11u tot 9u", "bestaat niet")]
    public async Task A_day_or_hour_that_cannot_be_is_answered_clearly_and_nothing_is_set(string says, string said)
    {
        await using var day = await AttendanceDay.OpenAsync(isSet: false);
        var boss = day.Attendee("An").Organises(day);
        Assert.Contains(said, (await boss.Says(says)).Text, StringComparison.Ordinal);
        await boss.Says("ja");
        Assert.Empty(await day.QueryAsync<string>("select name from day_setting"));
    }

    [Fact]
    public async Task What_organisers_set_in_the_chat_wins_over_the_file()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var boss = day.Attendee("An").Organises(day);
        await boss.Says("de dag is 12 november 2026");
        await boss.Says("ja");
        Assert.Contains("donderdag 12 november 2026", (await day.Attendee("Els").Says("wanneer is het?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attendee_who_says_a_day_sets_nothing()
    {
        await using var day = await AttendanceDay.OpenAsync(isSet: false);
        var els = day.Attendee("Els");
        await els.Says("de dag is 5 november 2026");
        await els.Says("ja");
        Assert.Empty(await day.QueryAsync<string>("select name from day_setting"));
    }

    [Fact]
    public async Task With_a_known_day_my_registrations_and_the_confirmation_lead_to_calendar_and_door_code()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Presses("signup", 3);
        string[] more = ["Zet in mijn agenda", "Toon mijn code"];
        Assert.Equal(more, (await els.Says("ja")).Buttons.TakeLast(2));
        Assert.Equal(more, (await els.Presses("mine")).Buttons.TakeLast(2));
        await els.Clicks("Toon mijn code");

        await using var unset = await AttendanceDay.OpenAsync(isSet: false);
        var an = await unset.WithSeatAsync("An", 3);
        Assert.DoesNotContain("Toon mijn code", (await an.Presses("mine")).Buttons);
    }
}
