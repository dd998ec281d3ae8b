using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.ActivityProtocol.Messages;
using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.TeamsApp;

namespace SamenInHetVerschil.Operations;

/// <summary>Tries everything that must work before the bot answers in Teams, as the program itself would do it.</summary>
internal sealed class TeamsProbes(
    IOptions<MessagesOptions> bot, IOptions<CredentialOptions> credential, IOptions<AttendanceOptions> attendance, PackageValues package, TimeProvider time)
{
    /// <summary>By how much clocks may differ before tokens are refused.</summary>
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(5);

    public async IAsyncEnumerable<Finding> TryAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return Tenants();
        yield return await TokenAsync(cancel);
        await foreach (var finding in KeysAsync(cancel))
        {
            yield return finding;
        }

        await foreach (var finding in AddressAsync(cancel))
        {
            yield return finding;
        }

        foreach (var finding in Package())
        {
            yield return finding;
        }
    }

    private Finding Tenants()
    {
        const string What = "tenants";
        var allowed = bot.Value.AllowedTenants;
        if (allowed.FirstOrDefault(tenant => !Guid.TryParseExact(tenant, "D", out _)) is { } name)
        {
            return new Finding.Wrong(What, $"Bot:AllowedTenants holds '{name}', which is no tenant id (a GUID). Nobody would be let in by it.");
        }

        return allowed switch
        {
            [] => new Finding.Fine(What, "Bot:AllowedTenants is empty: people of every organisation in which the app is installed are let in."),
            _ when Guid.TryParseExact(credential.Value.TenantId, "D", out _) && !allowed.Contains(credential.Value.TenantId, StringComparer.OrdinalIgnoreCase) =>
                new Finding.Wrong(What, "Bot:AllowedTenants does not hold BotCredential:TenantId: the bot would refuse the people of its own organisation."),
            _ => new Finding.Fine(What, $"{allowed.Count} on the list of Bot:AllowedTenants."),
        };
    }

    private async Task<Finding> TokenAsync(CancellationToken cancel)
    {
        const string What = "token";
        var host = ChannelCloud.Of(bot.Value.Cloud).Login.Host;
        return await new EntraTokens(bot, credential, NullLogger<EntraTokens>.Instance).TryAsync(fresh: true, cancel) switch
        {
            TokenOutcome.Given given => new Finding.Fine(What, $"Entra gives the bot its token.{Ending()}"),
            TokenOutcome.NotAsked when string.IsNullOrEmpty(bot.Value.AppId) =>
                new Finding.Wrong(What, "Bot:AppId is not set: set it to the application (client) id of the bot, from the overview page of its app registration."),
            TokenOutcome.NotAsked => new Finding.Wrong(What, "BotCredential:Kind is None: the bot has nothing to prove who it is. Set Kind and what stands beside it in appsettings.template.json."),
            TokenOutcome.Refused refused => new Finding.Wrong(What, EntraWords.Of(refused)),
            TokenOutcome.Failed { Fault: var fault } => new Finding.Wrong(What, fault is CryptographicException or IOException or UnauthorizedAccessException
                ? $"The certificate {credential.Value.CertificateFile} (BotCredential:CertificateFile) cannot be used: {fault.Message}"
                : LineWords.Of(fault, host)),
            _ => throw new InvalidOperationException(),
        };
    }

    private string Ending() => credential.Value.DaysLeftToWarn(time.GetUtcNow()) is { } days
        ? $" Its secret or certificate ends in {days} days (BotCredential:EndsAt): make a new one in time." : "";

    private async IAsyncEnumerable<Finding> KeysAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        const string What = "keys";
        using var keys = new ChannelKeys(bot, time, NullLogger<ChannelKeys>.Instance);
        switch (await keys.TryAsync(cancel))
        {
            case KeysOutcome.Failed { Fault: var fault }:
                yield return new Finding.Wrong(What, "Microsoft's keys cannot be read: " + LineWords.Of(fault, ChannelCloud.Of(bot.Value.Cloud).Metadata.Host));
                break;
            case KeysOutcome.Read { ForTeams: 0 }:
                yield return new Finding.Wrong(What, "None of Microsoft's keys is for Teams. See whether Bot:Cloud is right.");
                break;
            case KeysOutcome.Read read:
                yield return new Finding.Fine(What, $"Microsoft's keys can be read; {read.ForTeams} are for Teams.");
                if (read.ServersTime is { } there)
                {
                    yield return Clock(time.GetUtcNow() - there);
                }

                break;
        }
    }

    private static Finding Clock(TimeSpan ahead) => ahead.Duration() <= MostSkew
        ? new Finding.Fine("clock", "The clock of this machine is right.")
        : new Finding.Wrong("clock", $"The clock of this machine is {ahead.Duration():d\\.hh\\:mm\\:ss} {(ahead > TimeSpan.Zero ? "ahead" : "behind")}: tokens would be refused. Set it by the network (NTP).");

    private async IAsyncEnumerable<Finding> AddressAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        const string What = "address";
        if (!Uri.TryCreate(attendance.Value.PublicAddress, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            yield return new Finding.Wrong(What, "Attendance:PublicAddress is not set to an https address, so nothing can be tried there. Teams only speaks https.");
            yield break;
        }

        using var line = new AddressLine(address);
        yield return await line.TryAsync(What, HttpMethod.Get, "/health/live", null, (status, body) => status == HttpStatusCode.OK && body.Trim() == "Healthy"
            ? new Finding.Fine(What, $"{address.Host} is reached from here, and this program answers.")
            : new Finding.Wrong(What, AddressWords.OfLife(address.Host, status)), cancel);
        if (!line.IsReached)
        {
            yield break;
        }

        const string Door = "messages";
        using var stranger = new StringContent("""{"type":"message","id":"check","channelId":"check","conversation":{"id":"check"}}""", Encoding.UTF8, "application/json");
        yield return await line.TryAsync(Door, HttpMethod.Post, "/api/messages", stranger, (status, _) => status == HttpStatusCode.Unauthorized
            ? new Finding.Fine(Door, "/api/messages is there, and refuses a stranger.")
            : new Finding.Wrong(Door, AddressWords.OfDoor(status)), cancel);
    }

    private IEnumerable<Finding> Package() => AppPackage.Build(AppPackage.Folder, package) switch
    {
        PackageOutcome.Packed { Zip.Length: var size } => [new Finding.Fine("package", $"The app package can be made ({size} bytes) and keeps to the limits of Teams.")],
        PackageOutcome.Faulty { Faults: var faults } => faults.Select(fault => new Finding.Wrong("package", fault)),
        _ => throw new InvalidOperationException(),
    };
}
