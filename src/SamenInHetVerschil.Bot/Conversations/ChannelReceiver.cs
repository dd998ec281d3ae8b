using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Takes in what Teams, Azure Bot and the Agents Playground push.</summary>
internal sealed class ChannelReceiver(Database database, ConversationBook conversations, Inbox inbox, UnfinishedTurns unfinished, TurnRunner runner, TimeProvider clock)
    : IActivityReceiver
{
    public async Task ReceiveAsync(Activity activity, CancellationToken cancel)
    {
        if (await AcceptAsync(activity, cancel) is { } accepted)
        {
            unfinished.Enqueue(accepted.ConversationId, accepted.Ordinal);
        }
    }

    public async Task<InvokeAnswer> InvokeAsync(Activity activity, CancellationToken cancel)
    {
        if (activity.Name != "adaptiveCard/action" || ActionData(activity) is not { } data)
        {
            return new InvokeAnswer(501, null);
        }

        if (await AcceptAsync(activity with { Value = data }, cancel) is not { } accepted)
        {
            return new InvokeAnswer(501, null);
        }

        // The answers of the turn leave by the outbox, like those to a message; the click itself is acknowledged here.
        unfinished.Enqueue(accepted.ConversationId, accepted.Ordinal);
        await runner.RunAsync(accepted.ConversationId, accepted.Ordinal, CancellationToken.None);
        return new InvokeAnswer(200, JsonSerializer.SerializeToElement(new { statusCode = 200, type = "application/vnd.microsoft.activity.message", value = "OK" }));
    }

    private async Task<(string ConversationId, long Ordinal)?> AcceptAsync(Activity activity, CancellationToken cancel)
    {
        if (!IsForUs(activity) || activity.From is not { Id.Length: > 0 } from || from.Id == activity.Recipient?.Id)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var channel = activity.ChannelId!;
        var reference = new ConversationReference
        {
            ServiceUrl = activity.ServiceUrl,
            TenantId = activity.Conversation!.TenantId,
            ConversationType = activity.Conversation.ConversationType ?? (activity.Conversation.IsGroup == true ? "groupChat" : "personal"),
            Bot = activity.Recipient,
            User = from,
        };
        var personId = reference.IsPublic ? null : Person.IdOf(channel, from.AadObjectId ?? from.Id);
        return await database.WriteAsync<(string, long)?>(
            async (session, token) =>
            {
                var (conversation, isNew) = await conversations.OpenAsync(session, channel, activity.Conversation.Id, personId, reference, now, token);
                var opens = activity.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate;
                if (opens && !isNew)
                {
                    return null; // install and conversation update both arrive: one welcome is enough
                }

                var id = activity.Id ?? $"{(opens ? "opened" : Guid.NewGuid().ToString("N"))}";
                var (ordinal, _, _) = await inbox.AcceptAsync(session, conversation.Id, opens ? "opened" : "a:" + id, activity with { Id = id }, now, token);
                return (conversation.Id, ordinal);
            },
            cancel);
    }

    private static bool IsForUs(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.Invoke => true,
        ActivityTypes.ConversationUpdate => activity.MembersAdded is { Count: > 0 },
        ActivityTypes.InstallationUpdate => activity.Action?.StartsWith("add", StringComparison.Ordinal) == true,
        _ => false, // A2080: what we do not know, we ignore
    };

    private static JsonElement? ActionData(Activity activity) =>
        activity.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
        && action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data
            : null;
}
