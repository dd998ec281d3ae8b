using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.ActivityProtocol.Messages;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>The bot's own tokens, by Microsoft's library against a fake Entra.</summary>
public sealed class EntraTokenTests : IDisposable
{
    private static readonly Uri Service = new("https://smba.trafficmanager.net/emea/");
    private readonly FakeEntra entra = new();

    [Fact]
    public async Task A_secret_gets_a_token_of_its_own_tenant_once_and_a_fresh_one_when_asked()
    {
        var tokens = Tokens(new() { Kind = CredentialKind.Secret, TenantId = "our-tenant", Secret = "s3cret" });
        Assert.Equal("token-1", await tokens.GetAsync(Service, fresh: false, default));
        Assert.Equal("token-1", await tokens.GetAsync(Service, fresh: false, default));
        Assert.Equal("token-2", await tokens.GetAsync(Service, fresh: true, default));
        Assert.All(entra.Asked, one =>
        {
            Assert.Equal("https://login.microsoftonline.com/our-tenant/oauth2/v2.0/token", one.Address);
            Assert.Contains("grant_type=client_credentials", one.Body, StringComparison.Ordinal);
            Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", one.Body, StringComparison.Ordinal);
            Assert.Contains("client_secret=s3cret", one.Body, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(CloudName.USGov, "https://login.microsoftonline.us/", "api.botframework.us")]
    [InlineData(CloudName.China, "https://login.partner.microsoftonline.cn/", "api.botframework.azure.cn")]
    public async Task Another_cloud_is_asked_at_its_own_address(CloudName cloud, string login, string resource)
    {
        var tokens = Tokens(new() { Kind = CredentialKind.Secret, TenantId = "our-tenant", Secret = "s3cret" }, cloud);
        Assert.Equal("token-1", await tokens.GetAsync(Service, fresh: false, default));
        var asked = Assert.Single(entra.Asked);
        Assert.StartsWith(login, asked.Address, StringComparison.Ordinal);
        Assert.Contains(resource, asked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_signs_and_its_key_stays_here()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");
        var today = TimeProvider.System.GetUtcNow();
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(today.AddDays(-1), today.AddDays(30));
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pkcs12, "word"));
        }

        try
        {
            var tokens = Tokens(new() { Kind = CredentialKind.Certificate, TenantId = "our-tenant", CertificateFile = file, CertificatePassword = "word" });
            Assert.Equal("token-1", await tokens.GetAsync(Service, fresh: false, default));
            Assert.Contains("client_assertion=ey", Assert.Single(entra.Asked).Body, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_refusal_of_Entra_means_no_token_and_no_fault()
    {
        entra.Answer = (HttpStatusCode.Unauthorized, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}""");
        var tokens = Tokens(new() { Kind = CredentialKind.Secret, TenantId = "our-tenant", Secret = "old" });
        Assert.Null(await tokens.GetAsync(Service, fresh: false, default));
        entra.Answer = null;
        Assert.Equal("token-1", await tokens.GetAsync(Service, fresh: false, default));
    }

    [Theory]
    [InlineData("invalid_client", "7000215")]
    [InlineData("unauthorized_client", "700016")]
    public async Task A_refusal_says_its_number(string error, string number)
    {
        entra.Answer = (HttpStatusCode.Unauthorized, $$"""{"error":"{{error}}","error_description":"AADSTS{{number}}: Something. Trace ID: 1"}""");
        var outcome = await Tokens(new() { Kind = CredentialKind.Secret, TenantId = "our-tenant", Secret = "old" }).TryAsync(fresh: true, default);
        Assert.Equal(new TokenOutcome.Refused(error, number), outcome);
    }

    [Fact]
    public async Task A_page_of_somebody_in_between_means_no_token_and_no_fault()
    {
        entra.Answer = (HttpStatusCode.OK, "<html>Sign in to the guest network</html>");
        var tokens = Tokens(new() { Kind = CredentialKind.Secret, TenantId = "our-tenant", Secret = "s3cret" });
        Assert.Null(await tokens.GetAsync(Service, fresh: false, default));
        Assert.IsType<TokenOutcome.Failed>(await tokens.TryAsync(fresh: false, default));
    }

    [Fact]
    public void A_token_is_not_written_out() => Assert.DoesNotContain("t0ken", new TokenOutcome.Given("t0ken", default).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_certificate_file_that_is_not_there_means_no_token_and_no_fault()
    {
        var tokens = Tokens(new() { Kind = CredentialKind.Certificate, TenantId = "our-tenant", CertificateFile = "/nowhere/bot.pfx" });
        Assert.Null(await tokens.GetAsync(Service, fresh: false, default));
        Assert.Empty(entra.Asked);
    }

    [Fact]
    public async Task Without_a_credential_nobody_is_asked()
    {
        Assert.Null(await Tokens(new()).GetAsync(Service, fresh: false, default));
        Assert.Empty(entra.Asked);
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, null)]
    [InlineData(29, 29)]
    [InlineData(0, 0)]
    [InlineData(-2, -2)]
    public void The_end_of_a_secret_is_announced_in_its_last_thirty_days(int days, int? warned)
    {
        var now = new DateTimeOffset(2026, 12, 1, 5, 0, 0, TimeSpan.Zero);
        Assert.Equal(warned, new CredentialOptions { EndsAt = now.AddDays(days) }.DaysLeftToWarn(now));
        Assert.Null(new CredentialOptions().DaysLeftToWarn(now));
    }

    [Theory]
    [InlineData(CredentialKind.Secret, "TenantId")]
    [InlineData(CredentialKind.Certificate, "TenantId")]
    [InlineData(CredentialKind.Federated, "TenantId")]
    [InlineData(CredentialKind.ManagedIdentity, null)]
    [InlineData(CredentialKind.None, null)]
    public void A_kind_says_which_setting_it_misses(CredentialKind kind, string? missing) => Assert.Equal(missing, new CredentialOptions { Kind = kind }.Missing());

    public void Dispose() => entra.Dispose();

    private EntraTokens Tokens(CredentialOptions credential, CloudName cloud = CloudName.Public) => new(
        Options.Create(new MessagesOptions { AppId = FakeIssuer.AppId, Cloud = cloud }), Options.Create(credential), NullLogger<EntraTokens>.Instance, entra);

    private sealed class FakeEntra : HttpMessageHandler, IMsalHttpClientFactory
    {
        public List<(string Address, string Body)> Asked { get; } = [];

        /// <summary>Null: gives tokens.</summary>
        public (HttpStatusCode Status, string Body)? Answer { get; set; }

        private int given;

        public HttpClient GetHttpClient() => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add((request.RequestUri!.GetLeftPart(UriPartial.Path), await request.Content!.ReadAsStringAsync(cancellationToken)));
            return Answer is var (status, body)
                ? Json(status, body)
                : Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":3599,"access_token":"token-{{++given}}"}""");
        }

        private static HttpResponseMessage Json(HttpStatusCode status, string text) =>
            new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
