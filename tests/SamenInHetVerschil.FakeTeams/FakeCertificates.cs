using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SamenInHetVerschil.Faking;

/// <summary>What may be wrong with the certificate that a host shows.</summary>
public enum CertificateFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It ended yesterday.</summary>
    Ended,

    /// <summary>It is for another host.</summary>
    OtherName,

    /// <summary>No authority signed it.</summary>
    SelfMade,
}

/// <summary>An authority of the test's own, and the certificates that it signs.</summary>
internal sealed class FakeCertificates : IDisposable
{
    private readonly ConcurrentDictionary<(string Host, CertificateFault Fault), X509Certificate2> made = new();
    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 authority;

    public FakeCertificates()
    {
        var request = new CertificateRequest("CN=Authority of a test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authority = request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
    }

    public string Pem => authority.ExportCertificatePem();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public X509Certificate2 For(string host, CertificateFault fault) => made.GetOrAdd((host, fault), _ => Make(host, fault));

    public void Dispose()
    {
        key.Dispose();
        authority.Dispose();
        foreach (var certificate in made.Values)
        {
            certificate.Dispose();
        }
    }

    private X509Certificate2 Make(string host, CertificateFault fault)
    {
        using var own = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + host, own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(fault == CertificateFault.OtherName ? "elsewhere.example.org" : host);
        request.CertificateExtensions.Add(names.Build());
        var (from, to) = fault == CertificateFault.Ended ? (Now.AddDays(-30), Now.AddDays(-1)) : (Now.AddDays(-1), Now.AddDays(30));
        using var signed = fault == CertificateFault.SelfMade
            ? request.CreateSelfSigned(from, to)
            : request.Create(authority, from, to, RandomNumberGenerator.GetBytes(12)).CopyWithPrivateKey(own);
        // Through a file format, since not every system serves with a key that lives in memory only.
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }
}
