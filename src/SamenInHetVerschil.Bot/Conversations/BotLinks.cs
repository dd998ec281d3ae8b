using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Messages;

namespace SamenInHetVerschil.Conversations;

/// <summary>Links that open one's own chat with the bot in Teams, with words in the field that are not sent yet (MicrosoftDocs/msteams-docs, deep-link-teams).</summary>
internal sealed class BotLinks(IOptions<MessagesOptions> options)
{
    /// <summary>Null when there is no bot in Teams.</summary>
    public string? Chat(string words) => options.Value.AppId is { Length: > 0 } app ? Chat("28:" + app, words) : null;

    /// <param name="botId">As the channel calls the bot: <c>28:</c> and its application id.</param>
    /// <param name="words">Shown to the person, who sends them or not.</param>
    public static string Chat(string botId, string words) =>
        $"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(botId)}&message={Uri.EscapeDataString(words)}";
}
