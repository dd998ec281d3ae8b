using Microsoft.Extensions.Options;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Unanswered;

/// <summary>Keeps whether answers helped, with the kind of question that they answered.</summary>
internal sealed class ThumbDesk(Outbox outbox, IOptions<UnansweredOptions> options)
{
    /// <summary>Letters of a note that are kept at most.</summary>
    public const int LongestNote = 500;

    /// <summary>The last thumb of a person under an answer counts. Nothing happens when it is no answer of ours that can be rated.</summary>
    /// <param name="note">What the person wrote with it. Kept only when the setting for texts allows it.</param>
    public async Task NoteAsync(DatabaseSession session, Invoke invoke, bool helped, string note, DateTimeOffset now, CancellationToken cancel)
    {
        if (invoke.ReplyToId is not { } answer || await outbox.RatedAsync(session, invoke.ConversationId, answer, cancel) is not { } rated)
        {
            return;
        }

        var kept = options.Value.KeepTexts ? note.Trim() : "";
        await session.ExecuteAsync(
            """
            insert into thumb (person_id, activity_id, about, workshop, language, helped, note, at)
            values (@PersonId, @answer, @About, @Workshop, @Language, @helped, @note, @now)
            on conflict (person_id, activity_id) do update set helped = excluded.helped, note = excluded.note, at = excluded.at
            """,
            new
            {
                invoke.PersonId, answer, rated.About, rated.Workshop, rated.Language, helped = helped ? 1 : 0, now,
                note = kept.Length <= LongestNote ? kept : kept[..LongestNote],
            },
            cancel);
    }
}
