using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using SamenInHetVerschil.ActivityProtocol.Messages;

namespace SamenInHetVerschil.ActivityProtocol.Connector;

/// <summary>Gets the bot's tokens from Entra and keeps them while they are good (MSAL does). Trouble is logged and means: no token.</summary>
public sealed partial class EntraTokens : IConnectorTokens
{
    private const string ExchangeAudience = "api://AzureADTokenExchange";
    private readonly MessagesOptions bot;
    private readonly CredentialOptions credential;
    private readonly ChannelCloud cloud;
    private readonly IMsalHttpClientFactory? line;
    private readonly ILogger<EntraTokens> log;
    private readonly Lazy<Func<bool, CancellationToken, Task<AuthenticationResult>>?> ask;

    /// <summary>Made once for the whole program: it holds the tokens.</summary>
    public EntraTokens(IOptions<MessagesOptions> bot, IOptions<CredentialOptions> credential, ILogger<EntraTokens> log)
        : this(bot, credential, log, line: null)
    {
    }

    /// <summary>For tests, which cannot own Microsoft's hosts.</summary>
    internal EntraTokens(IOptions<MessagesOptions> bot, IOptions<CredentialOptions> credential, ILogger<EntraTokens> log, IMsalHttpClientFactory? line)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(credential);
        this.bot = bot.Value;
        this.credential = credential.Value;
        this.log = log;
        this.line = line;
        cloud = ChannelCloud.Of(this.bot.Cloud);
        ask = new(Asker);
    }

    /// <inheritdoc />
    public async ValueTask<string?> GetAsync(Uri service, bool fresh, CancellationToken cancel)
    {
        switch (await TryAsync(fresh, cancel))
        {
            case TokenOutcome.Given { Token: var token }:
                return token;
            case TokenOutcome.Refused { Reason: var reason }:
                NoToken(reason);
                return null;
            case TokenOutcome.Failed { Fault: var fault }:
                NoToken(fault.GetType().Name);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Asks for the token, and says what became of it.</summary>
    /// <param name="fresh">False: one that was given before and is still good will do.</param>
    /// <param name="cancel">Stops the asking.</param>
    public async Task<TokenOutcome> TryAsync(bool fresh, CancellationToken cancel)
    {
        try
        {
            return ask.Value is { } get && await get(fresh, cancel) is var given ? new TokenOutcome.Given(given.AccessToken, given.ExpiresOn) : new TokenOutcome.NotAsked();
        }
        catch (MsalException refused)
        {
            return new TokenOutcome.Refused(refused.ErrorCode, RefusalNumber().Match(refused.Message) is { Success: true } found ? found.Groups["number"].Value : null);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException or CryptographicException or IOException or UnauthorizedAccessException
            || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new TokenOutcome.Failed(trouble);
        }
    }

    private Func<bool, CancellationToken, Task<AuthenticationResult>>? Asker()
    {
        if (string.IsNullOrEmpty(bot.AppId))
        {
            return null;
        }

        switch (credential.Kind)
        {
            case CredentialKind.None:
                return null;
            case CredentialKind.ManagedIdentity:
                var identity = Identity(bot.AppId);
                return (fresh, cancel) => identity.AcquireTokenForManagedIdentity(cloud.Resource).WithForceRefresh(fresh).ExecuteAsync(cancel);
            default:
                var app = App(bot.AppId);
                string[] scopes = [cloud.Resource + "/.default"];
                return (fresh, cancel) => app.AcquireTokenForClient(scopes).WithForceRefresh(fresh).ExecuteAsync(cancel);
        }
    }

    private IConfidentialClientApplication App(string appId)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(appId)
            .WithAuthority(new Uri(cloud.Login, credential.TenantId).AbsoluteUri, validateAuthority: false)
            .WithInstanceDiscovery(false);
        builder = credential.Kind switch
        {
            CredentialKind.Secret => builder.WithClientSecret(credential.Secret),
            CredentialKind.Certificate => builder.WithCertificate(
                X509CertificateLoader.LoadPkcs12FromFile(credential.CertificateFile!, credential.CertificatePassword)),
            _ => builder.WithClientAssertion(Vouched()),
        };
        return (line is null ? builder : builder.WithHttpClientFactory(line)).Build();
    }

    /// <summary>The managed identity's token is what the app shows instead of a secret.</summary>
    private Func<AssertionRequestOptions, Task<string>> Vouched()
    {
        var identity = Identity(credential.ManagedIdentityClientId!);
        return async request => (await identity.AcquireTokenForManagedIdentity(ExchangeAudience).ExecuteAsync(request.CancellationToken)).AccessToken;
    }

    private IManagedIdentityApplication Identity(string clientId)
    {
        var builder = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(clientId));
        return (line is null ? builder : builder.WithHttpClientFactory(line)).Build();
    }

    [GeneratedRegex(@"\bAADSTS(?<number>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RefusalNumber();

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Error, Message = "No token of the bot's own: {Reason}. Teams cannot be answered; look at the settings under BotCredential")]
    private partial void NoToken(string reason);
}
