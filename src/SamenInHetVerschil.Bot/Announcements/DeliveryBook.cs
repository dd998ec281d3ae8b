using System.Globalization;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>The deliveries as they stand in the database: one row per person. <see cref="MoveAsync"/> is the one place that changes their state.</summary>
internal sealed class DeliveryBook
{
    private const string Columns = "announcement_id, person_id, ordinal, door, tenant, conversation_id, state, reason, attempts, activity_id, version";

    /// <summary>One row for each of them, in their order; without a way to a person it is undeliverable from the start.</summary>
    public async Task AddAsync(DatabaseSession session, string announcementId, IReadOnlyList<Recipient> recipients, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (index, recipient) in recipients.Index())
        {
            var hasWay = recipient.Door != Recipient.NoDoor;
            await session.ExecuteAsync(
                """
                insert into delivery (announcement_id, person_id, ordinal, door, tenant, conversation_id, state, reason, due_at, settled_at)
                values (@announcementId, @PersonId, @ordinal, @Door, @Tenant, @ConversationId, @state, @reason, @now, @settled)
                """,
                new
                {
                    announcementId, recipient.PersonId, ordinal = index + 1, recipient.Door, recipient.Tenant, recipient.ConversationId,
                    state = Stored.Written(hasWay ? DeliveryState.Queued : DeliveryState.Undeliverable),
                    reason = hasWay ? null : Stored.Written(UndeliverableReason.NoAddress), now, settled = hasWay ? null : (DateTimeOffset?)now,
                },
                cancel);
        }
    }

    /// <summary>The first that wait and are due, of announcements that are being sent.</summary>
    /// <param name="web">Those of our own web conversations, or all others.</param>
    public async Task<IReadOnlyList<DeliveryRow>> DueAsync(DatabaseSession session, bool web, string webChannel, DateTimeOffset now, int most, CancellationToken cancel) =>
        await session.QueryAsync<DeliveryRow>(
            $"""
            select {Columns} from delivery
            where state = 'queued' and due_at <= @now and (case when door = @webChannel then 1 else 0 end) = @web
              and announcement_id in (select id from announcement where state = 'sending')
            order by announcement_id, ordinal limit @most
            """,
            new { now, web = web ? 1 : 0, webChannel, most }, cancel);

    /// <summary>When the next one that waits is due; null when nobody waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(DatabaseSession session, CancellationToken cancel)
    {
        var due = await session.ScalarAsync<string>(
            "select min(due_at) from delivery where state = 'queued' and announcement_id in (select id from announcement where state = 'sending')", null, cancel);
        return due is null ? null : DateTimeOffset.Parse(due, CultureInfo.InvariantCulture);
    }

    /// <summary>Brings a delivery to its next state. False when it was no longer where the step begins.</summary>
    /// <exception cref="InvalidOperationException">The table of moves does not allow it: a fault in the caller.</exception>
    public async Task<bool> MoveAsync(DatabaseSession session, DeliveryMove move, CancellationToken cancel)
    {
        var next = DeliveryMoves.Next(move.From, move.Happened)
            ?? throw new InvalidOperationException($"'{move.Happened}' cannot happen to a delivery that is '{move.From}'.");
        var settles = next is DeliveryState.Delivered or DeliveryState.Undeliverable or DeliveryState.Uncertain;
        return await session.ExecuteAsync(
            """
            update delivery set state = @next, reason = @reason, attempts = attempts + @attempt, due_at = coalesce(@Due, due_at),
              activity_id = coalesce(@ActivityId, activity_id), version = coalesce(@Version, version), settled_at = @settled
            where announcement_id = @AnnouncementId and person_id = @PersonId and state = @from
            """,
            new
            {
                next = Stored.Written(next), reason = move.Reason is { } reason ? Stored.Written(reason) : null, attempt = move.Happened == DeliveryEvent.Taken ? 1 : 0,
                move.Due, move.ActivityId, move.Version, settled = settles ? move.At : (DateTimeOffset?)null, move.AnnouncementId, move.PersonId, from = Stored.Written(move.From),
            },
            cancel) == 1;
    }

    /// <summary>What was leaving when the program died may have arrived.</summary>
    public Task<int> GiveUpInterruptedAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancel) =>
        session.ExecuteAsync("update delivery set state = 'uncertain', settled_at = @now where state = 'sending'", new { now }, cancel);

    /// <summary>Those who wait will not get it any more.</summary>
    public Task WithholdAsync(DatabaseSession session, string announcementId, DateTimeOffset now, CancellationToken cancel) => session.ExecuteAsync(
        "update delivery set state = 'undeliverable', reason = @reason, settled_at = @now where announcement_id = @announcementId and state = 'queued'",
        new { announcementId, reason = Stored.Written(UndeliverableReason.Withdrawn), now }, cancel);

    /// <summary>Once more for those who did not get it; for those of whom it is not certain only when <paramref name="uncertainToo"/>. Returns how many.</summary>
    public Task<int> ResendAsync(DatabaseSession session, string announcementId, bool uncertainToo, DateTimeOffset now, CancellationToken cancel) => session.ExecuteAsync(
        """
        update delivery set state = 'queued', reason = null, due_at = @now, settled_at = null
        where announcement_id = @announcementId and door <> @none and (state = 'undeliverable' or (state = 'uncertain' and @uncertain = 1))
        """,
        new { announcementId, none = Recipient.NoDoor, uncertain = uncertainToo ? 1 : 0, now }, cancel);

    /// <summary>How many in each state, and why not.</summary>
    public async Task<DeliveryCounts> CountAsync(DatabaseSession session, string announcementId, CancellationToken cancel)
    {
        var rows = await session.QueryAsync<CountRow>(
            """
            select state, reason, door, count(*) as people, sum(case when seen_at is null then 0 else 1 end) as seen
            from delivery where announcement_id = @announcementId group by state, reason, door
            """,
            new { announcementId }, cancel);
        int In(DeliveryState state) => (int)rows.Where(row => row.State == Stored.Written(state)).Sum(row => row.People);
        return new DeliveryCounts(
            In(DeliveryState.Queued), In(DeliveryState.Sending), In(DeliveryState.Delivered), In(DeliveryState.Uncertain),
            rows.Where(row => row.State == Stored.Written(DeliveryState.Undeliverable)).GroupBy(row => row.Reason ?? "", StringComparer.Ordinal)
                .ToDictionary(group => Enum.TryParse<UndeliverableReason>(group.Key, ignoreCase: true, out var reason) ? reason : UndeliverableReason.Refused, group => (int)group.Sum(row => row.People)),
            (int)rows.Sum(row => row.Seen));
    }

    /// <summary>The person read it. False when it was noted before, or is none of theirs.</summary>
    public async Task<bool> SeenAsync(DatabaseSession session, string announcementId, string personId, DateTimeOffset now, CancellationToken cancel) =>
        await session.ExecuteAsync(
            "update delivery set seen_at = @now where announcement_id = @announcementId and person_id = @personId and seen_at is null and state in ('delivered', 'uncertain')",
            new { announcementId, personId, now }, cancel) == 1;

    public Task<DeliveryRow?> FindAsync(DatabaseSession session, string announcementId, string personId, CancellationToken cancel) =>
        session.FirstOrDefaultAsync<DeliveryRow>(
            $"select {Columns} from delivery where announcement_id = @announcementId and person_id = @personId", new { announcementId, personId }, cancel);

    /// <summary>Everybody who may have it gets the change; returns how many.</summary>
    public Task<int> ReviseAsync(DatabaseSession session, string announcementId, CancellationToken cancel) => session.ExecuteAsync(
        "update delivery set revision = 'queued' where announcement_id = @announcementId and state in ('delivered', 'uncertain') and activity_id is not null", new { announcementId }, cancel);

    /// <summary>Those whose card must still change.</summary>
    public Task<IReadOnlyList<DeliveryRow>> ToReviseAsync(DatabaseSession session, int most, CancellationToken cancel) => session.QueryAsync<DeliveryRow>(
        $"select {Columns} from delivery where revision = 'queued' order by announcement_id, ordinal limit @most", new { most }, cancel);

    public Task RevisedAsync(DatabaseSession session, DeliveryRow row, bool done, int version, CancellationToken cancel) => session.ExecuteAsync(
        "update delivery set revision = @revision, version = case when @done = 1 then @version else version end where announcement_id = @AnnouncementId and person_id = @PersonId",
        new { revision = done ? null : "failed", done = done ? 1 : 0, version, row.AnnouncementId, row.PersonId }, cancel);

    /// <summary>How many cards still have to change, and how many could not; both 0 when there was nothing to change.</summary>
    public async Task<(int Waiting, int Failed)> RevisionsAsync(DatabaseSession session, Announcement announcement, CancellationToken cancel)
    {
        async Task<int> CountAsync(string which) => (int)await session.ScalarAsync<long>(
            $"select count(*) from delivery where announcement_id = @Id and {which}", new { announcement.Id, announcement.Version }, cancel);
        var isWithdrawn = announcement.State == AnnouncementState.Withdrawn;
        var waiting = await CountAsync("revision = 'queued'");
        // Without an id on the channel there is nothing to change: those people keep the words they have.
        var cannot = await CountAsync($"state in ('delivered', 'uncertain') and activity_id is null and {(isWithdrawn ? "1 = 1" : "version < @Version")}");
        return (waiting, await CountAsync("revision = 'failed'") + cannot);
    }

    private sealed class CountRow
    {
        public string State { get; set; } = "";

        public string? Reason { get; set; }

        public string Door { get; set; } = "";

        public long People { get; set; }

        public long Seen { get; set; }
    }
}

