using System.Data.Common;
using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Language;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Safety;
using SamenInHetVerschil.Storage;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Conversations;

/// <summary>
/// Runs turns: reads what waits in the inbox, understands it, asks the rooms in order, and commits everything that follows from it at once.
/// A crash anywhere leaves the whole turn or nothing of it, so running it again is safe.
/// </summary>
internal sealed partial class TurnRunner(
    Database database,
    Inbox inbox,
    ConversationBook conversations,
    Delivery delivery,
    PeopleDesk people,
    TurnGates gates,
    ConversationLeases leases,
    UnderstanderStore understanders,
    ContentStore content,
    IReadOnlyList<ITurnHandler> rooms,
    SafetyTurns safety,
    PrivateDoor privately,
    TimeProvider clock,
    ILogger<TurnRunner> log)
{
    /// <summary>A turn that brought the whole program down this often is answered with an apology instead of tried again.</summary>
    private const int MostAttempts = 3;

    /// <summary>How long to wait before looking again at a conversation that another instance has, or at a store that did not answer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Times that a store which does not answer is asked again before the turn is left to whoever finds it.</summary>
    private const int MostPauses = 50;

    /// <summary>
    /// Runs the open turns of a conversation, oldest first, up to and including <paramref name="ordinal"/>. Returns when they are done, be it by another instance.
    /// </summary>
    public async Task RunAsync(string conversationId, long ordinal, CancellationToken cancel)
    {
        using var pass = await gates.EnterAsync(conversationId, cancel);
        for (var pauses = 0; ;)
        {
            try
            {
                if (await NextAsync(conversationId, ordinal, cancel) is not { } open)
                {
                    return;
                }

                if (open.IsOurs || await leases.TakeAsync(conversationId, cancel))
                {
                    await RunOneAsync(open, keep: open.Row.Ordinal < ordinal, cancel);
                    continue;
                }
            }
            catch (LeaseLostException)
            {
                LogTakenOver(log, ordinal);
            }
            catch (DbException fault) when (database.IsPassing(fault) && pauses++ < MostPauses)
            {
                // Whether the commit was done is what the next look tells.
                LogStoreFault(log, fault, ordinal);
            }

            await Task.Delay(Pause, cancel);
        }
    }

    private Task<Open?> NextAsync(string conversationId, long ordinal, CancellationToken cancel) =>
        database.ReadAsync<Open?>(
            async (session, token) =>
            {
                var row = await inbox.OldestOpenAsync(session, conversationId, ordinal, token);
                return row is null
                    ? null
                    : new Open(
                        row, (await conversations.FindAsync(session, conversationId, token))!, await leases.IsOursAsync(session, conversationId, token));
            },
            cancel);

    private async Task RunOneAsync(Open open, bool keep, CancellationToken cancel)
    {
        try
        {
            await AnswerAsync(open, keep, cancel);
        }
        catch (Exception fault) when (IsOfTheTurn(fault) && (fault is not OperationCanceledException || !cancel.IsCancellationRequested))
        {
            // A time-out inside a room is a fault as any other: left open, its turn would stand in the way of all that come after.
            LogFault(log, fault, open.Row.Ordinal);
            await ApologiseAsync(open, keep, cancel);
        }
    }

    /// <summary>False when the store or another instance was in the way: the turn itself may still succeed.</summary>
    private bool IsOfTheTurn(Exception fault) => fault is not LeaseLostException && !(fault is DbException store && database.IsPassing(store));

    private async Task AnswerAsync(Open open, bool keep, CancellationToken cancel)
    {
        if (open.Row.Attempts > MostAttempts)
        {
            throw new InvalidOperationException($"The turn brought the program down {open.Row.Attempts} times.");
        }

        var now = clock.GetUtcNow();
        var prepared = Prepare(open, now);
        var outcome = await database.WriteAsync(
            async (session, token) =>
            {
                var turn = prepared with { Session = session, Person = await MeetAsync(session, open, prepared, now, token) };
                var reply = turn.Kind == TurnKind.Unknown ? null : await AnswerAllAsync(turn, token);
                reply = reply is { BelongsInPrivate: true } ? await privately.GoOnAsync(turn, open.Conversation, open.Row, reply, token) : reply;
                reply = reply is null ? null : safety.WithLines(turn, reply);
                var answer = await delivery.DeliverAsync(session, reply is { Forgets: true } ? open.Conversation.WithoutName() : open.Conversation, open.Row, turn, reply, now, token);
                await conversations.RememberAsync(session, open.Conversation.Id, turn.IsRefresh ? turn.State : reply?.State ?? turn.State, token);
                if (!await inbox.FinishAsync(session, open.Row.Ordinal, answer, now, token))
                {
                    throw new TurnAlreadyDoneException();
                }

                await leases.FenceAsync(session, open.Conversation.Id, keep, token);
                return reply?.Outcome ?? "silent";
            },
            cancel);
        LogTurn(log, open.Row.Ordinal, prepared.Kind, outcome);
    }

    /// <summary>Each thing that was asked gets its answer; one that can be confirmed comes last, so that it is what "ja" means.</summary>
    private async Task<Reply?> AnswerAllAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Understood.Wishes.Count < 2)
        {
            return await FirstAnswerAsync(turn, cancel);
        }

        Reply? all = null;
        foreach (var wish in turn.Understood.Wishes.OrderBy(wish => wish is Wish.SignUp or Wish.Cancel or Wish.Change))
        {
            var part = turn with { Understood = turn.Understood with { Wishes = [wish] }, State = all?.State ?? turn.State };
            if (await FirstAnswerAsync(part, cancel) is { } reply)
            {
                all = all is null ? reply : IsAnsweredBy(all, reply) ? all : all.Then(reply);
                if (reply.IsWhole || reply.Forgets)
                {
                    return reply;
                }
            }
        }

        return all;
    }

    /// <summary>Both questions lead to the same passage: it is shown once.</summary>
    private static bool IsAnsweredBy(Reply before, Reply reply) =>
        reply.State?.Passage is { } passage && passage == before.State?.Passage && reply.Messages.Count == before.Messages.Count;

    private async Task<Reply?> FirstAnswerAsync(Turn turn, CancellationToken cancel)
    {
        foreach (var room in rooms)
        {
            if (await room.AnswerAsync(turn, cancel) is { } reply)
            {
                return reply;
            }
        }

        return null;
    }

    private Turn Prepare(Open open, DateTimeOffset now)
    {
        var activity = open.Row.Read();
        var said = activity.TextWithoutMention(activity.Recipient?.Id);
        var kind = KindOf(activity, said);
        var state = LanguageChoice(ConversationState.Read(open.Conversation.State), activity.Locale).At(now);
        var text = kind == TurnKind.Message ? said! : "";
        var language = state.Language ?? state.ClientLanguage ?? content.Current.Event.DefaultLanguage;
        var button = kind == TurnKind.Click ? ButtonData.Read(activity.Value) : null;
        if (button is { Do: "say", Say: { } question })
        {
            (kind, text, button) = (TurnKind.Message, question, null);
        }

        var understood = kind == TurnKind.Message
            ? understanders.Current.Understand(text, new Context(language, state.Topic, state.Passage, state.Awaits))
            : Understood.Nothing(language);
        return new Turn
        {
            Ordinal = open.Row.Ordinal,
            ConversationId = open.Conversation.Id,
            Person = new Person(open.Conversation.PersonId ?? PersonOf(open, activity), null, null, null, null),
            Kind = kind,
            Text = text,
            Language = understood.Language,
            State = state with { Language = understood.LanguageIsSure ? understood.Language : state.Language },
            Understood = understood,
            Button = button,
            Value = activity.Value,
            IsRefresh = activity is { Type: ActivityTypes.Invoke, Name: UniversalActions.Refresh },
            IsPublic = open.Conversation.ReadReference().IsPublic,
            Now = now,
            Session = null!, // set at once when the transaction begins
        };
    }

    private async Task<Person> MeetAsync(DatabaseSession session, Open open, Turn turn, DateTimeOffset now, CancellationToken cancel)
    {
        var user = open.Conversation.ReadReference().User;
        var person = await people.MeetAsync(session, turn.Person.Id, user?.Name, turn.IsPublic ? null : open.Conversation.Id, now, cancel);
        await people.SpeaksAsync(session, person.Id, turn.Language, cancel);
        return person;
    }

    private async Task ApologiseAsync(Open open, bool keep, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var state = ConversationState.Read(open.Conversation.State);
        var texts = new ConversationTexts(state.Language ?? state.ClientLanguage ?? content.Current.Event.DefaultLanguage);
        var reply = new Reply(texts.Sorry($"B-{open.Row.Ordinal}"));
        await database.WriteAsync(
            async (session, token) =>
            {
                if (await inbox.FinishAsync(session, open.Row.Ordinal, null, now, token))
                {
                    await delivery.DeliverAsync(session, open.Conversation, open.Row, null, reply, now, token);
                }

                await leases.FenceAsync(session, open.Conversation.Id, keep, token);
            },
            cancel);
    }

    private static TurnKind KindOf(Activity activity, string? said) => activity.Type switch
    {
        ActivityTypes.Message when activity.Value is { ValueKind: JsonValueKind.Object } => TurnKind.Click,
        ActivityTypes.Message when said is { Length: > 0 } => TurnKind.Message,
        // Whoever only calls the bot by its name is told what it can do.
        ActivityTypes.Message when activity.IsMentioned(activity.Recipient?.Id) => TurnKind.Opened,
        ActivityTypes.Message => TurnKind.Unreadable,
        ActivityTypes.Invoke => TurnKind.Click,
        ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate => TurnKind.Opened,
        _ => TurnKind.Unknown,
    };

    private static ConversationState LanguageChoice(ConversationState state, string? locale) =>
        Languages.Code(locale) is { } wanted && wanted != state.ClientLanguage ? state with { ClientLanguage = wanted, Language = wanted } : state;

    private static string PersonOf(Open open, Activity activity) =>
        Person.IdOf(open.Conversation.Channel, activity.From?.AadObjectId ?? activity.From?.Id ?? "unknown");

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {Ordinal} ({Kind}): {Outcome}")]
    private static partial void LogTurn(ILogger log, long ordinal, TurnKind kind, string outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {Ordinal} failed and was undone; the person got an apology with this number")]
    private static partial void LogFault(ILogger log, Exception fault, long ordinal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another instance has taken over the conversation of turn {Ordinal}; nothing of ours was written")]
    private static partial void LogTakenOver(ILogger log, long ordinal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store did not answer in turn {Ordinal}; it is asked again")]
    private static partial void LogStoreFault(ILogger log, Exception fault, long ordinal);

    private sealed record Open(InboxRow Row, Conversation Conversation, bool IsOurs);

    private sealed class TurnAlreadyDoneException : Exception;
}
