using SamenInHetVerschil.Operations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Organisers;

/// <summary>The door through which an organiser's file leaves: with a ticket that works once.</summary>
internal static class ExportEndpoints
{
    /// <summary>Path under which the files are served.</summary>
    public const string Root = "/export";

    public static IReadOnlyList<string> Formats { get; } = ["csv", "xlsx"];

    /// <summary>What a ticket for a file of this format is for.</summary>
    public static string PurposeOf(string format) => "export " + format;

    public static IEndpointRouteBuilder MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root + "/{ticket}.{format}", DownloadAsync);
        return routes;
    }

    private static async Task<IResult> DownloadAsync(
        string ticket, string format, HttpContext http, Database database, Tickets tickets, OrganiserDesk desk, RegistrationsCsv csv, RegistrationsWorkbook workbook, TimeProvider clock,
        CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        var owner = await database.WriteAsync((session, token) => tickets.RedeemAsync(session, PurposeOf(format), ticket, clock.GetUtcNow(), token), cancel);
        if (owner is null || !desk.MayAct(owner))
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        if (format == "xlsx")
        {
            await workbook.WriteAsync(file, cancel);
        }
        else
        {
            await csv.ExportForSpreadsheetsAsync(file, cancel);
        }

        return TypedResults.File(
            file.ToArray(), format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8", "registrations." + format);
    }
}
