using SamenInHetVerschil.Content;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;
using SamenInHetVerschil.WebPage;

namespace SamenInHetVerschil.Attendance;

/// <summary>The doors of this room: pictures and files behind links that nobody can guess, and the organiser's page.</summary>
internal static class AttendanceEndpoints
{
    /// <summary>Longest request body of the organiser's page, in bytes: a number and a code.</summary>
    private const int LongestBody = 2048;

    private const string ForNobodyElse = "private, no-store";

    private static readonly Dictionary<string, PageFile> Page = Files();

    public static IEndpointRouteBuilder MapAttendance(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapGroup(AttendanceLinks.Root);
        room.MapGet("/door/{key}.png", DoorAsync);
        room.MapGet("/calendar/{key}.ics", CalendarAsync);
        room.MapGet("/certificate/{key}.pdf", CertificateAsync);
        room.MapGet("/check-in", (HttpContext http) => Page["check-in.html"].Answer(http, "no-cache"));
        room.MapGet("/check-in/{file}", (HttpContext http, string file) =>
            Page.TryGetValue(file, out var found) ? found.Answer(http, "no-cache") : TypedResults.NotFound());
        room.MapPost("/check-in/open", OpenAsync);
        room.MapPost("/check-in/in", InAsync);
        room.MapPost("/check-in/undo", UndoAsync);
        return routes;
    }

    private static async Task<IResult> DoorAsync(
        string key, HttpContext http, Database database, AttendanceBook book, AttendanceDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = ForNobodyElse;
        var code = await database.WriteAsync<string?>(
            async (session, token) => await book.OwnerOfAsync(session, key, LinkPurpose.Door, clock.GetUtcNow(), token) is { } person
                && (await desk.SeatsOfAsync(session, person, token)).Count > 0
                    ? await book.CodeOfAsync(session, person, clock.GetUtcNow(), token) : null,
            cancel);
        return code is null ? TypedResults.NotFound() : TypedResults.Bytes(DoorCode.Picture(code), "image/png");
    }

    private static async Task<IResult> CalendarAsync(
        string key, HttpContext http, Database database, AttendanceBook book, Calendars calendars, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = ForNobodyElse;
        var now = clock.GetUtcNow();
        var calendar = await database.WriteAsync<string?>(
            async (session, token) => await book.OwnerOfAsync(session, key, LinkPurpose.Calendar, now, token) is { } person
                ? await calendars.OfAsync(session, person, now, token) : null,
            cancel);
        return calendar is null
            ? TypedResults.NotFound()
            : TypedResults.File(System.Text.Encoding.UTF8.GetBytes(calendar), CalendarFile.ContentType, "workshops.ics");
    }

    private static async Task<IResult> CertificateAsync(
        string key, HttpContext http, Database database, AttendanceBook book, Certificates certificates, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = ForNobodyElse;
        var pdf = await database.ReadAsync<byte[]?>(
            async (session, token) => await book.OwnerOfAsync(session, key, LinkPurpose.Certificate, clock.GetUtcNow(), token) is { } person
                ? await certificates.OfAsync(session, person, token) : null,
            cancel);
        return pdf is null ? TypedResults.NotFound() : TypedResults.File(pdf, "application/pdf", "attest.pdf");
    }

    /// <summary>What the page needs to begin: its words, and the doors with how many are in.</summary>
    private static Task<IResult> OpenAsync(HttpContext http, CheckInPage page, CancellationToken cancel) =>
        AnswerAsync(http, key => page.OpenAsync(key, cancel));

    private static Task<IResult> InAsync(HttpContext http, CheckInPage page, CancellationToken cancel) =>
        AnswerAsync(http, async key => await BodyAsync<CheckInPage.Code>(http, cancel) is { } code ? await page.CheckInAsync(key, code, cancel) : null);

    private static Task<IResult> UndoAsync(HttpContext http, CheckInPage page, CancellationToken cancel) =>
        AnswerAsync(http, async key => await BodyAsync<CheckInPage.Taken>(http, cancel) is { } taken ? await page.UndoAsync(key, taken, cancel) : null);

    private static async Task<IResult> AnswerAsync(HttpContext http, Func<string, Task<object?>> answer)
    {
        http.Response.Headers.CacheControl = "no-store";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.Ordinal) && await answer(header["Bearer ".Length..]) is { } found
            ? TypedResults.Json(found) : TypedResults.Unauthorized();
    }

    private static async Task<T?> BodyAsync<T>(HttpContext http, CancellationToken cancel)
        where T : class
    {
        if (http.Request.ContentLength is null or > LongestBody)
        {
            return null;
        }

        try
        {
            return await http.Request.ReadFromJsonAsync<T>(cancel);
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Dictionary<string, PageFile> Files()
    {
        const string Prefix = "check-in/";
        var assembly = typeof(AttendanceEndpoints).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(
            name => name[Prefix.Length..],
            name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var content = new MemoryStream();
                stream.CopyTo(content);
                return new PageFile(Path.GetExtension(name) switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", _ => "text/html; charset=utf-8" }, content.ToArray());
            },
            StringComparer.Ordinal);
    }
}
