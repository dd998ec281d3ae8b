using System.Text.Json;

namespace SamenInHetVerschil.ActivityProtocol;

/// <summary>
/// Who is mentioned in a message. A mention is an entity, never a pattern in the text: a name in the text proves nothing (protocol-activity.md,
/// "Mention entity"; learn.microsoft.com, "Channel and group conversations").
/// </summary>
public static class Mentions
{
    /// <summary>Whether one of the entities mentions the account with this id.</summary>
    public static bool IsMentioned(this Activity activity, string? accountId) =>
        accountId is { Length: > 0 } && Of(activity).Any(mention => mention.Id == accountId);

    /// <summary>
    /// The text without the mentions of the account with this id; other people's mentions are names that the sentence needs, so those stay, without their
    /// tags. Trimmed; null when there is no text.
    /// </summary>
    public static string? TextWithoutMention(this Activity activity, string? accountId)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Of(activity)
            .Aggregate(activity.Text, (text, mention) => text?.Replace(mention.Text, mention.Id == accountId ? " " : mention.Name, StringComparison.OrdinalIgnoreCase))
            ?.Trim();
    }

    private static IEnumerable<(string Id, string Name, string Text)> Of(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Text("type") == "mention" && entity.TryGetProperty("mentioned", out var mentioned) && mentioned.Text("id") is { Length: > 0 } id)
            {
                var name = mentioned.Text("name") ?? "";
                // Without a text of its own a mention stands in the message as Teams writes it.
                yield return (id, name, entity.Text("text") is { Length: > 0 } text ? text : $"<at>{name}</at>");
            }
        }
    }
}
