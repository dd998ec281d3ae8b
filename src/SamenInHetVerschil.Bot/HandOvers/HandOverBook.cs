using System.Globalization;
using System.Security.Cryptography;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.HandOvers;

/// <summary>Offers as they stand in the database.</summary>
internal sealed class HandOverBook
{
    private const string Columns = "id, workshop, holder, expires_at";

    /// <summary>A new offer with its code, instead of the holder's open one for the same workshop.</summary>
    public async Task<Offered> MakeAsync(DatabaseSession session, string holder, int workshop, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            "update hand_over set settled_at = @now, outcome = 'replaced' where holder = @holder and workshop = @workshop and settled_at is null", new { holder, workshop, now }, cancel);
        var (id, code) = ("h_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9)), HandOverCode.Make());
        await session.ExecuteAsync(
            "insert into hand_over (id, code_hash, workshop, holder, made_at, expires_at) values (@id, @hash, @workshop, @holder, @now, @until)",
            new { id, hash = HandOverCode.HashOf(code), workshop, holder, now, until }, cancel);
        return new Offered(id, code, workshop, until);
    }

    /// <summary>The open offer with this code; null when there is none.</summary>
    public Task<HandOver?> WithCodeAsync(DatabaseSession session, string code, DateTimeOffset now, CancellationToken cancel) => FindAsync(
        session, "code_hash = @hash and settled_at is null and expires_at > @now", new { hash = HandOverCode.HashOf(code), now }, cancel);

    /// <summary>The same by its id.</summary>
    public Task<HandOver?> OpenAsync(DatabaseSession session, string id, DateTimeOffset now, CancellationToken cancel) =>
        FindAsync(session, "id = @id and settled_at is null and expires_at > @now", new { id, now }, cancel);

    /// <summary>The same, when it is this holder's.</summary>
    public Task<HandOver?> OfHolderAsync(DatabaseSession session, string holder, string id, DateTimeOffset now, CancellationToken cancel) =>
        FindAsync(session, "id = @id and holder = @holder and settled_at is null and expires_at > @now", new { id, holder, now }, cancel);

    /// <summary>False when it was settled before: then nothing may follow from it.</summary>
    public async Task<bool> SettleAsync(DatabaseSession session, string id, string outcome, DateTimeOffset now, CancellationToken cancel) =>
        await session.ExecuteAsync("update hand_over set settled_at = @now, outcome = @outcome where id = @id and settled_at is null", new { id, outcome, now }, cancel) == 1;

    /// <summary>Wrong codes in this conversation since <paramref name="from"/>.</summary>
    public async Task<long> GuessesAsync(DatabaseSession session, string conversation, DateTimeOffset from, CancellationToken cancel) =>
        await session.ScalarAsync<long?>("select times from hand_over_guess where conversation_id = @conversation and since > @from", new { conversation, from }, cancel) ?? 0;

    /// <summary>Counts one more; those before <paramref name="from"/> count no longer.</summary>
    public Task GuessedAsync(DatabaseSession session, string conversation, DateTimeOffset from, DateTimeOffset now, CancellationToken cancel) => session.ExecuteAsync(
        """
        insert into hand_over_guess (conversation_id, since, times) values (@conversation, @now, 1)
        on conflict (conversation_id) do update set times = case when hand_over_guess.since > @from then hand_over_guess.times + 1 else 1 end,
          since = case when hand_over_guess.since > @from then hand_over_guess.since else excluded.since end
        """,
        new { conversation, from, now }, cancel);

    private static async Task<HandOver?> FindAsync(DatabaseSession session, string which, object parameters, CancellationToken cancel) =>
        await session.FirstOrDefaultAsync<Row>($"select {Columns} from hand_over where {which}", parameters, cancel) is { } row
            ? new HandOver(row.Id, row.Workshop, row.Holder, DateTimeOffset.Parse(row.ExpiresAt, CultureInfo.InvariantCulture)) : null;

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public int Workshop { get; set; }

        public string Holder { get; set; } = "";

        public string ExpiresAt { get; set; } = "";
    }
}

/// <summary>An open offer.</summary>
/// <param name="Holder">Person id.</param>
/// <param name="Until">UTC.</param>
internal sealed record HandOver(string Id, int Workshop, string Holder, DateTimeOffset Until);

/// <summary>An offer that was just made, with the code that is shown this once.</summary>
internal sealed record Offered(string Id, string Code, int Workshop, DateTimeOffset Until);
