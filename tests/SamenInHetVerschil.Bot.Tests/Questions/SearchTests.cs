using System.Text.Json;
using System.Web;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.ActivityProtocol.Messages;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.TeamsApp;

namespace SamenInHetVerschil.Questions;

/// <summary>The search below the field of any chat in Teams.</summary>
public sealed class SearchTests(SharedDay shared) : IClassFixture<SharedDay>
{
    private readonly ConferenceDay day = shared.Day;

    [SkippableFact]
    public async Task Before_anything_is_typed_all_workshops_are_there_each_with_card_and_preview()
    {
        ActivityReader.SkipWithout();
        await using var teams = await Teams.OpenAsync(day);
        var (status, body) = await teams.Chat("Els").Invokes(
            "composeExtension/query", new { commandId = "workshops", parameters = new[] { new { name = "initialRun", value = "true" } }, queryOptions = new { skip = 0, count = 25 } });
        Assert.Equal(200, status);
        var answer = body!.Value.GetProperty("composeExtension");
        Assert.Equal(("result", "list"), (answer.GetProperty("type").GetString(), answer.GetProperty("attachmentLayout").GetString()));
        var results = answer.GetProperty("attachments").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, 8), results.Select(NumberOf));
        Assert.All(results, result =>
        {
            Assert.Equal(Attachment.AdaptiveCard, result.GetProperty("contentType").GetString());
            Assert.Equal("application/vnd.microsoft.card.thumbnail", result.GetProperty("preview").GetProperty("contentType").GetString());
            Assert.InRange(result.GetProperty("preview").GetProperty("content").GetProperty("text").GetString()!.Length, 20, 121);
            Assert.Contains(result.GetProperty("preview").GetProperty("content").GetProperty("title").GetString()![3..], result.GetProperty("content").GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        });
        Assert.Empty(await ActivityReader.FaultsOfCardsAsync(results.Select(result => result.GetProperty("content"))));
    }

    [Theory]
    [InlineData("", 1, 2, 3, 4, 5, 6, 7, 8)]
    [InlineData("   ?!", 1, 2, 3, 4, 5, 6, 7, 8)]
    [InlineData("3", 3)]
    [InlineData("workshop 3", 3)]
    [InlineData("3 en 5", 3, 5)]
    [InlineData("taaksp", 5)]
    [InlineData("verontrust", 3)]
    [InlineData("jeugdrechtb", 3)]
    public async Task Found_by_number_and_by_words_that_are_not_finished(string typed, params int[] expected)
    {
        var found = await FindAsync(typed);
        Assert.Equal(expected, expected.Length == 1 ? found.Take(1) : found);
    }

    [Theory]
    [InlineData("een leerling die niet meer naar school wil komen", "nl")]
    [InlineData("a pupil who no longer wants to come to school", "en")]
    [InlineData("un élève qui ne veut plus venir à l'école", "fr")]
    public async Task Found_by_what_the_words_are_about_in_any_language(string typed, string language) => Assert.Equal([7], (await FindAsync(typed, language)).Take(1));

    [Theory]
    [InlineData("nl-BE", "blorp fnuik zazel", "Ik vind geen workshop die daarbij past.")]
    [InlineData("en-GB", "blorp fnuik zazel", "I find no workshop that fits.")]
    [InlineData("fr-FR", "blorp fnuik zazel", "Je ne trouve pas d'atelier qui correspond.")]
    [InlineData("de-DE", "99", "Ik vind geen workshop die daarbij past.")]
    public async Task Nothing_found_is_said_in_the_language_of_the_client(string locale, string typed, string words)
    {
        await using var teams = await Teams.OpenAsync(day);
        var (status, body) = await SearchAsync(teams.Chat("Els"), typed, locale);
        Assert.Equal((200, "message"), (status, body!.Value.GetProperty("composeExtension").GetProperty("type").GetString()));
        Assert.StartsWith(words, body.Value.GetProperty("composeExtension").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_sees_the_same_and_nothing_is_kept()
    {
        await using var teams = await Teams.OpenAsync(day);
        var (els, jan) = (teams.Chat("Els"), teams.Chat("Jan"));
        await els.Says("schrijf me in voor workshop 3");
        await els.Submits(Seen.ButtonsOf(await els.Hears()).Single(one => one.Title == "Ja, schrijf me in").Data);
        await els.Hears();
        var before = await CountsAsync();
        var answers = new[] { await SearchAsync(els, "3"), await SearchAsync(jan, "3"), await SearchAsync(els.InGroup(), "3") };
        Assert.Single(answers.Select(answer => answer.Body!.Value.GetRawText()).Distinct());
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task What_is_asked_comes_page_by_page()
    {
        await using var teams = await Teams.OpenAsync(day);
        var (_, body) = await teams.Chat("Els").Invokes("composeExtension/query", new { commandId = "workshops", queryOptions = new { skip = 6, count = 25 } });
        Assert.Equal([7, 8], body!.Value.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray().Select(NumberOf));
        (_, body) = await teams.Chat("Els").Invokes("composeExtension/query", new { commandId = "workshops", queryOptions = new { skip = -3, count = 2 } });
        Assert.Equal([1, 2], body!.Value.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray().Select(NumberOf));
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"commandId":5}""", 400)]
    [InlineData("""{"commandId":"people"}""", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"workshops\"", 400)]
    [InlineData("""{"commandId":"workshops","parameters":"x"}""", 200)]
    [InlineData("""{"commandId":"workshops","parameters":[5,null,{"name":"words"},{"name":"words","value":{}}]}""", 200)]
    [InlineData("""{"commandId":"workshops","queryOptions":[]}""", 200)]
    [InlineData("""{"commandId":"workshops","queryOptions":{"skip":1e99,"count":"x"}}""", 200)]
    public async Task A_search_of_another_shape_does_no_harm(string value, int expected)
    {
        await using var teams = await Teams.OpenAsync(day);
        var (status, _) = await teams.Chat("Els").PushAsync(
            new Activity { Type = ActivityTypes.Invoke, Name = "composeExtension/query", Value = JsonSerializer.Deserialize<JsonElement>(value) });
        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task A_long_text_is_no_trouble() => Assert.NotNull(await FindAsync(new string('x', 50_000) + " 3"));

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task The_buttons_open_the_chat_with_words_that_the_bot_understands(string language)
    {
        var room = new SearchRoom(day.Get<ContentStore>(), day.Get<WorkshopSearchStore>(), new BotLinks(Options.Create(new MessagesOptions { AppId = Packages.Bot })));
        foreach (var number in Enumerable.Range(1, 8))
        {
            var value = JsonSerializer.SerializeToElement(new { commandId = "workshops", parameters = new[] { new { name = "words", value = $"{number}" } } });
            var answer = await room.AnswerAsync(new Invoke("p", "c", language, value, null, false), CancellationToken.None);
            var card = answer!.Value.GetProperty("composeExtension").GetProperty("attachments")[0].GetProperty("content");
            var links = card.GetProperty("actions").EnumerateArray().Select(button => new Uri(button.GetProperty("url").GetString()!)).ToList();
            Assert.All(links, link => Assert.StartsWith($"https://teams.microsoft.com/l/chat/0/0?users=28%3A{Packages.Bot}&message=", link.AbsoluteUri, StringComparison.Ordinal));
            var words = links.Select(link => HttpUtility.ParseQueryString(link.Query)["message"]!).ToList();

            var person = day.Attendee("Els", language);
            Assert.Contains(card.GetProperty("body")[1].GetProperty("text").GetString()!.Replace("\\", "", StringComparison.Ordinal), (await person.Says(words[0])).Text, StringComparison.Ordinal);
            await person.Says(words[1]);
            await person.Says(language switch { "nl" => "ja", "en" => "yes", _ => "oui" });
            Assert.Equal($"{number} registered", await day.HasAsync(person));
        }
    }

    private async Task<IReadOnlyList<int>> FindAsync(string typed, string locale = "nl")
    {
        await using var teams = await Teams.OpenAsync(day);
        var (status, body) = await SearchAsync(teams.Chat("Els"), typed, locale);
        Assert.Equal(200, status);
        return body!.Value.GetProperty("composeExtension").TryGetProperty("attachments", out var results) ? [.. results.EnumerateArray().Select(NumberOf)] : [];
    }

    private static Task<(int Status, JsonElement? Body)> SearchAsync(TeamsChat chat, string typed, string locale = "nl-BE") => chat.PushAsync(new Activity
    {
        Type = ActivityTypes.Invoke, Name = "composeExtension/query", Locale = locale,
        Value = JsonSerializer.SerializeToElement(new { commandId = "workshops", parameters = new[] { new { name = "words", value = typed } }, queryOptions = new { skip = 0, count = 25 } }),
    });

    private static int NumberOf(JsonElement result) =>
        int.Parse(result.GetProperty("preview").GetProperty("content").GetProperty("title").GetString()!.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> CountsAsync() =>
        string.Join(' ', await day.QueryAsync<long>("select count(*) from inbox union all select count(*) from person union all select count(*) from conversation union all select count(*) from outbox"));
}
