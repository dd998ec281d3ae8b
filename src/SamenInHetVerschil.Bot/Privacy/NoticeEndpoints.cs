using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Language;
using SamenInHetVerschil.Storage;
using SamenInHetVerschil.Unanswered;
using SamenInHetVerschil.WebPage;

namespace SamenInHetVerschil.Privacy;

/// <summary>The two pages that Teams and people ask for: what becomes of their data, and how the bot may be used. Open to everybody.</summary>
internal static class NoticeEndpoints
{
    public static IEndpointRouteBuilder MapNotices(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/privacy", PrivacyAsync);
        routes.MapGet("/terms", TermsAsync);
        return routes;
    }

    private static async Task<ContentHttpResult> PrivacyAsync(
        HttpContext http, ContentStore content, Database database, ProgrammeDesk programmes, IOptions<OrganisationOptions> organisation,
        IOptions<PrivacyOptions> privacy, IOptions<UnansweredOptions> questions, CancellationToken cancel)
    {
        var isDaySet = (await database.ReadAsync(programmes.ReadAsync, cancel)).Date is not null;
        return Answer(http, content, texts => NoticePages.Privacy(texts, organisation.Value, privacy.Value, isDaySet, questions.Value.KeepTexts), "/privacy");
    }

    private static ContentHttpResult TermsAsync(HttpContext http, ContentStore content, IOptions<OrganisationOptions> organisation) => Answer(
        http, content, texts => NoticePages.Terms(texts, organisation.Value, content.Current.Event.Helplines.FirstOrDefault(line => line.Kind == HelpKind.Now && line.Number.Length > 0)?.Number), "/terms");

    private static ContentHttpResult Answer(HttpContext http, ContentStore content, Func<NoticeTexts, Notice> write, string path)
    {
        var texts = new NoticeTexts(LanguageOf(http.Request, content.Current.Event));
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.ContentLanguage = texts.Language;
        return TypedResults.Content(NoticePages.Html(write(texts), texts, content.Current.Event.Name, path, PageFiles.Shared.Value.Version), "text/html; charset=utf-8");
    }

    /// <summary>What the address asks for, or else what the browser likes best, or else the event's own.</summary>
    private static string LanguageOf(HttpRequest request, EventInfo info)
    {
        var liked = request.GetTypedHeaders().AcceptLanguage.Where(one => one.Quality != 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Languages.Code(one.Value.Value)).FirstOrDefault(code => code is not null);
        return Languages.Code(request.Query["lang"]) ?? liked ?? info.DefaultLanguage;
    }
}
