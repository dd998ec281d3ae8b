using System.Security.Cryptography;
using System.Text;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Organisers;

/// <summary>Tickets for one download each. Whoever holds one is trusted, so it lives short and its text stands nowhere but in the conversation that asked.</summary>
internal sealed class ExportTickets(OrganiserDesk desk)
{
    public static readonly TimeSpan Lives = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<string> Formats { get; } = ["csv", "xlsx"];

    /// <summary>A new ticket; null for who does not organise.</summary>
    public async Task<string?> MakeAsync(DatabaseSession session, string personId, string conversationId, string format, DateTimeOffset now, CancellationToken cancel)
    {
        if (!desk.MayAct(personId) || !Formats.Contains(format))
        {
            return null;
        }

        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await session.ExecuteAsync(
            "insert into export_ticket (hash, person_id, conversation_id, format, expires_at) values (@hash, @personId, @conversationId, @format, @expires)",
            new { hash = HashOf(ticket), personId, conversationId, format, expires = now + Lives }, cancel);
        return ticket;
    }

    /// <summary>Uses it up, once. False when it is unknown, used, too old, for another format, or its owner organises no more.</summary>
    public async Task<bool> UseAsync(DatabaseSession session, string ticket, string format, DateTimeOffset now, CancellationToken cancel) =>
        await session.ScalarAsync<string>(
            "update export_ticket set used_at = @now where hash = @hash and format = @format and used_at is null and expires_at > @now returning person_id",
            new { hash = HashOf(ticket), format, now }, cancel) is { } owner && desk.MayAct(owner);

    private static string HashOf(string ticket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));
}
