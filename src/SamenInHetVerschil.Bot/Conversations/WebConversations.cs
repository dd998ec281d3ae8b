using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.ActivityProtocol.DirectLine;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>The web channel as the house keeps it: every conversation in the database, so that a restart loses nothing.</summary>
internal sealed class WebConversations(
    Database database, ConversationBook conversations, Inbox inbox, Transcript transcript, ConversationLeases leases, TurnRunner runner, ConversationNews news, TimeProvider clock)
    : IDirectLineConversations
{
    public async Task<DirectLineConversation> OpenAsync(string conversationId, DirectLineUser user, string? locale, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (id, isNew, greeting) = await database.WriteAsync(
            async (session, token) =>
            {
                var (conversation, opened) = await conversations.OpenAsync(
                    session, Delivery.WebChannel, conversationId, Person.IdOf(Delivery.WebChannel, user.Id), ReferenceOf(user), now, token);
                if (!opened)
                {
                    return (conversation.Id, false, 0L);
                }

                var joined = new Activity
                {
                    Type = ActivityTypes.ConversationUpdate, Id = "opened", ChannelId = Delivery.WebChannel, Locale = locale, From = AccountOf(user), MembersAdded = [AccountOf(user)],
                };
                var (ordinal, _, _) = await inbox.AcceptAsync(session, conversation.Id, "opened", joined, now, token);
                await leases.TakeFreeAsync(session, conversation.Id, token);
                return (conversation.Id, true, ordinal);
            },
            cancel);
        if (isNew)
        {
            await runner.RunAsync(id, greeting, cancel);
        }

        return await FindAsync(conversationId, isNew, cancel) ?? throw new InvalidOperationException("The conversation was erased while it was opened.");
    }

    public Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancel) => FindAsync(conversationId, created: false, cancel);

    public async Task<string> PostAsync(string conversationId, DirectLineUser user, Activity activity, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (conversationKey, turn, activityId) = await database.WriteAsync<(string, long, string)>(
            async (session, token) =>
            {
                var conversation = await conversations.HoldAsync(session, ConversationBook.IdOf(Delivery.WebChannel, conversationId), token)
                    ?? throw new InvalidOperationException("The conversation does not exist.");
                var key = KeyOf(activity);
                if (key is not null && await inbox.FindAsync(session, conversation.Id, key, token) is { } repeated)
                {
                    return (conversation.Id, repeated.Ordinal, repeated.ActivityId);
                }

                if (conversation.ReadReference().User is not { } known || (known.Name is null && user.Name is not null))
                {
                    await conversations.OpenAsync(session, Delivery.WebChannel, conversationId, conversation.PersonId, ReferenceOf(user), now, token);
                }

                var placed = await transcript.AddAsync(session, conversation, activity with { From = AccountOf(user) }, now, token);
                var (ordinal, id, _) = await inbox.AcceptAsync(session, conversation.Id, key ?? placed.Id!, placed, now, token);
                await leases.TakeFreeAsync(session, conversation.Id, token);
                return (conversation.Id, ordinal, id);
            },
            cancel);
        // The turn is ours now: it runs to its end even when the client hangs up.
        await runner.RunAsync(conversationKey, turn, CancellationToken.None);
        return activityId;
    }

    public Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversationId, long after, int most, CancellationToken cancel) =>
        database.ReadAsync(
            (session, token) => transcript.ReadAsync(session, ConversationBook.IdOf(Delivery.WebChannel, conversationId), after, most, token), cancel);

    public Task WaitForNewsAsync(string conversationId, long after, CancellationToken cancel)
    {
        var id = ConversationBook.IdOf(Delivery.WebChannel, conversationId);
        return news.WaitAsync(
            id, after,
            () => database.ReadAsync(async (session, token) => (await conversations.FindAsync(session, id, token))?.LastSequence ?? 0, cancel),
            cancel);
    }

    private Task<DirectLineConversation?> FindAsync(string conversationId, bool created, CancellationToken cancel) =>
        database.ReadAsync(
            async (session, token) =>
            {
                var conversation = await conversations.FindAsync(session, ConversationBook.IdOf(Delivery.WebChannel, conversationId), token);
                var user = conversation?.ReadReference().User;
                return conversation is null || user is null
                    ? null
                    : new DirectLineConversation(conversationId, new DirectLineUser(user.Id, user.Name), created, conversation.LastSequence);
            },
            cancel);

    /// <summary>What makes a repeat a repeat: the client's own id for the activity.</summary>
    private static string? KeyOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var id) && id.GetString() is { Length: > 0 } own
            ? "c:" + own
            : activity.Id is { Length: > 0 and <= 200 } given ? "i:" + given : null;

    private static ChannelAccount AccountOf(DirectLineUser user) => new() { Id = user.Id, Name = user.Name, Role = "user" };

    private static ConversationReference ReferenceOf(DirectLineUser user) => new()
    {
        User = AccountOf(user), Bot = new ChannelAccount { Id = Delivery.BotId, Role = "bot" }, ConversationType = "personal",
    };
}
