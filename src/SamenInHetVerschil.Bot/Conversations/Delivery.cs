using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Conversations;

/// <summary>
/// Turns a <see cref="Reply"/> into activities, inside the turn's transaction: into the transcript for the web, into the outbox for
/// channels that we call.
/// </summary>
internal sealed class Delivery(
    ConversationBook conversations, Transcript transcript, Outbox outbox, Proposals proposals, PeopleDesk people, ContentStore content)
{
    /// <summary>Channel of the web conversations that this program serves itself.</summary>
    public const string WebChannel = "directline";

    /// <summary>Channel of Teams.</summary>
    public const string TeamsChannel = "msteams";

    /// <summary>Teams shows two thumbs below the message and tells which was chosen (learn.microsoft.com, "Bot messages with AI-generated content").</summary>
    private static readonly JsonElement AskForThumb = JsonSerializer.SerializeToElement(new { feedbackLoop = new { type = "default" } });

    /// <summary>Id of the bot in web conversations.</summary>
    public const string BotId = "bot";

    /// <returns>The body that the click is answered with, when its card becomes its result in place; otherwise null.</returns>
    public async Task<string?> DeliverAsync(
        DatabaseSession session, Conversation conversation, InboxRow answered, Turn? turn, Reply? reply, DateTimeOffset now, CancellationToken cancel)
    {
        if (reply is null)
        {
            return null;
        }

        if (turn is { IsRefresh: true } && reply is { Updates.Count: 0, Others.Count: 0 })
        {
            return reply.Messages.FirstOrDefault(message => message.Card is not null)?.Card is { } fresh ? AnswerOf(fresh) : null;
        }

        var language = turn?.Language ?? content.Current.Event.DefaultLanguage;
        var clicked = turn is { Kind: TurnKind.Click, IsPublic: false } && conversation.Channel != WebChannel ? CardThatWaits(answered) : null;
        var result = clicked is null ? null : reply.Messages.FirstOrDefault(message => message.Card is not null);
        var becomes = result?.Card;
        foreach (var update in reply.Updates)
        {
            if (clicked is not null && await outbox.OnChannelAsync(session, update.ActivityId, cancel) == clicked)
            {
                if (result is not null)
                {
                    continue; // the result takes its place
                }

                becomes = update.Card;
            }

            await ReplaceAsync(session, conversation, update, answered.Ordinal, now, cancel);
        }

        foreach (var message in reply.Messages)
        {
            var id = clicked;
            if (message == result)
            {
                await ReplaceAsync(session, conversation, new CardUpdate(clicked!, message.Card!), answered.Ordinal, now, cancel);
            }
            else
            {
                var rated = message == reply.Messages[0] ? reply.Rated : null;
                id = await SendAsync(session, conversation, ToActivity(message, language) with { ReplyToId = answered.ToReplyTo }, answered.Ordinal, rated, now, cancel);
            }

            if (message.Proposal is { } proposal)
            {
                await proposals.ShownOnAsync(session, proposal, id!, cancel);
            }
        }

        foreach (var other in reply.Others)
        {
            await SendToPersonAsync(session, other, answered.Ordinal, now, cancel);
        }

        return becomes is null ? null : AnswerOf(becomes);
    }

    /// <summary>Id of the card whose button waits for its answer; null when nothing waits, or the channel did not say which card it is.</summary>
    private static string? CardThatWaits(InboxRow answered) => answered.Read() is { Type: ActivityTypes.Invoke, ReplyToId: { Length: > 0 } card } ? card : null;

    private static string AnswerOf(Card card) => UniversalActions.CardAnswer(UniversalActions.Wait(card.ToJson())).GetRawText();

    /// <summary>A message for a person, in that person's own conversation and language. Nothing happens when there is no such conversation.</summary>
    public async Task SendToPersonAsync(DatabaseSession session, MessageTo message, long? turnOrdinal, DateTimeOffset now, CancellationToken cancel)
    {
        if (await people.FindAsync(session, message.PersonId, cancel) is { HomeConversation: { } home } person
            && await conversations.FindAsync(session, home, cancel) is { } conversation)
        {
            var language = person.Language ?? content.Current.Event.DefaultLanguage;
            await SendAsync(session, conversation, ToActivity(message.Card(language), language), turnOrdinal, null, now, cancel);
        }
    }

    /// <summary>A card in a conversation, now. Returns the id by which it can be updated.</summary>
    public Task<string> ShowAsync(DatabaseSession session, Conversation conversation, Card card, DateTimeOffset now, CancellationToken cancel) =>
        SendAsync(session, conversation, ToActivity(card, card.Language), null, null, now, cancel);

    /// <summary>Gives a card shown earlier new content under its old id.</summary>
    public Task UpdateAsync(DatabaseSession session, Conversation conversation, CardUpdate update, DateTimeOffset now, CancellationToken cancel) =>
        ReplaceAsync(session, conversation, update, null, now, cancel);

    /// <summary>The card as a channel that we call takes it.</summary>
    public static Activity ActivityFor(Conversation conversation, Card card)
    {
        var reference = conversation.ReadReference();
        return Addressed(ToActivity(card, card.Language), conversation, reference);
    }

    private async Task<string> SendAsync(
        DatabaseSession session, Conversation conversation, Activity activity, long? turnOrdinal, Rated? rated, DateTimeOffset now, CancellationToken cancel)
    {
        var reference = conversation.ReadReference();
        if (conversation.Channel == WebChannel)
        {
            var bot = new ChannelAccount { Id = BotId, Name = content.Current.Event.Name, Role = "bot" };
            return (await transcript.AddAsync(session, conversation, activity with { From = bot, Recipient = reference.User }, now, cancel)).Id!;
        }

        rated = conversation.Channel == TeamsChannel ? rated : null;
        var addressed = Addressed(activity, conversation, reference) with { ChannelData = rated is null ? null : AskForThumb };
        return await outbox.AddAsync(session, conversation.Id, turnOrdinal, addressed, replaces: null, rated, now, cancel);
    }

    private static Activity Addressed(Activity activity, Conversation conversation, ConversationReference reference) => activity with
    {
        Attachments = activity.Attachments?.Select(attachment => attachment with { Content = UniversalActions.Wait(attachment.Content!.Value) }).ToList(),
        From = reference.Bot,
        Recipient = reference.User,
        Conversation = new ConversationAccount { Id = conversation.ChannelConversationId },
    };

    private async Task ReplaceAsync(DatabaseSession session, Conversation conversation, CardUpdate update, long? turnOrdinal, DateTimeOffset now, CancellationToken cancel)
    {
        if (conversation.Channel == WebChannel)
        {
            await transcript.ReplaceAsync(
                session, conversation, update.ActivityId,
                old => old with { Attachments = [AttachmentOf(update.Card)], Summary = update.Card.Fallback, Speak = update.Card.Fallback }, now, cancel);
            return;
        }

        await outbox.AddAsync(session, conversation.Id, turnOrdinal, ActivityFor(conversation, update.Card), update.ActivityId, rated: null, now, cancel);
    }

    private static Activity ToActivity(Message message, string language) => new()
    {
        Type = ActivityTypes.Message,
        Locale = language,
        Text = message.Text,
        TextFormat = message.Text is null ? null : "plain",
        Summary = message.Card?.Fallback,
        Speak = message.Card?.Fallback ?? message.Text,
        InputHint = "acceptingInput",
        Attachments = message.Card is null ? null : [AttachmentOf(message.Card)],
    };

    private static Attachment AttachmentOf(Card card) => new() { ContentType = Attachment.AdaptiveCard, Content = card.ToJson() };
}
