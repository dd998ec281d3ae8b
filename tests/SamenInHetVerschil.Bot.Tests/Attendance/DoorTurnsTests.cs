using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Attendance;

/// <summary>What an organiser sees at the door, in words, in the real house.</summary>
public sealed class DoorTurnsTests
{
    [Theory]
    [InlineData("nl", "check Sam in voor 3", "Zal ik Sam Peeters inchecken voor workshop 3?", "ja", "Sam Peeters is binnen in workshop 3.")]
    [InlineData("en", "check in Sam for workshop 3", "Shall I check in Sam Peeters for workshop 3?", "yes", "Sam Peeters is in for workshop 3.")]
    [InlineData("fr", "enregistre Sam pour l'atelier 3", "J'enregistre Sam Peeters pour l'atelier 3 ?", "oui", "Sam Peeters est enregistré(e) pour l'atelier 3.")]
    public async Task Somebody_is_let_in_by_name_after_a_yes(string language, string says, string asked, string yes, string done)
    {
        await using var day = await AttendanceDay.OpenAsync();
        await day.WithSeatAsync("Sam Peeters", 3);
        var boss = day.Attendee("An", language).Organises(day);
        Assert.Contains(asked, (await boss.Says(says)).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select person_id from check_in"));
        Assert.Contains(done, (await boss.Says(yes)).Text, StringComparison.Ordinal);
        Assert.Single(await day.QueryAsync<string>("select person_id from check_in where workshop = 3"));
    }

    [Fact]
    public async Task The_same_person_twice_is_answered_kindly_and_can_be_taken_back()
    {
        await using var day = await AttendanceDay.OpenAsync();
        await day.WithSeatAsync("Sam", 3);
        var boss = day.Attendee("An").Organises(day);
        for (var i = 0; i < 2; i++)
        {
            await boss.Says("check Sam in voor workshop 3");
            var seen = await boss.Clicks("Ja");
            Assert.Contains(i == 0 ? "Sam is binnen in workshop 3." : "Sam was al binnen in workshop 3, sinds 10.15 uur. Dat is in orde.", seen.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Zal ik de check-in van Sam voor workshop 3 ongedaan maken?", (await boss.Says("maak de check-in van Sam ongedaan")).Text, StringComparison.Ordinal);
        Assert.Contains("ongedaan gemaakt", (await boss.Says("ja")).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select person_id from check_in"));
    }

    [Fact]
    public async Task Who_waits_gave_up_or_has_another_workshop_is_not_let_in_and_it_is_said_why()
    {
        await using var day = await AttendanceDay.OpenAsync();
        await day.WithSeatAsync("Jan", 5);
        await day.WithSeatAsync("Wout", 5);
        var gone = await day.WithSeatAsync("Mia", 3);
        await gone.Presses("cancel", 3);
        await gone.Says("ja");
        var boss = day.Attendee("An").Organises(day);
        Assert.Contains("Jan is niet ingeschreven voor workshop 3. Wel ingeschreven voor: 5.", (await boss.Says("check Jan in voor 3")).Text, StringComparison.Ordinal);
        Assert.Contains("Wout staat op de wachtlijst voor workshop 5", (await boss.Says("check Wout in voor 5")).Text, StringComparison.Ordinal);
        Assert.Contains("Mia heeft de plaats in workshop 3 opgegeven.", (await boss.Says("check Mia in voor 3")).Text, StringComparison.Ordinal);
        Assert.Contains("Ik vind niemand met de naam Quirinus", (await boss.Says("check Quirinus in voor 3")).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select person_id from check_in"));
    }

    [Fact]
    public async Task Two_people_of_one_name_are_offered_to_choose_from()
    {
        await using var day = await AttendanceDay.OpenAsync();
        await day.WithSeatAsync("Sam Peeters", 3);
        await day.WithSeatAsync("Sam Claes", 3);
        var boss = day.Attendee("An").Organises(day);
        var seen = await boss.Says("check Sam in voor 3");
        Assert.Contains("Er zijn meerdere mensen met de naam Sam.", seen.Text, StringComparison.Ordinal);
        Assert.Equal(["Sam Claes · 3", "Sam Peeters · 3"], seen.Buttons);
        await boss.Clicks("Sam Claes · 3");
        Assert.Contains("Sam Claes is binnen", (await boss.Says("ja")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "wie is er al?", "Binnen: 1 van 2.")]
    [InlineData("en", "who is here?", "In: 1 of 2.")]
    [InlineData("fr", "qui est déjà là ?", "Présents : 1 sur 2.")]
    public async Task Who_is_here_is_counted_at_every_door(string language, string says, string said)
    {
        await using var day = await AttendanceDay.OpenAsync();
        await day.LetInAsync(await day.WithSeatAsync("Sam", 3), 3);
        await day.WithSeatAsync("Jan", 3);
        Assert.Contains(said, (await day.Attendee("An", language).Organises(day).Says(says)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_here_at_one_door_is_told_by_name()
    {
        await using var day = await AttendanceDay.OpenAsync();
        await day.LetInAsync(await day.WithSeatAsync("Sam", 3), 3);
        await day.WithSeatAsync("Jan", 3);
        Assert.Contains("Binnen: Sam. Nog niet: Jan.", (await day.Attendee("An").Organises(day).Says("wie is er al in workshop 3?")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check Sam in voor 3")]
    [InlineData("wie is er al?")]
    [InlineData("maak de check-in van Sam ongedaan")]
    public async Task An_attendee_who_says_the_same_hears_no_name_and_changes_nothing(string says)
    {
        await using var day = await AttendanceDay.OpenAsync();
        await day.LetInAsync(await day.WithSeatAsync("Sam Peeters", 3), 3);
        var seen = await day.Attendee("Els").Says(says);
        Assert.DoesNotContain("Peeters", seen.Text, StringComparison.Ordinal);
        Assert.Single(await day.QueryAsync<string>("select person_id from check_in"));
    }

    [Fact]
    public async Task Buttons_of_an_organiser_do_nothing_for_an_attendee()
    {
        await using var day = await AttendanceDay.OpenAsync();
        var sam = await day.WithSeatAsync("Sam", 3);
        var els = day.Attendee("Els");
        foreach (var verb in new[] { "door-in", "door-undo" })
        {
            Assert.Contains("Alleen de organisatie", (await els.Submits(new() { ["do"] = verb, ["id"] = sam.PersonId, ["workshops"] = new System.Text.Json.Nodes.JsonArray(3) })).Text, StringComparison.Ordinal);
        }

        Assert.Contains("Alleen de organisatie", (await els.Presses("door-page")).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select person_id from check_in"));
    }
}
