using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SamenInHetVerschil.Faking;

/// <summary>
/// Hosts of others on this machine, by their real names and with TLS: one server, and before it a proxy that leads every known name there. A program is put
/// into it by <see cref="Environment"/>; nothing of it has to know. Thread-safe.
/// </summary>
public sealed class FakeInternet : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (RequestDelegate Answer, CertificateFault Fault)> hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> asked = new();
    private readonly FakeCertificates certificates = new();
    private readonly TcpListener proxy = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly string authorityFile = Path.GetTempFileName();
    private readonly WebApplication app;
    private Task serving = Task.CompletedTask;

    private FakeInternet(WebApplication app) => this.app = app;

    /// <summary>Every request that a host got: method and address.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    /// <summary>Variables with which a program reaches these hosts and trusts their authority, and no others. Honoured on Linux.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["HTTPS_PROXY"] = $"http://127.0.0.1:{((IPEndPoint)proxy.LocalEndpoint).Port}",
        ["SSL_CERT_FILE"] = authorityFile,
    };

    public static async Task<FakeInternet> OpenAsync()
    {
        FakeInternet? internet = null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(https =>
                https.ServerCertificateSelector = (_, name) => internet!.certificates.For(name ?? "nameless", internet.hosts.GetValueOrDefault(name ?? "").Fault)));
        });
        builder.Services.AddRouting();
        internet = new FakeInternet(builder.Build());
        internet.app.Run(internet.AnswerAsync);
        await internet.app.StartAsync();
        await File.WriteAllTextAsync(internet.authorityFile, internet.certificates.Pem);
        internet.proxy.Start();
        internet.serving = internet.ServeAsync(new Uri(internet.app.Urls.First()).Port);
        return internet;
    }

    /// <summary>Puts a host there, or changes it.</summary>
    public void Host(string name, RequestDelegate answer, CertificateFault fault = CertificateFault.None) => hosts[name] = (answer, fault);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        proxy.Stop();
        await serving;
        proxy.Dispose();
        await app.DisposeAsync();
        certificates.Dispose();
        closing.Dispose();
        File.Delete(authorityFile);
    }

    private Task AnswerAsync(HttpContext http)
    {
        asked.Enqueue($"{http.Request.Method} https://{http.Request.Host}{http.Request.Path}");
        return hosts[http.Request.Host.Host].Answer(http);
    }

    private async Task ServeAsync(int port)
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                lines.Add(LeadAsync(await proxy.AcceptTcpClientAsync(closing.Token), port));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(lines);
        }
    }

    /// <summary>One <c>CONNECT host:port</c> (RFC 9110, 9.3.6), then bytes both ways until one side ends.</summary>
    private async Task LeadAsync(TcpClient caller, int port)
    {
        using (caller)
        {
            try
            {
                var near = caller.GetStream();
                var name = (await RequestAsync(near)).Split(' ', ':') is ["CONNECT", var host, ..] && hosts.ContainsKey(host) ? host : null;
                await near.WriteAsync(Encoding.ASCII.GetBytes(name is null ? "HTTP/1.1 502 No such host\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 200 Connected\r\n\r\n"), closing.Token);
                if (name is not null)
                {
                    using var server = new TcpClient();
                    await server.ConnectAsync(IPAddress.Loopback, port, closing.Token);
                    var far = server.GetStream();
                    await Task.WhenAny(near.CopyToAsync(far, closing.Token), far.CopyToAsync(near, closing.Token));
                }
            }
            catch (Exception over) when (over is OperationCanceledException or IOException or SocketException)
            {
            }
        }
    }

    private async Task<string> RequestAsync(NetworkStream near)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await near.ReadAsync(one, closing.Token) == 1)
        {
            text.Append((char)one[0]);
        }

        return text.ToString();
    }
}
