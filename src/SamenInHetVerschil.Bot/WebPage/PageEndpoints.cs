using System.Text.Json;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace SamenInHetVerschil.WebPage;

/// <summary>The doors of the page: the page itself, its files and its texts. The token and the conversation are other doors.</summary>
public static class PageEndpoints
{
    private const string KeepForEver = "public, max-age=31536000, immutable";
    private const string AskEachTime = "no-cache";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Puts the security headers on every answer of the program. Scripts, styles and connections come from our own host only; nothing is
    /// inline, so there is no nonce; card images may come from any https address. The camera is for nobody, except where an organiser scans
    /// codes; the picture of a code may be shown by other pages, such as a chat client's. Call it first.
    /// </summary>
    /// <param name="door">Path under which codes are shown and scanned.</param>
    public static IApplicationBuilder UseWebPageHeaders(this IApplicationBuilder app, string door) => app
        .UseWhen(http => http.Request.Path.StartsWithSegments(door, StringComparison.Ordinal), branch => branch.UseSecurityHeaders(Policy(isDoor: true)))
        .UseWhen(http => !http.Request.Path.StartsWithSegments(door, StringComparison.Ordinal), branch => branch.UseSecurityHeaders(Policy(isDoor: false)));

    /// <summary>
    /// Maps <c>GET /</c>, <c>GET /page/{version}/{file}</c> and <c>GET /page/texts?language=nl</c>, all without authorization. Throws
    /// <see cref="InvalidOperationException"/> when the assembly was built without the files.
    /// </summary>
    public static IEndpointRouteBuilder MapWebPage(this IEndpointRouteBuilder routes)
    {
        var files = PageFiles.Shared.Value;
        var texts = PageTexts.Languages.ToDictionary(
            language => language,
            language => new PageFile("application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(PageTexts.In(language))),
            StringComparer.OrdinalIgnoreCase);

        routes.MapMethods("/", Reading, (HttpContext http) => files.Start.Answer(http, AskEachTime));
        routes.MapMethods("/page/texts", Reading, (HttpContext http, string? language) =>
            (texts.GetValueOrDefault(language ?? "") ?? texts[PageTexts.Languages[0]]).Answer(http, AskEachTime));
        routes.MapMethods("/page/{version}/{file}", Reading, (HttpContext http, string version, string file) =>
            // A page that was loaded before an update asks for files of its own version: it gets ours, but may not keep them.
            files.Find(file)?.Answer(http, version == files.Version ? KeepForEver : AskEachTime) ?? TypedResults.NotFound());
        return routes;
    }

    private static HeaderPolicyCollection Policy(bool isDoor) => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy =>
        {
            if (isDoor)
            {
                policy.CrossOrigin();
            }
            else
            {
                policy.SameOrigin();
            }
        })
        .AddPermissionsPolicy(policy =>
        {
            if (isDoor)
            {
                policy.AddCamera().Self();
            }
            else
            {
                policy.AddCamera().None();
            }

            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
            policy.AddPayment().None();
        })
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self().Data().From("https:");
            policy.AddConnectSrc().Self();
            policy.AddBaseUri().None();
            policy.AddFormAction().None();
            policy.AddFrameAncestors().None();
        });
}
