using SamenInHetVerschil.ActivityProtocol.DirectLine;

namespace SamenInHetVerschil.Operations;

/// <summary>Gives visitors of our own page their token: a new person, or the one they were before.</summary>
internal static class PageTokens
{
    /// <summary>Maps <c>POST /page/token</c> with body <c>{"token": earlier token or null, "locale": "nl"}</c>.</summary>
    public static void MapPageTokens(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/page/token", async (PageTokenRequest request, DirectLineTokens tokens, Microsoft.Extensions.Options.IOptions<DirectLineOptions> options, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var (user, conversation) = await tokens.ValidateForRenewalAsync(request.Token) is TokenVerdict.Valid { Contents: var earlier }
                ? (earlier.User, earlier.ConversationId)
                : (DirectLineUsers.Invent(), DirectLineUsers.InventConversation());
            var token = tokens.Issue(user, conversation);
            return TypedResults.Ok(new PageToken(token, conversation, (int)options.Value.TokenLifetime.TotalSeconds, user.Id));
        }).LimitTokenRequests();

    internal sealed record PageTokenRequest(string? Token, string? Locale);

    internal sealed record PageToken(
        string Token, string ConversationId, [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn, string UserId);
}
