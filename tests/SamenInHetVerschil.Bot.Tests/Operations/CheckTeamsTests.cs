using Microsoft.AspNetCore.Http;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Faking;
using SamenInHetVerschil.TeamsApp;

namespace SamenInHetVerschil.Operations;

/// <summary><c>check --teams</c>, as somebody at a command line runs it, in an Internet of the test's own.</summary>
public sealed class CheckTeamsTests : IAsyncLifetime
{
    private const string Host = "bot.example.org";

    private readonly string folder = Directory.CreateTempSubdirectory("check-").FullName;
    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal)
    {
        ["Bot:AppId"] = Packages.Bot, ["BotCredential:Kind"] = "Secret", ["BotCredential:TenantId"] = "99999999-2222-3333-4444-555555555555", ["BotCredential:Secret"] = "s3cret-of-the-bot",
        ["Organisation:Name"] = "Een organisatie", ["Organisation:Website"] = "https://www.example.org", ["Attendance:PublicAddress"] = "https://" + Host,
    };

    private FakeInternet internet = null!;
    private FakeMicrosoft microsoft = null!;

    public async Task InitializeAsync()
    {
        internet = await FakeInternet.OpenAsync();
        microsoft = new FakeMicrosoft(internet);
        internet.Host(Host, http => BotAsync(http, 401));
    }

    [SkippableFact]
    public async Task All_is_in_order_and_what_was_not_tried_is_said()
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Bot:AppId"] = Packages.Bot } });
        internet.Host(Host, http => PassOnAsync(day, http));
        var run = await RunAsync();
        Assert.Equal((0, ""), (run.ExitCode, run.Err));
        Assert.Collection(
            run.Lines,
            line => Assert.StartsWith("Settings and content are in order", line, StringComparison.Ordinal),
            line => Assert.StartsWith("ok     tenants: Bot:AllowedTenants is empty", line, StringComparison.Ordinal),
            line => Assert.Equal("ok     token: Entra gives the bot its token.", line),
            line => Assert.Equal("ok     keys: Microsoft's keys can be read; 1 are for Teams.", line),
            line => Assert.Equal("ok     clock: The clock of this machine is right.", line),
            line => Assert.Equal("ok     address: bot.example.org is reached from here, and this program answers.", line),
            line => Assert.Equal("ok     messages: /api/messages is there, and refuses a stranger.", line),
            line => Assert.StartsWith("ok     package: The app package can be made (", line, StringComparison.Ordinal),
            line => Assert.StartsWith("What can be tried from here is in order. Not tried: ", line, StringComparison.Ordinal));
        Assert.Equal(
            [
                "POST https://login.microsoftonline.com/99999999-2222-3333-4444-555555555555/oauth2/v2.0/token",
                "GET https://login.botframework.com/v1/.well-known/openidconfiguration", "GET https://login.botframework.com/v1/.well-known/keys",
                "GET https://bot.example.org/health/live", "POST https://bot.example.org/api/messages",
            ],
            internet.Asked);
        Assert.Empty(await day.QueryAsync<long>("select ordinal from inbox"));
    }

    [SkippableFact]
    public async Task Nothing_is_set_and_every_line_says_what_to_set()
    {
        settings.Clear();
        (await RunAsync()).AssertRefused(
            "WRONG  token: Bot:AppId is not set", "WRONG  address: Attendance:PublicAddress is not set to an https address", "WRONG  package: Organisation:Name is not set",
            "6 of these must be mended before the bot answers in Teams.");
    }

    [SkippableTheory]
    [InlineData("AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.", "The secret is wrong. BotCredential:Secret must be the Value")]
    [InlineData("AADSTS7000222: The provided client secret keys for app are expired.", "The secret has ended. Make a new one")]
    public async Task Entra_refuses_and_it_is_said_what_to_do(string description, string words)
    {
        microsoft.Refusal = ("invalid_client", description);
        var run = await RunAsync();
        run.AssertRefused("WRONG  token: " + words, "1 of these must be mended");
        Assert.DoesNotContain("s3cret-of-the-bot", run.Err + run.Out, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_clock_that_is_wrong_and_keys_for_others_are_named()
    {
        microsoft.Ahead = TimeSpan.FromMinutes(12);
        (await RunAsync()).AssertRefused("WRONG  clock: The clock of this machine is 0.00:1", "behind: tokens would be refused");
        microsoft.Endorsements = ["webchat"];
        (await RunAsync()).AssertRefused("WRONG  keys: None of Microsoft's keys is for Teams.");
    }

    [SkippableFact]
    public async Task Hosts_that_are_not_reached_are_named_each_with_its_reason()
    {
        settings["NO_PROXY"] = "nothing.invalid,127.0.0.1";
        settings["Attendance:PublicAddress"] = "https://nothing.invalid";
        internet.Host(FakeMicrosoft.Login, http => http.Response.WriteAsync("<html>Please sign in to the guest network</html>"));
        internet.Host(FakeMicrosoft.Keys, http =>
        {
            http.Response.StatusCode = 407;
            return Task.CompletedTask;
        });
        var run = await RunAsync();
        run.AssertRefused(
            "WRONG  token: what login.microsoftonline.com answers is not what Microsoft publishes.", "WRONG  keys: Microsoft's keys cannot be read: login.botframework.com answers 407", "WRONG  address: the name nothing.invalid is not known here", "3 of these");

        settings["Attendance:PublicAddress"] = "https://127.0.0.1:9";
        (await RunAsync()).AssertRefused("WRONG  address: nobody listens at 127.0.0.1", "WRONG  package: Attendance:PublicAddress is 'https://127.0.0.1:9'");
    }

    [SkippableTheory]
    [InlineData(CertificateFault.Ended, "is outside its time (")]
    [InlineData(CertificateFault.OtherName, "is for another name.")]
    [InlineData(CertificateFault.SelfMade, "is not from an authority that everybody trusts")]
    public async Task A_certificate_that_Teams_would_refuse_is_named_with_its_fault(CertificateFault fault, string words)
    {
        internet.Host(Host, http => BotAsync(http, 401), fault);
        (await RunAsync()).AssertRefused("WRONG  address: The certificate of bot.example.org " + words, "1 of these");
        Assert.DoesNotContain(internet.Asked, one => one.Contains(Host, StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData(202, "/api/messages LETS IN STRANGERS")]
    [InlineData(302, "/api/messages: it sends the caller on to another address")]
    [InlineData(403, "/api/messages refuses before the program is asked (403)")]
    [InlineData(404, "/api/messages is not there (404)")]
    [InlineData(502, "/api/messages answers 502: what stands before the program")]
    public async Task A_door_that_is_not_as_it_should_be_is_named(int status, string words)
    {
        internet.Host(Host, http => BotAsync(http, status));
        (await RunAsync()).AssertRefused("WRONG  messages: " + words, "1 of these");
    }

    [SkippableTheory]
    [InlineData("12345", "Bot:AllowedTenants holds '12345', which is no tenant id")]
    [InlineData("11111111-2222-3333-4444-555555555556", "Bot:AllowedTenants does not hold BotCredential:TenantId")]
    public async Task A_list_of_tenants_that_keeps_everybody_out_is_named(string tenant, string words)
    {
        settings["Bot:AllowedTenants:0"] = tenant;
        (await RunAsync()).AssertRefused("WRONG  tenants: " + words, "1 of these");
    }

    [SkippableFact]
    public async Task A_certificate_file_that_is_not_there_is_named()
    {
        settings["BotCredential:Kind"] = "Certificate";
        settings["BotCredential:CertificateFile"] = "/nowhere/bot.pfx";
        (await RunAsync()).AssertRefused("WRONG  token: The certificate /nowhere/bot.pfx (BotCredential:CertificateFile) cannot be used: ");
    }

    [Theory]
    [InlineData("700016", "This app is not in this tenant.")]
    [InlineData("90002", "There is no such tenant.")]
    [InlineData("7000229", "The app has no service principal")]
    [InlineData("700027", "Entra does not know the certificate")]
    [InlineData("700024", "The clock of this machine is wrong")]
    [InlineData("700213", "The federated credential does not fit.")]
    [InlineData("7000112", "The app is switched off")]
    [InlineData("53003", "A conditional access policy forbids it")]
    [InlineData("123456", "Entra refuses with 'invalid_request'. What it means stands on https://login.microsoftonline.com/error?code=123456")]
    public void A_refusal_of_Entra_has_words(string number, string words) =>
        Assert.StartsWith(words, EntraWords.Of(new TokenOutcome.Refused("invalid_request", number)), StringComparison.Ordinal);

    public async Task DisposeAsync()
    {
        await internet.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<ProgramRun> RunAsync()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only on Linux a program can be given its authorities by a variable (SSL_CERT_FILE).");
        return ProgramRun.RunAsync(Path.Combine(folder, "data"), [.. internet.Environment.Concat(settings).Select(one => (one.Key, one.Value))], "check", "--teams");
    }

    private static Task BotAsync(HttpContext http, int door)
    {
        if (http.Request.Path == "/health/live")
        {
            return http.Response.WriteAsync("Healthy");
        }

        http.Response.StatusCode = door;
        http.Response.Headers.Location = door == 302 ? "https://elsewhere.example.org/" : default;
        return Task.CompletedTask;
    }

    private static async Task PassOnAsync(ConferenceDay day, HttpContext http)
    {
        using var content = new StreamContent(http.Request.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
        using var answer = await day.SendAsync(new HttpMethod(http.Request.Method), http.Request.Path, null, http.Request.Method == "POST" ? content : null);
        http.Response.StatusCode = (int)answer.StatusCode;
        await answer.Content.CopyToAsync(http.Response.Body);
    }
}
