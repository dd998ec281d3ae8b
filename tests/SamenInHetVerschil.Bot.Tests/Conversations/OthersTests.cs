using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Conversations;

/// <summary>What one person does brings a message to another: in that person's own conversation, in that person's language.</summary>
public sealed class OthersTests
{
    [Fact]
    public async Task A_seat_that_comes_free_is_announced_to_the_first_who_waits_and_to_nobody_else()
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Registration:Workshops:3:Capacity"] = "1" } });
        var (els, anne, bob) = (day.Attendee("Els"), day.Attendee("Anne", "fr"), day.Attendee("Bob", "en"));
        await els.Says("schrijf me in voor workshop 3");
        await els.Clicks("Ja, schrijf me in");
        await anne.Says("inscris-moi à l'atelier 3");
        await anne.Clicks("Oui, mets-moi sur la liste d'attente");
        await bob.Says("sign me up for workshop 3");
        await bob.Clicks("Yes, put me on the waiting list");
        Assert.Equal(("3 registered", "3 waiting at 1", "3 waiting at 2"), (await day.HasAsync(els), await day.HasAsync(anne), await day.HasAsync(bob)));

        await els.Says("schrijf me uit voor workshop 3");
        var seen = await els.Says("ja");

        Assert.Single(seen.Replies);
        Assert.Equal(("", "3 registered", "3 waiting at 1"), (await day.HasAsync(els), await day.HasAsync(anne), await day.HasAsync(bob)));
        var news = await anne.Reads();
        var message = Assert.Single(news.Replies);
        Assert.Equal("fr", message.Locale);
        Assert.Equal("fr", Assert.Single(news.Cards).GetProperty("lang").GetString());
        Assert.Contains("Bonne nouvelle", news.Text, StringComparison.Ordinal);
        Assert.Empty((await bob.Reads()).All);
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task Somebody_who_writes_in_another_language_gets_the_news_in_that_language()
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Registration:Workshops:3:Capacity"] = "1" } });
        var (els, jan) = (day.Attendee("Els"), day.Attendee("Jan"));
        await els.Says("schrijf me in voor workshop 3");
        await els.Clicks("Ja, schrijf me in");
        await jan.Says("hello, I would like to sign up for workshop 3 please");
        await jan.Clicks("Yes, put me on the waiting list");
        await els.Says("schrijf me uit voor workshop 3");
        await els.Says("ja");
        Assert.Contains("Good news", (await jan.Reads()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_news_reaches_Teams_from_the_web()
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Registration:Workshops:3:Capacity"] = "1" } });
        await using var teams = await Teams.OpenAsync(day);
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        await els.Clicks("Ja, schrijf me in");
        var chat = teams.Chat("Mia");
        await chat.Says("schrijf me in voor workshop 3");
        var proposal = await chat.Hears();
        await chat.Submits(Seen.ButtonsOf(proposal).Single(button => button.Title == "Ja, zet me op de wachtlijst").Data);
        Assert.Contains("wachtlijst", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);

        await els.Says("schrijf me uit voor workshop 3");
        await els.Says("ja");

        Assert.Contains("Goed nieuws", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        Assert.Equal(["Mia: 3 registered"], (await day.RegistrationsAsync()).Where(one => one.State == "registered").Select(one => one.ToString()));
    }
}
