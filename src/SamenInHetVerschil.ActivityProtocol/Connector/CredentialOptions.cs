using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SamenInHetVerschil.ActivityProtocol.Connector;

/// <summary>With what the bot proves to Microsoft that it is the bot.</summary>
public enum CredentialKind
{
    /// <summary>With nothing: channels elsewhere cannot be answered.</summary>
    None,

    /// <summary>A client secret of the app.</summary>
    Secret,

    /// <summary>A certificate of the app, with its private key.</summary>
    Certificate,

    /// <summary>A federated credential of the app: a user-assigned managed identity vouches for it.</summary>
    Federated,

    /// <summary>The app is itself a user-assigned managed identity.</summary>
    ManagedIdentity,
}

/// <summary>Settings of the proof of who we are, for a single-tenant bot.</summary>
public sealed class CredentialOptions
{
    /// <summary>From when on organisers should know that the credential ends.</summary>
    public static readonly TimeSpan WarnBefore = TimeSpan.FromDays(30);

    /// <summary>Which of the settings below counts.</summary>
    public CredentialKind Kind { get; set; } = CredentialKind.None;

    /// <summary>Entra tenant in which the bot is registered; not needed by a managed identity.</summary>
    public string? TenantId { get; set; }

    /// <summary>The client secret.</summary>
    public string? Secret { get; set; }

    /// <summary>A PKCS 12 file (.pfx) with certificate and private key.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Password of that file; null when it has none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Client id of the managed identity that vouches (<see cref="CredentialKind.Federated"/>).</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>When the secret or certificate ends, as the portal shows it. Null: not known, nobody is warned; of a certificate see <see cref="CertificateEnd"/>.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>Whole days that the credential still has when it ends within <see cref="WarnBefore"/> (0 or less: ended); otherwise null.</summary>
    public int? DaysLeftToWarn(DateTimeOffset now) => EndsAt is { } end && end - now < WarnBefore ? (int)Math.Floor((end - now).TotalDays) : null;

    /// <summary>When the certificate ends, as it says itself; null when there is none or it cannot be read.</summary>
    public DateTimeOffset? CertificateEnd()
    {
        try
        {
            if (Kind != CredentialKind.Certificate || string.IsNullOrEmpty(CertificateFile))
            {
                return null;
            }

            using var certificate = X509CertificateLoader.LoadPkcs12FromFile(CertificateFile, CertificatePassword);
            return new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null; // whoever uses it will say so
        }
    }

    /// <summary>The first setting that the kind needs and that is absent; null when all are there.</summary>
    public string? Missing() => Kind switch
    {
        CredentialKind.Secret => FirstEmpty((nameof(TenantId), TenantId), (nameof(Secret), Secret)),
        CredentialKind.Certificate => FirstEmpty((nameof(TenantId), TenantId), (nameof(CertificateFile), CertificateFile)),
        CredentialKind.Federated => FirstEmpty((nameof(TenantId), TenantId), (nameof(ManagedIdentityClientId), ManagedIdentityClientId)),
        _ => null,
    };

    private static string? FirstEmpty(params ReadOnlySpan<(string Name, string? Value)> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                return name;
            }
        }

        return null;
    }
}
