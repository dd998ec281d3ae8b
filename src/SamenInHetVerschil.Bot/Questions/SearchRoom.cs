using System.Globalization;
using System.Text.Json;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Questions;

/// <summary>
/// The search below the field of any chat in Teams: workshops by number or words, each with the card that goes into the chat
/// (MicrosoftDocs/msteams-docs, messaging-extensions, respond-to-search). Command and parameter are those of <c>manifest/</c>.
/// </summary>
internal sealed class SearchRoom(ContentStore contents, WorkshopSearchStore searches, BotLinks links) : IInvokeRoom
{
    private const string Command = "workshops";
    private const string Parameter = "words";

    /// <summary>As many as Teams asks for at a time.</summary>
    private const int MostAtOnce = 25;

    /// <summary>Letters of the second line of a result; Teams cuts there about.</summary>
    private const int LongestPreview = 120;

    public string Name => "composeExtension/query";

    public Task<JsonElement?> AnswerAsync(Invoke invoke, CancellationToken cancel)
    {
        if (Invoke.Text(invoke.Value, "commandId") != Command)
        {
            return Task.FromResult<JsonElement?>(null);
        }

        var content = contents.Current;
        var language = content.Event.Languages.Contains(invoke.Language) ? invoke.Language : content.Event.DefaultLanguage;
        var texts = new SearchTexts(language);
        var (skip, count) = Page(invoke.Value);
        var found = searches.Current.Find(Words(invoke.Value), language);
        object answer = found.Count == 0
            ? new { type = "message", text = texts.NothingFound }
            : new { type = "result", attachmentLayout = "list", attachments = found.Skip(skip).Take(count).Select(workshop => Result(content, workshop.In(language), texts)).ToArray() };
        return Task.FromResult<JsonElement?>(JsonSerializer.SerializeToElement(new { composeExtension = answer }));
    }

    private object Result(EventContent content, WorkshopText workshop, SearchTexts texts) => new
    {
        contentType = "application/vnd.microsoft.card.adaptive",
        content = SearchCards.Workshop(
            texts, new QuestionTexts(texts.Language), content.Event.Name, workshop, links.Chat(texts.AskWords(workshop.Number)), links.Chat(texts.SignUpWords(workshop.Number))).ToJson(),
        preview = new
        {
            contentType = "application/vnd.microsoft.card.thumbnail",
            content = new { title = string.Create(CultureInfo.InvariantCulture, $"{workshop.Number}. {workshop.Title}"), text = Shortened(workshop.Theme.Text) },
        },
    };

    private static string Shortened(string text) =>
        text.Length <= LongestPreview ? text : text[..(text.LastIndexOf(' ', LongestPreview) is > 0 and var end ? end : LongestPreview)] + "…";

    /// <summary>What was typed; empty before anything is (<c>initialRun</c>).</summary>
    private static string Words(JsonElement value) =>
        value.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Array
            ? parameters.EnumerateArray().Where(one => Invoke.Text(one, "name") == Parameter).Select(one => Invoke.Text(one, "value")).FirstOrDefault() ?? ""
            : "";

    private static (int Skip, int Count) Page(JsonElement value)
    {
        var options = value.TryGetProperty("queryOptions", out var some) ? some : default;
        return (Math.Max(0, Number(options, "skip") ?? 0), Math.Clamp(Number(options, "count") ?? MostAtOnce, 1, MostAtOnce));
    }

    private static int? Number(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out var number) ? number : null;
}
