using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Registrations;

/// <summary>Workshops at the same time, as people meet them in the chat.</summary>
public sealed class ClashTests
{
    private static DayPlan Slots(params (string Setting, string Value)[] more) => new()
    {
        Settings = new Dictionary<string, string?>(new[]
        {
            KeyValuePair.Create("Registration:Workshops:3:Slot", (string?)"voormiddag"), KeyValuePair.Create("Registration:Workshops:4:Slot", (string?)"voormiddag"),
        }.Concat(more.Select(one => KeyValuePair.Create(one.Setting, (string?)one.Value)))),
    };

    [Theory]
    [InlineData("nl", "schrijf me in voor 3, 4 en 6", "Dat valt samen", "Workshop 4", "Ja, schrijf me in")]
    [InlineData("en", "sign me up for 3, 4 and 6", "These are at the same time", "Workshop 4", "Yes, sign me up")]
    [InlineData("fr", "inscris-moi à l'atelier 3, 4 et 6", "Cela tombe en même temps", "Atelier 4", "Oui, inscris-moi")]
    public async Task Wishes_at_the_same_time_are_shown_and_nothing_happens_until_one_is_chosen(string language, string wish, string title, string choice, string yes)
    {
        await using var day = await ConferenceDay.OpenAsync(Slots());
        var an = day.Attendee("An", language);
        var asked = await an.Says(wish);
        Assert.Contains(title, asked.Text, StringComparison.Ordinal);
        Assert.Contains("voormiddag", asked.Text, StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(an));

        await an.Clicks(choice);
        Assert.Equal("", await day.HasAsync(an));
        await an.Clicks(yes);
        Assert.Equal("4 registered, 6 registered", await day.HasAsync(an));
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task A_seat_at_the_same_time_can_be_kept_or_given_up_for_the_new_one()
    {
        await using var day = await ConferenceDay.OpenAsync(Slots());
        var an = day.Attendee("An");
        await an.Says("schrijf me in voor 3");
        await an.Says("ja");
        await an.Says("schrijf me ook in voor 4");
        await an.Clicks("Hou workshop 3");
        Assert.Equal("3 registered", await day.HasAsync(an));

        await an.Says("schrijf me ook in voor 4");
        await an.Clicks("Workshop 4 in plaats van 3");
        Assert.Equal("3 registered", await day.HasAsync(an));
        await an.Says("ja");
        Assert.Equal("4 registered", await day.HasAsync(an));
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task Who_waits_beside_a_seat_at_the_same_time_is_asked_once_and_moved_when_a_place_comes_free()
    {
        await using var day = await ConferenceDay.OpenAsync(Slots(("Registration:Workshops:4:Capacity", "1"), ("Registration:Workshops:3:Capacity", "1")));
        var (an, bert, cis) = (day.Attendee("An"), day.Attendee("Bert"), day.Attendee("Cis"));
        foreach (var (person, workshop) in new[] { (an, 4), (bert, 3) })
        {
            await person.Says($"schrijf me in voor {workshop}");
            await person.Says("ja");
        }

        await cis.Says("schrijf me in voor 3");
        await cis.Says("ja");
        await bert.Says("zet mij op de wachtlijst voor 4");
        var asked = await bert.Says("ja");
        Assert.Contains("Verplaatsen als er plaats is?", asked.Text, StringComparison.Ordinal);
        Assert.Contains("verplaats ik je", (await bert.Says("ja")).Text, StringComparison.Ordinal);
        Assert.Equal("3 registered, 4 waiting at 1", await day.HasAsync(bert));

        await an.Says("schrijf me uit voor 4");
        await an.Says("ja");
        Assert.Equal("4 registered", await day.HasAsync(bert));
        Assert.Equal("3 registered", await day.HasAsync(cis));
        Assert.Contains("Zoals je vroeg", (await bert.Reads()).Text, StringComparison.Ordinal);
        Assert.Contains("workshop 3", (await cis.Reads()).Text, StringComparison.Ordinal);
        await day.AssertIsWholeAsync();
    }

    [Theory]
    [InlineData("nl", "schrijf me in voor {0}", "ja", "mijn inschrijvingen", "dan verplaats ik je vanuit workshop 3", "Verplaats me niet naar workshop 4", "Verplaats me toch")]
    [InlineData("en", "sign me up for workshop {0}", "yes", "my sign-ups", "I move you from workshop 3", "Don't move me to workshop 4", "Move me after all")]
    [InlineData("fr", "inscris-moi à l'atelier {0}", "oui", "mes inscriptions", "tu quittes l'atelier 3", "Ne me déplace pas vers l'atelier 4", "Déplace-moi quand même")]
    public async Task Who_asked_to_be_moved_sees_it_can_take_it_back_with_one_tap_and_ask_again(
        string language, string signUp, string yes, string mine, string shown, string stay, string again)
    {
        await using var day = await ConferenceDay.OpenAsync(Slots(("Registration:Workshops:4:Capacity", "0")));
        var bert = day.Attendee("Bert", language);
        foreach (var workshop in new[] { 3, 4 })
        {
            await bert.Says(string.Format(System.Globalization.CultureInfo.InvariantCulture, signUp, workshop));
            await bert.Says(yes);
        }

        await bert.Says(yes);
        Assert.Contains(shown, (await bert.Says(mine)).Text, StringComparison.Ordinal);
        await bert.Clicks(stay);
        Assert.Empty(await MovesAsync(day));
        await bert.Clicks(again);
        await bert.Says(yes);
        Assert.Equal([3], await MovesAsync(day));
        Assert.Equal("3 registered, 4 waiting at 1", await day.HasAsync(bert));
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task Who_gives_up_the_seat_and_takes_it_again_is_not_moved_unasked()
    {
        await using var day = await ConferenceDay.OpenAsync(Slots(("Registration:Workshops:4:Capacity", "0")));
        var bert = day.Attendee("Bert");
        foreach (var said in new[] { "schrijf me in voor 3", "ja", "schrijf me in voor 4", "ja", "ja", "schrijf me uit voor 3", "ja" })
        {
            await bert.Says(said);
        }

        Assert.Empty(await MovesAsync(day));
        Assert.Equal("4 waiting at 1", await day.HasAsync(bert));
    }

    [Fact]
    public async Task A_foreign_or_broken_button_about_moving_answers_kindly_and_changes_nothing()
    {
        await using var day = await ConferenceDay.OpenAsync(Slots(("Registration:Workshops:4:Capacity", "0")));
        var els = day.Attendee("Els");
        await els.Opens();
        foreach (var verb in new[] { RegistrationVerbs.Stay, RegistrationVerbs.AskMove })
        {
            Assert.NotEqual("", (await els.Submits(new ButtonData(verb, Workshops: [4]).ToJson())).Text);
            Assert.NotEqual("", (await els.Submits(new ButtonData(verb, Workshops: [99]).ToJson())).Text);
            Assert.NotEqual("", (await els.Submits(new ButtonData(verb).ToJson())).Text);
        }

        Assert.Equal("", await day.HasAsync(els));
    }

    private static Task<IReadOnlyList<int>> MovesAsync(ConferenceDay day) => day.QueryAsync<int>("select move_from from registration where move_from is not null");

    [Fact]
    public async Task Who_does_not_want_to_be_moved_is_skipped_and_keeps_the_place_in_line()
    {
        await using var day = await ConferenceDay.OpenAsync(Slots(("Registration:Workshops:4:Capacity", "1")));
        var (an, bert, cis) = (day.Attendee("An"), day.Attendee("Bert"), day.Attendee("Cis"));
        foreach (var (person, workshop) in new[] { (an, 4), (bert, 3), (bert, 4), (cis, 4) })
        {
            await person.Says($"schrijf me in voor {workshop}");
            await person.Says("ja");
            if (person == bert && workshop == 4)
            {
                await person.Says("nee");
            }
        }

        await an.Says("schrijf me uit voor 4");
        await an.Says("ja");
        Assert.Equal("3 registered, 4 waiting at 1", await day.HasAsync(bert));
        Assert.Equal("4 registered", await day.HasAsync(cis));
    }

    [Fact]
    public async Task After_the_last_moment_nobody_is_promoted_and_the_organiser_hears_of_the_free_seat()
    {
        await using var day = await ConferenceDay.OpenAsync(Slots(("Registration:Workshops:6:Capacity", "1"), ("Registration:PromoteUntil", "2020-01-01T00:00:00Z")));
        var (an, bert, oda) = (day.Attendee("An"), day.Attendee("Bert"), day.Attendee("Oda"));
        day.Get<IOptions<OrganiserOptions>>().Value.Ids = [oda.PersonId];
        await oda.Opens();
        foreach (var person in new[] { an, bert })
        {
            await person.Says("schrijf me in voor 6");
            await person.Says("ja");
        }

        await an.Says("schrijf me uit voor 6");
        await an.Says("ja");
        Assert.Equal("6 waiting at 1", await day.HasAsync(bert));
        Assert.Contains("Er is plaats vrij in workshop 6", (await oda.Reads()).Text, StringComparison.Ordinal);
    }
}
