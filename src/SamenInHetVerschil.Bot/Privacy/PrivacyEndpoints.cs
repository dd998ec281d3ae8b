using System.Text.Encodings.Web;
using System.Text.Json;
using SamenInHetVerschil.Operations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Privacy;

/// <summary>The door to the file with what is known about somebody.</summary>
internal static class PrivacyEndpoints
{
    /// <summary>Path under which the file is served.</summary>
    public const string Root = "/my-data";

    /// <summary>What a ticket for it is for.</summary>
    public const string Purpose = "own data";

    // The file is for people: letters with accents stand in it as they are.
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEndpointRouteBuilder MapPrivacy(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root + "/{key}.json", FileAsync);
        return routes;
    }

    private static async Task<IResult> FileAsync(
        string key, HttpContext http, Database database, Tickets tickets, KnownDesk known, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        var found = await database.WriteAsync<Known?>(
            async (session, token) => await tickets.RedeemAsync(session, Purpose, key, clock.GetUtcNow(), token) is { } person
                ? await known.ReadAsync(session, person, token) : null,
            cancel);
        return found is null ? TypedResults.NotFound() : TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(found, Readable), "application/json", "my-data.json");
    }
}
