using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Language;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>Takes in what Teams, Azure Bot and the Agents Playground push.</summary>
internal sealed class ChannelReceiver(
    Database database, ConversationBook conversations, Inbox inbox, UnfinishedTurns unfinished, TurnRunner runner, IEnumerable<IInvokeRoom> rooms, ContentStore content, TimeProvider clock)
    : IActivityReceiver
{
    /// <summary>Teams shows a fault when a click is not answered within five seconds.</summary>
    private static readonly TimeSpan LongestClick = TimeSpan.FromSeconds(4);

    public async Task ReceiveAsync(Activity activity, CancellationToken cancel)
    {
        if (Leaves(activity))
        {
            // No event tells that somebody blocked the bot; that the app was taken away is told.
            await database.WriteAsync((session, token) => conversations.CloseAsync(session, IdOf(activity), Conversation.Removed, token), cancel);
        }
        else if (await AcceptAsync(activity, cancel) is { } accepted)
        {
            unfinished.Enqueue(accepted.ConversationId, accepted.Ordinal);
        }
    }

    public async Task<InvokeAnswer> InvokeAsync(Activity activity, CancellationToken cancel)
    {
        if (activity.Name == UniversalActions.Invoke)
        {
            var name = UniversalActions.IsAutomatic(activity.Value) ? UniversalActions.Refresh : activity.Name;
            return UniversalActions.DataOf(activity.Value) is { } data
                ? await ClickAsync(activity with { Name = name, Value = data }, cancel)
                : Malformed("The action has no data.");
        }

        if (rooms.FirstOrDefault(room => room.Name == activity.Name) is not { } asked)
        {
            return new InvokeAnswer(501, null);
        }

        return activity is { Value: { ValueKind: JsonValueKind.Object } value, From.Id.Length: > 0 }
            && await asked.AnswerAsync(InvokeOf(activity, value), cancel) is { } answer
                ? new InvokeAnswer(200, answer)
                : Malformed("The value of the invoke is not usable.");
    }

    private async Task<InvokeAnswer> ClickAsync(Activity activity, CancellationToken cancel)
    {
        if (await AcceptAsync(activity, cancel) is not { } accepted)
        {
            return Malformed("The action has no sender.");
        }

        unfinished.Enqueue(accepted.ConversationId, accepted.Ordinal);
        var texts = new ConversationTexts(LanguageOf(activity));
        try
        {
            await runner.RunAsync(accepted.ConversationId, accepted.Ordinal, CancellationToken.None).WaitAsync(LongestClick, clock, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // The turn goes on; its answers leave by the outbox, which holds them in any case.
            return Answer(UniversalActions.WordsAnswer(texts.OneMoment));
        }

        var answer = await database.ReadAsync((session, token) => inbox.AnswerAsync(session, accepted.Ordinal, token), cancel);
        return Answer(answer is null ? UniversalActions.WordsAnswer(texts.AnswerFollows) : JsonSerializer.Deserialize<JsonElement>(answer));
    }

    private async Task<(string ConversationId, long Ordinal)?> AcceptAsync(Activity activity, CancellationToken cancel)
    {
        var reference = ReferenceOf(activity);
        if (!IsForUs(activity, reference.IsPublic) || activity.From is not { Id.Length: > 0 } from || from.Id == activity.Recipient?.Id)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var channel = activity.ChannelId!;
        var personId = reference.IsPublic ? null : PersonOf(channel, from);
        return await database.WriteAsync<(string, long)?>(
            async (session, token) =>
            {
                var (conversation, isNew) = await conversations.OpenAsync(session, channel, activity.Conversation!.Id, personId, reference, now, token);
                var opens = activity.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate;
                if (opens && (!isNew || activity.Action == "add-upgrade"))
                {
                    return null; // install and conversation update both arrive, and every new version of the app: one welcome is enough
                }

                var id = activity.Id ?? Guid.NewGuid().ToString("N");
                var (ordinal, _, _) = await inbox.AcceptAsync(session, conversation.Id, opens ? "opened" : KeyOf(activity, id), AsMessage(activity) with { Id = id }, now, token);
                return (conversation.Id, ordinal);
            },
            cancel);
    }

    /// <summary>Where several people talk, only what is said to the bot is; who else joins is not greeted.</summary>
    private static bool IsForUs(Activity activity, bool isPublic) => activity.Type switch
    {
        ActivityTypes.Message => !isPublic || activity.Value is not null || activity.IsMentioned(activity.Recipient?.Id),
        ActivityTypes.MessageUpdate => IsEdited(activity) && (!isPublic || activity.IsMentioned(activity.Recipient?.Id)),
        ActivityTypes.Invoke => true,
        ActivityTypes.ConversationUpdate => isPublic
            ? activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true
            : activity.MembersAdded is { Count: > 0 },
        ActivityTypes.InstallationUpdate => activity.Action?.StartsWith("add", StringComparison.Ordinal) == true,
        _ => false, // A2080: what we do not know, we ignore
    };

    private static bool Leaves(Activity activity) => activity.Type switch
    {
        ActivityTypes.ConversationUpdate => activity.MembersRemoved?.Any(member => member.Id == activity.Recipient?.Id) == true,
        ActivityTypes.InstallationUpdate => activity.Action == "remove",
        _ => false,
    };

    /// <summary>The words of a message were changed; that it was deleted or brought back asks nothing.</summary>
    private static bool IsEdited(Activity activity) => activity.ChannelData.Text("eventType") == "editMessage";

    /// <summary>Whoever changes the words of a question asks again.</summary>
    private static Activity AsMessage(Activity activity) => activity.Type == ActivityTypes.MessageUpdate ? activity with { Type = ActivityTypes.Message } : activity;

    /// <summary>A message may be edited again and again under its own id.</summary>
    private static string KeyOf(Activity activity, string id) =>
        activity.Type == ActivityTypes.MessageUpdate
            ? $"e:{id}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{activity.Timestamp:O} {activity.Text}")))}"
            : "a:" + id;

    /// <summary>The Entra id is the same in every app; the channel's own id is not.</summary>
    private static string PersonOf(string channel, ChannelAccount account) => Person.IdOf(channel, account.AadObjectId ?? account.Id);

    private static string IdOf(Activity activity) => ConversationBook.IdOf(activity.ChannelId!, activity.Conversation!.Id);

    private static ConversationReference ReferenceOf(Activity activity) => new()
    {
        ServiceUrl = activity.ServiceUrl,
        TenantId = activity.Conversation!.TenantId,
        ConversationType = activity.Conversation.ConversationType ?? (activity.Conversation.IsGroup == true ? "groupChat" : "personal"),
        Bot = activity.Recipient,
        User = activity.From,
    };

    private Invoke InvokeOf(Activity activity, JsonElement value) => new(
        PersonOf(activity.ChannelId!, activity.From!), IdOf(activity), LanguageOf(activity), value, activity.ReplyToId, ReferenceOf(activity).IsPublic);

    private string LanguageOf(Activity activity) => Languages.Code(activity.Locale) ?? content.Current.Event.DefaultLanguage;

    private static InvokeAnswer Answer(JsonElement body) => new(200, body);

    private static InvokeAnswer Malformed(string what) => new(400, UniversalActions.Malformed(what));
}
