using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SamenInHetVerschil.Operations;

/// <summary>The line to the program's own public address: no redirects, and the reason when its certificate is not good.</summary>
internal sealed class AddressLine : IDisposable
{
    private readonly Uri address;
    private readonly HttpClient http;
    private string? certificate;

    public AddressLine(Uri address)
    {
        this.address = address;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, chain, faults) =>
        {
            certificate = WordsOf(shown, chain, faults);
            return faults == SslPolicyErrors.None;
        };
        http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = 64 * 1024 };
    }

    /// <summary>Somebody answered.</summary>
    public bool IsReached { get; private set; }

    public async Task<Finding> TryAsync(string what, HttpMethod method, string path, HttpContent? content, Func<HttpStatusCode, string, Finding> judge, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            IsReached = true;
            // Only our own program's short word is read; a large page of somebody else's is of no use.
            return judge(answer.StatusCode, answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync(cancel) : "");
        }
        catch (Exception trouble) when (trouble is HttpRequestException || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new Finding.Wrong(what, certificate is { } reason ? $"The certificate of {address.Host} {reason}" : LineWords.Of(trouble, address.Host));
        }
    }

    public void Dispose() => http.Dispose();

    private static string? WordsOf(X509Certificate? shown, X509Chain? chain, SslPolicyErrors faults)
    {
        if (faults == SslPolicyErrors.None)
        {
            return null;
        }

        var ends = shown is X509Certificate2 known ? $" ({known.NotBefore.ToUniversalTime():yyyy-MM-dd} to {known.NotAfter.ToUniversalTime():yyyy-MM-dd})" : "";
        return faults switch
        {
            _ when faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "is for another name.",
            _ when chain?.ChainStatus.Any(one => one.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true => $"is outside its time{ends}: renew it, or set the clock of this machine.",
            _ => "is not from an authority that everybody trusts (self-made, or sent without the certificates in between). Teams refuses it: use one of a public authority.",
        };
    }
}
