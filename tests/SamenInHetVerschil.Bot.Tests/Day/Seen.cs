using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;

namespace SamenInHetVerschil.Day;

/// <summary>What appeared in a conversation since somebody last looked.</summary>
/// <param name="All">New activities, echoes of the person's own included.</param>
/// <param name="Changed">Activities that stood there and now say something else.</param>
internal sealed record Seen(IReadOnlyList<Activity> All, IReadOnlyList<Activity> Changed)
{
    /// <summary>What the bot said.</summary>
    public IReadOnlyList<Activity> Replies => [.. All.Where(activity => activity.From?.Role == "bot")];

    /// <summary>Its words: the text, or the card in words, one line each.</summary>
    public string Text => string.Join('\n', Replies.Select(WordsOf));

    /// <summary>Titles of the buttons on its cards, in order.</summary>
    public IReadOnlyList<string> Buttons => [.. Replies.SelectMany(ButtonsOf).Select(button => button.Title)];

    /// <summary>Its cards.</summary>
    public IReadOnlyList<JsonElement> Cards => [.. Replies.SelectMany(CardsOf)];

    public static string WordsOf(Activity activity) => activity.Text ?? activity.Summary ?? "";

    /// <summary>Every button that comes back to the bot, also those inside the body of a card.</summary>
    public static IEnumerable<Button> ButtonsOf(Activity activity) => CardsOf(activity).SelectMany(Submits);

    private static IEnumerable<JsonElement> CardsOf(Activity activity) =>
        activity.Attachments?.Where(one => one.ContentType == Attachment.AdaptiveCard).Select(one => one.Content!.Value) ?? [];

    private static IEnumerable<Button> Submits(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Submits),
        JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.GetString() is "Action.Submit" or "Action.Execute" && element.TryGetProperty("title", out _) =>
            [new Button(element.GetProperty("title").GetString()!, element.GetProperty("data"))],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Submits(field.Value)),
        _ => [],
    };
}

/// <summary>A button of a card, with what it sends.</summary>
internal sealed record Button(string Title, JsonElement Data);
