using System.Globalization;
using System.Text.Json;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>The announcements as they stand in the database. <see cref="MoveAsync"/> is the one place that changes their state.</summary>
internal sealed class AnnouncementBook
{
    private const string Columns =
        "id, author, conversation_id, state, version, content, audience, counted, resolved, due_at, started_at, progress_activity";

    public Task AddAsync(DatabaseSession session, Announcement draft, DateTimeOffset now, CancellationToken cancel) => session.ExecuteAsync(
        """
        insert into announcement (id, author, conversation_id, state, version, content, audience, fingerprint, created_at)
        values (@Id, @Author, @ConversationId, @state, @Version, @content, @audience, @fingerprint, @now)
        """,
        new { draft.Id, draft.Author, draft.ConversationId, state = Stored.Written(draft.State), draft.Version, content = Json(draft.Content), audience = Json(draft.Audience), fingerprint = draft.Content.FingerprintTo(draft.Audience), now },
        cancel);

    public async Task<Announcement?> FindAsync(DatabaseSession session, string? id, CancellationToken cancel) => id is null ? null
        : (await session.FirstOrDefaultAsync<Row>($"select {Columns} from announcement where id = @id", new { id }, cancel))?.Read();

    /// <summary>Those in one of the states, the newest first.</summary>
    public async Task<IReadOnlyList<Announcement>> InAsync(DatabaseSession session, IReadOnlyList<AnnouncementState> states, int most, CancellationToken cancel) =>
        [.. (await session.QueryAsync<Row>(
            $"select {Columns} from announcement where state in @states order by coalesce(started_at, due_at, created_at) desc, id limit @most",
            new { states = states.Select(Stored.Written).ToList(), most }, cancel)).Select(row => row.Read())];

    /// <summary>Planned ones whose moment has come.</summary>
    public async Task<IReadOnlyList<Announcement>> DueAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancel) =>
        [.. (await session.QueryAsync<Row>($"select {Columns} from announcement where state = 'scheduled' and due_at <= @now order by due_at, id", new { now }, cancel))
            .Select(row => row.Read())];

    /// <summary>When the next planned one starts; null when none is planned.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(DatabaseSession session, CancellationToken cancel) =>
        Moment(await session.ScalarAsync<string>("select min(due_at) from announcement where state = 'scheduled'", null, cancel));

    /// <summary>When the same words last went to the same people since <paramref name="since"/>; null when they did not.</summary>
    public async Task<DateTimeOffset?> SameSinceAsync(DatabaseSession session, Announcement announcement, DateTimeOffset since, CancellationToken cancel) =>
        Moment(await session.ScalarAsync<string>(
            "select max(started_at) from announcement where fingerprint = @fingerprint and id <> @Id and started_at >= @since",
            new { fingerprint = announcement.Content.FingerprintTo(announcement.Audience), announcement.Id, since }, cancel));

    /// <summary>Brings it to its next state and writes down who did it. False when the table of moves does not allow it, or somebody else was first.</summary>
    /// <param name="detail">Numbers and moments for the log, never words of the message.</param>
    public async Task<bool> MoveAsync(
        DatabaseSession session, Announcement announcement, AnnouncementEvent happened, string actor, string detail, DateTimeOffset now, CancellationToken cancel)
    {
        if (AnnouncementMoves.Next(announcement.State, happened) is not { } next)
        {
            return false;
        }

        var moved = await session.ExecuteAsync(
            "update announcement set state = @next where id = @Id and state = @state and version = @Version",
            new { next = Stored.Written(next), announcement.Id, state = Stored.Written(announcement.State), announcement.Version }, cancel) == 1;
        if (moved)
        {
            await session.ExecuteAsync(
                "insert into announcement_event (at, announcement_id, actor, event, detail) values (@now, @Id, @actor, @happened, @detail)",
                new { now, announcement.Id, actor, happened = Stored.Written(happened), detail }, cancel);
        }

        return moved;
    }

    /// <summary>New words or another audience: the next version. False when somebody else changed it first.</summary>
    public async Task<bool> ChangeAsync(DatabaseSession session, Announcement old, AnnouncementContent content, Audience audience, CancellationToken cancel) =>
        await session.ExecuteAsync(
            """
            update announcement set version = version + 1, content = @content, audience = @audience, fingerprint = @fingerprint, counted = null
            where id = @Id and version = @Version and state = @state
            """,
            new { content = Json(content), audience = Json(audience), fingerprint = content.FingerprintTo(audience), old.Id, old.Version, state = Stored.Written(old.State) }, cancel) == 1;

    public Task CountedAsync(DatabaseSession session, string id, int counted, CancellationToken cancel) =>
        session.ExecuteAsync("update announcement set counted = @counted where id = @id", new { id, counted }, cancel);

    public Task PlannedAsync(DatabaseSession session, string id, DateTimeOffset? due, CancellationToken cancel) =>
        session.ExecuteAsync("update announcement set due_at = @due where id = @id", new { id, due }, cancel);

    public Task StartedAsync(DatabaseSession session, string id, int resolved, DateTimeOffset now, CancellationToken cancel) =>
        session.ExecuteAsync("update announcement set resolved = @resolved, started_at = @now, due_at = null where id = @id", new { id, resolved, now }, cancel);

    public Task EndedAsync(DatabaseSession session, string id, DateTimeOffset now, CancellationToken cancel) =>
        session.ExecuteAsync("update announcement set ended_at = @now where id = @id", new { id, now }, cancel);

    public Task ShownOnAsync(DatabaseSession session, string id, string activityId, CancellationToken cancel) =>
        session.ExecuteAsync("update announcement set progress_activity = @activityId where id = @id", new { id, activityId }, cancel);

    /// <summary>Whether anything else was said or clicked in the conversation between two turns of it.</summary>
    public async Task<bool> IsInterruptedAsync(DatabaseSession session, string conversationId, long after, long before, CancellationToken cancel) =>
        await session.ScalarAsync<long>(
            "select count(*) from inbox where conversation_id = @conversationId and ordinal > @after and ordinal < @before", new { conversationId, after, before }, cancel) > 0;

    /// <summary>Who did what with it, the oldest first.</summary>
    public Task<IReadOnlyList<AnnouncementLogRow>> LogAsync(DatabaseSession session, string id, CancellationToken cancel) =>
        session.QueryAsync<AnnouncementLogRow>("select at, actor, event, detail from announcement_event where announcement_id = @id order by id", new { id }, cancel);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    private static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Author { get; set; } = "";

        public string ConversationId { get; set; } = "";

        public string State { get; set; } = "";

        public int Version { get; set; }

        public string Content { get; set; } = "";

        public string Audience { get; set; } = "";

        public int? Counted { get; set; }

        public int? Resolved { get; set; }

        public string? DueAt { get; set; }

        public string? StartedAt { get; set; }

        public string? ProgressActivity { get; set; }

        public Announcement Read() => new(
            Id, Author, ConversationId, Enum.Parse<AnnouncementState>(State, ignoreCase: true), Version,
            JsonSerializer.Deserialize<AnnouncementContent>(Content, JsonSerializerOptions.Web)!, JsonSerializer.Deserialize<Audience>(Audience, JsonSerializerOptions.Web)!,
            Counted, Resolved, Moment(DueAt), Moment(StartedAt), ProgressActivity);
    }
}

/// <summary>A line of the log of an announcement.</summary>
/// <param name="At">UTC, as it is stored.</param>
/// <param name="Actor">Person id, or <c>schedule</c>.</param>
internal sealed record AnnouncementLogRow(string At, string Actor, string Event, string Detail);
