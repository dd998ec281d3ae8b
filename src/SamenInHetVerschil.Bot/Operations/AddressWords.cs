using System.Net;

namespace SamenInHetVerschil.Operations;

/// <summary>What an unexpected answer at the public address means, in plain words.</summary>
internal static class AddressWords
{
    private const string Redirects = "it sends the caller on to another address, which Teams does not follow. Set Attendance:PublicAddress, and the messaging endpoint of the bot in Azure, to the last one.";
    private const string Down = "what stands before the program (a proxy, a tunnel) is there, but the program behind it is not. Start it, and see to which port is passed on.";

    /// <summary>At <c>/health/live</c>.</summary>
    public static string OfLife(string host, HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => $"{host} answers, but it is not this program.",
        HttpStatusCode.NotFound => $"{host} answers, but it is not this program (404). See where the name, the proxy or the tunnel leads to.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{host} asks who is there ({(int)status}): a firewall or a sign-in stands before the program. Teams cannot sign in there: let /api/messages through.",
        _ when IsRedirect(status) => $"{host}: {Redirects}",
        _ when (int)status >= 500 => $"{host} answers {(int)status}: {Down}",
        _ => $"{host} answers {(int)status} at /health/live instead of 200.",
    };

    /// <summary>At <c>/api/messages</c>, to a stranger.</summary>
    public static string OfDoor(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => "/api/messages is not there (404). See which paths the proxy or the tunnel passes on.",
        HttpStatusCode.MethodNotAllowed => "/api/messages takes no POST (405). See what the proxy or the tunnel passes on.",
        HttpStatusCode.Forbidden => "/api/messages refuses before the program is asked (403): a firewall stands before it. Let POST through from anywhere; the program checks the callers itself.",
        HttpStatusCode.OK or HttpStatusCode.Accepted => "/api/messages LETS IN STRANGERS: the program that answers there runs without Bot:AppId, in development. Set Bot:AppId there and start it again.",
        _ when IsRedirect(status) => "/api/messages: " + Redirects,
        _ when (int)status >= 500 => $"/api/messages answers {(int)status}: {Down}",
        _ => $"/api/messages answers {(int)status} to a stranger instead of 401.",
    };

    private static bool IsRedirect(HttpStatusCode status) => (int)status is >= 300 and < 400;
}
