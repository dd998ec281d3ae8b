using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary>Which organiser was told at which step that the credential ends.</summary>
internal sealed class CredentialBook
{
    /// <summary>True when this organiser was not told yet at this step, and can be: whoever has no conversation with the bot is told once there is one.</summary>
    /// <param name="ends">UTC.</param>
    /// <param name="step">Days before the end; 0 when it has ended.</param>
    public async Task<bool> NoteAsync(DatabaseSession session, string organiser, DateTimeOffset ends, int step, DateTimeOffset now, CancellationToken cancel) =>
        await session.ExecuteAsync(
            """
            insert into credential_warning (person_id, ends_at, days, told_at)
            select id, @ends, @step, @now from person where id = @organiser and home_conversation is not null on conflict (person_id, ends_at, days) do nothing
            """,
            new { organiser, ends, step, now }, cancel) == 1;
}
