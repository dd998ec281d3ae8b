using System.Globalization;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>What was sent and what became of it as CSV: one row per person and announcement, no words of the message.</summary>
internal sealed class AnnouncementsCsv(Database database) : ICsvExport
{
    private static readonly string[] Header = ["announcement", "state", "started", "author", "person", "door", "delivery", "reason", "settled", "seen"];

    /// <summary>Writes everything that ever was, as UTF-8, the oldest announcement first. Formulas are made harmless.</summary>
    public async Task ExportAsync(Stream output, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            (session, token) => session.QueryAsync<Row>(
                """
                select a.id as announcement, a.state, a.started_at as started, a.author, d.person_id as person, d.door, d.state as delivery, d.reason,
                  d.settled_at as settled, d.seen_at as seen
                from announcement a join delivery d on d.announcement_id = a.id order by a.started_at, a.id, d.ordinal
                """,
                null, token),
            cancel);
        await CsvTable.WriteAsync(output, Header, rows.Select(row => row.Fields));
    }

    private sealed class Row
    {
        public string Announcement { get; set; } = "";

        public string State { get; set; } = "";

        public string? Started { get; set; }

        public string Author { get; set; } = "";

        public string Person { get; set; } = "";

        public string Door { get; set; } = "";

        public string Delivery { get; set; } = "";

        public string? Reason { get; set; }

        public string? Settled { get; set; }

        public string? Seen { get; set; }

        public string?[] Fields => [Announcement, State, Second(Started), Author, Person, Door, Delivery, Reason, Second(Settled), Second(Seen)];

        private static string? Second(string? moment) =>
            moment is null ? null : DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
