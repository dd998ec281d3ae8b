using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Faking;

namespace SamenInHetVerschil.Conversations;

/// <summary>Everything that leaves, in Teams and on the web, is read by Microsoft's own library.</summary>
public sealed class MicrosoftReadsUsTests(SharedDay shared) : IClassFixture<SharedDay>
{
    private readonly ConferenceDay day = shared.Day;

    [SkippableFact]
    public async Task What_we_send_to_Teams_is_read_without_a_complaint()
    {
        ActivityReader.SkipWithout();
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.Installs();
        foreach (var said in new[] { "waarover gaat workshop 3?", "hoeveel plaatsen zijn er nog?", "schrijf me in voor workshop 3", "ja", "mijn inschrijvingen", "wat weet je over mij?", "is er parking?", "qzx" })
        {
            await chat.Hears();
            await chat.Says(said);
        }

        await chat.Hears();
        var group = chat.InGroup();
        await group.Mentions("schrijf me in voor workshop 5");
        await group.Hears();
        await chat.Hears();
        var sent = teams.Service.Calls.Where(call => call.Verb is TeamsVerb.Send or TeamsVerb.Reply or TeamsVerb.Update).Select(call => call.Body!.Value).ToList();
        Assert.True(sent.Count >= 11, $"{sent.Count} activities prove nothing.");
        Assert.Empty(await ActivityReader.FaultsAsync(sent));
        Assert.Empty(await ActivityReader.FaultsOfCardsAsync(sent.SelectMany(CardsOf)));
        Assert.Empty(teams.Service.Complaints);
    }

    [SkippableFact]
    public async Task What_we_say_on_the_web_is_read_without_a_complaint()
    {
        ActivityReader.SkipWithout();
        var els = day.Attendee("Els");
        await els.Opens();
        foreach (var said in new[] { "waarover gaat workshop 3?", "schrijf me in voor workshop 4", "ja", "mijn inschrijvingen", "vergeet mij" })
        {
            await els.Says(said);
        }

        Assert.Empty(await ActivityReader.FaultsAsync(els.Page.Select(activity => JsonSerializer.SerializeToElement(activity, ActivityJson.Options))));
    }

    [SkippableFact]
    public async Task The_official_schema_takes_every_approved_card_also_with_buttons_that_wait()
    {
        ActivityReader.SkipWithout();
        Assert.True(ActivityReader.ApprovedCards.Count > 100, "Without cards this test proves nothing.");
        Assert.Empty(await ActivityReader.FaultsOfCardsAsync(ActivityReader.ApprovedCards.Concat(ActivityReader.ApprovedCards.Select(UniversalActions.Wait))));
    }

    [SkippableFact]
    public async Task A_wrong_activity_is_found()
    {
        ActivityReader.SkipWithout();
        var wrong = JsonSerializer.Deserialize<JsonElement>("""{"type":"message","text":5,"attachments":"none"}""");
        Assert.NotEmpty(await ActivityReader.FaultsAsync([wrong]));
        Assert.NotEmpty(await ActivityReader.FaultsOfCardsAsync([JsonSerializer.Deserialize<JsonElement>("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Marquee"}]}""")]));
    }

    private static IEnumerable<JsonElement> CardsOf(JsonElement activity) =>
        activity.TryGetProperty("attachments", out var attachments) ? attachments.EnumerateArray().Select(one => one.GetProperty("content")) : [];
}
