using System.Security.Cryptography;
using System.Text;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary>Keys that open one file, once and for a short time, for the person who asked. Only their hash is kept. An earlier one stays good: it ends by itself, and whoever asked
/// on two devices gets both files.</summary>
internal sealed class Tickets
{
    /// <summary>How long a ticket can be used.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromMinutes(10);

    private const int KeyBytes = 24;

    /// <summary>A new key.</summary>
    public async Task<string> IssueAsync(DatabaseSession session, string purpose, string personId, DateTimeOffset now, CancellationToken cancel)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        await session.ExecuteAsync("delete from ticket where expires_at <= @now", new { now }, cancel);
        await session.ExecuteAsync(
            "insert into ticket (key_hash, purpose, person_id, expires_at) values (@hash, @purpose, @personId, @until)",
            new { hash = HashOf(key), purpose, personId, until = now + Lives }, cancel);
        return key;
    }

    /// <summary>Whose file it is, and the key is spent; null when it is unknown, spent or too old.</summary>
    public Task<string?> RedeemAsync(DatabaseSession session, string purpose, string key, DateTimeOffset now, CancellationToken cancel) =>
        session.ScalarAsync<string>(
            "delete from ticket where key_hash = @hash and purpose = @purpose and expires_at > @now returning person_id", new { hash = HashOf(key), purpose, now }, cancel);

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
