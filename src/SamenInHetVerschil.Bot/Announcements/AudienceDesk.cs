using System.Text.Json;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>Who is in an audience at this moment.</summary>
internal sealed class AudienceDesk
{
    /// <summary>Everybody in it, the longest known first. Each person once, however many workshops they have.</summary>
    /// <param name="inSlot">The workshops of the audience's slot.</param>
    public async Task<IReadOnlyList<Recipient>> ResolveAsync(DatabaseSession session, Audience audience, IReadOnlyList<int> inSlot, CancellationToken cancel)
    {
        var (which, workshops) = audience.Kind switch
        {
            AudienceKind.SignedUp => (Holding("registered"), audience.Workshops),
            AudienceKind.Waiting => (Holding("waiting"), audience.Workshops),
            AudienceKind.Slot => (Holding("registered"), inSlot),
            AudienceKind.NobodyYet => ("not exists (select 1 from registration r where r.person_id = p.id and r.state <> 'cancelled')", []),
            _ => ("1 = 1", (IReadOnlyList<int>)[]),
        };
        var rows = await session.QueryAsync<Row>(
            $"""
            select p.id as person_id, p.language, c.id as conversation_id, c.channel, c.reference
            from person p left join conversation c on c.id = p.home_conversation
            where {which} and (cast(@Language as text) is null or p.language = @Language) order by p.first_seen, p.id
            """,
            new { workshops = workshops.Count > 0 ? workshops : [0], audience.Language }, cancel);
        return [.. rows.Select(row => row.Read())];
    }

    private static string Holding(string state) =>
        $"exists (select 1 from registration r where r.person_id = p.id and r.state = '{state}' and r.workshop in @workshops)";

    private sealed class Row
    {
        public string PersonId { get; set; } = "";

        public string? Language { get; set; }

        public string? ConversationId { get; set; }

        public string? Channel { get; set; }

        public string? Reference { get; set; }

        public Recipient Read() => Channel is null
            ? new Recipient(PersonId, Recipient.NoDoor, "", null, Language)
            : new Recipient(
                PersonId, Channel, JsonSerializer.Deserialize<ConversationReference>(Reference!, JsonSerializerOptions.Web)?.TenantId ?? "", ConversationId, Language);
    }
}