/// <summary>A delivery as it is stored.</summary>
internal sealed class DeliveryRow
{
    public string AnnouncementId { get; set; } = "";

    public string PersonId { get; set; } = "";

    public int Ordinal { get; set; }

    public string Door { get; set; } = "";

    public string Tenant { get; set; } = "";

    public string? ConversationId { get; set; }

    public string State { get; set; } = "";

    public int Attempts { get; set; }

    /// <summary>On the channel, once delivered.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Of the content that the person has.</summary>
    public int? Version { get; set; }
}

/// <summary>One step of one delivery.</summary>
/// <param name="At">UTC.</param>
internal sealed record DeliveryMove(string AnnouncementId, string PersonId, DeliveryState From, DeliveryEvent Happened, DateTimeOffset At)
{
    public UndeliverableReason? Reason { get; init; }

    /// <summary>When to try again, UTC; null leaves it.</summary>
    public DateTimeOffset? Due { get; init; }

    public string? ActivityId { get; init; }

    public int? Version { get; init; }
}

/// <summary>How many people are where; together they are the audience.</summary>
internal sealed record DeliveryCounts(
    int Queued, int Sending, int Delivered, int Uncertain, IReadOnlyDictionary<UndeliverableReason, int> Undeliverable, int Seen)
{
    public int NotDelivered => Undeliverable.Values.Sum();

    public int Total => Queued + Sending + Delivered + Uncertain + NotDelivered;

    public bool IsOver => Queued + Sending == 0;
}
