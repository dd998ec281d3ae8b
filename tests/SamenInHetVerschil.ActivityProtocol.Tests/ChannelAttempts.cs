using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>Requests to <c>/api/messages</c>, good and bad, with real signatures.</summary>
internal static class ChannelAttempts
{
    public const string Tenant = "9d3c1f9a-5f39-4a0f-9cf5-7b4c3f0c9a11";

    public static DateTimeOffset Now { get; } = new(2026, 12, 1, 5, 0, 0, TimeSpan.Zero);

    /// <summary>What may be wrong: a name, the status, and how to make it.</summary>
    public static Dictionary<string, (int Status, Func<FakeIssuer, Attempt> Make)> Bad { get; } = new(StringComparer.Ordinal)
    {
        ["no header"] = (401, _ => new() { Headers = [] }),
        ["empty header"] = (401, _ => new() { Headers = [""] }),
        ["scheme without token"] = (401, _ => new() { Headers = ["Bearer"] }),
        ["scheme with a blank"] = (401, _ => new() { Headers = ["Bearer "] }),
        ["token without scheme"] = (401, good => new() { Headers = [Good(good)] }),
        ["scheme in small letters"] = (401, good => new() { Headers = ["bearer " + Good(good)] }),
        ["scheme in capitals"] = (401, good => new() { Headers = ["BEARER " + Good(good)] }),
        ["basic scheme"] = (401, good => new() { Headers = ["Basic " + Good(good)] }),
        ["two blanks"] = (401, good => new() { Headers = ["Bearer  " + Good(good)] }),
        ["tab for blank"] = (401, good => new() { Headers = ["Bearer\t" + Good(good)] }),
        ["three parts"] = (401, good => new() { Headers = [$"Bearer {Good(good)} x"] }),
        ["two tokens in one header"] = (401, good => new() { Headers = [$"Bearer {Good(good)}, Bearer {Good(good)}"] }),
        ["two headers"] = (401, good => new() { Headers = ["Bearer " + Good(good), "Bearer " + Good(good)] }),
        ["token in quotes"] = (401, good => new() { Headers = [$"Bearer \"{Good(good)}\""] }),
        ["garbage"] = (401, _ => new() { Headers = ["Bearer x"] }),
        ["dots only"] = (401, _ => new() { Headers = ["Bearer .."] }),
        ["no base64"] = (401, _ => new() { Headers = ["Bearer a.b.c"] }),
        ["too long"] = (401, good => new() { Headers = ["Bearer " + Good(good) + new string('A', 9000)] }),
        ["two segments"] = (401, good => new() { Headers = ["Bearer " + Good(good)[..Good(good).LastIndexOf('.')]] }),
        ["four segments"] = (401, good => new() { Headers = [$"Bearer {Good(good)}.AAAA"] }),
        ["five segments"] = (401, good => new() { Headers = [$"Bearer {Good(good)}.AAAA.AAAA"] }),
        ["no signature"] = (401, good => Signed(good, sign: _ => [])),
        ["signature of zeros"] = (401, good => Signed(good, sign: _ => new byte[256])),
        ["signature cut short"] = (401, good => Signed(good, sign: bytes => good.Key().SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)[..200])),
        ["foreign key of the same name"] = (401, good => Signed(good, sign: bytes => RSA.Create(2048).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))),
        ["signed by another published key"] = (401, good =>
        {
            var other = good.Publish("key-2", "msteams");
            return Signed(good, sign: bytes => other.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }),
        ["PSS under the name RS256"] = (401, good => Signed(good, sign: bytes => good.Key().SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["SHA-1 under the name RS256"] = (401, good => Signed(good, sign: bytes => good.Key().SignData(bytes, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1))),
        ["claims changed after signing"] = (401, good =>
        {
            var parts = Good(good).Split('.');
            var forged = FakeIssuer.Claims(Now);
            forged["exp"] = Now.AddYears(1).ToUnixTimeSeconds();
            return new() { Headers = [$"Bearer {parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(forged.ToJsonString())}.{parts[2]}"] };
        }),
        ["alg none"] = (401, good => Signed(good, header => header["alg"] = "none", sign: _ => [])),
        ["alg None with signature"] = (401, good => Signed(good, header => header["alg"] = "None")),
        ["alg absent"] = (401, good => Signed(good, header => header.Remove("alg"))),
        ["alg null"] = (401, good => Signed(good, header => header["alg"] = null)),
        ["alg a number"] = (401, good => Signed(good, header => header["alg"] = 256)),
        ["HS256 with the public key"] = (401, good => Signed(
            good, header => header["alg"] = "HS256", sign: bytes => HMACSHA256.HashData(good.Key().ExportSubjectPublicKeyInfo(), bytes))),
        ["HS256 with the public key as text"] = (401, good => Signed(
            good, header => header["alg"] = "HS256", sign: bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(good.Key().ExportSubjectPublicKeyInfoPem()), bytes))),
        ["RS384"] = (401, good => Signed(
            good, header => header["alg"] = "RS384", sign: bytes => good.Key().SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1))),
        ["RS512"] = (401, good => Signed(
            good, header => header["alg"] = "RS512", sign: bytes => good.Key().SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1))),
        ["PS256"] = (401, good => Signed(
            good, header => header["alg"] = "PS256", sign: bytes => good.Key().SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ["key absent"] = (401, good => Signed(good, header => header.Remove("kid"))),
        ["key empty"] = (401, good => Signed(good, header => header["kid"] = "")),
        ["key unknown"] = (401, good => Signed(good, header => header["kid"] = "key-9")),
        ["key in other letters"] = (401, good => Signed(good, header => header["kid"] = "KEY-1")),
        ["key too short to trust"] = (401, good =>
        {
            good.PublishWeak("weak");
            return Signed(good, header => header["kid"] = "weak", sign: bytes => good.Key("weak").SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }),
        ["brings its own key"] = (401, good =>
        {
            using var own = RSA.Create(2048);
            var numbers = own.ExportParameters(false);
            var jwk = new JsonObject { ["kty"] = "RSA", ["n"] = Convert.ToBase64String(numbers.Modulus!), ["e"] = "AQAB" };
            var copy = own.ExportRSAPrivateKey();
            return Signed(good, header => header["jwk"] = jwk, sign: bytes =>
            {
                using var again = RSA.Create();
                again.ImportRSAPrivateKey(copy, out _);
                return again.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            });
        }),
        ["critical header that we do not know"] = (401, good => Signed(good, header => header["crit"] = new JsonArray("exp"))),
        ["algorithm named twice"] = (401, good => new()
        {
            Headers = ["Bearer " + good.Sign("""{"alg":"none","alg":"RS256","kid":"key-1"}""", FakeIssuer.Claims(Now).ToJsonString())],
        }),
        ["audience named twice"] = (401, good => new()
        {
            Headers = ["Bearer " + good.Sign(
                FakeIssuer.Header().ToJsonString(), FakeIssuer.Claims(Now).ToJsonString().Replace("\"aud\"", "\"aud\":\"other\",\"aud\"", StringComparison.Ordinal))],
        }),
        ["claims are a list"] = (401, good => new() { Headers = ["Bearer " + good.Sign(FakeIssuer.Header().ToJsonString(), "[]")] }),
        ["claims are no JSON"] = (401, good => new() { Headers = ["Bearer " + good.Sign(FakeIssuer.Header().ToJsonString(), "exp")] }),
        ["no claims"] = (401, good => new() { Headers = ["Bearer " + good.Sign(FakeIssuer.Header().ToJsonString(), "{}")] }),
        ["issuer absent"] = (401, good => Signed(good, claims: claims => claims.Remove("iss"))),
        ["issuer with a slash"] = (401, good => Signed(good, claims: claims => claims["iss"] = "https://api.botframework.com/")),
        ["issuer in capitals"] = (401, good => Signed(good, claims: claims => claims["iss"] = "https://API.botframework.com")),
        ["issuer of another cloud"] = (401, good => Signed(good, claims: claims => claims["iss"] = "https://api.botframework.us")),
        ["issuer Entra, version 1"] = (401, good => Signed(good, claims: claims => claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")),
        ["issuer Entra, version 2"] = (401, good => Signed(
            good, claims: claims => claims["iss"] = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0")),
        ["issuers in a list"] = (401, good => Signed(good, claims: claims => claims["iss"] = new JsonArray("https://api.botframework.com"))),
        ["audience absent"] = (401, good => Signed(good, claims: claims => claims.Remove("aud"))),
        ["audience empty"] = (401, good => Signed(good, claims: claims => claims["aud"] = "")),
        ["audience another bot"] = (401, good => Signed(good, claims: claims => claims["aud"] = "99999999-2222-3333-4444-555555555555")),
        ["audience a list with us"] = (401, good => Signed(good, claims: claims => claims["aud"] = new JsonArray(FakeIssuer.AppId))),
        ["audience of a tab"] = (401, good => Signed(good, claims: claims => claims["aud"] = $"api://botid-{FakeIssuer.AppId}")),
        ["audience that begins like us"] = (401, good => Signed(good, claims: claims => claims["aud"] = FakeIssuer.AppId + "0")),
        ["no end"] = (401, good => Signed(good, claims: claims => claims.Remove("exp"))),
        ["end as text"] = (401, good => Signed(good, claims: claims => claims["exp"] = "4102444800")),
        ["end beyond all calendars"] = (401, good => Signed(good, claims: claims => claims["exp"] = long.MaxValue)),
        ["end negative"] = (401, good => Signed(good, claims: claims => claims["exp"] = -1)),
        ["ended six minutes ago"] = (401, good => Signed(good, claims: claims =>
        {
            claims["nbf"] = Now.AddHours(-1).ToUnixTimeSeconds();
            claims["exp"] = Now.AddMinutes(-6).ToUnixTimeSeconds();
        })),
        ["ended exactly the skew ago"] = (401, good => Signed(good, claims: claims =>
        {
            claims["nbf"] = Now.AddHours(-1).ToUnixTimeSeconds();
            claims["exp"] = Now.AddMinutes(-5).ToUnixTimeSeconds();
        })),
        ["begins in six minutes"] = (401, good => Signed(good, claims: claims => claims["nbf"] = Now.AddMinutes(6).ToUnixTimeSeconds())),
        ["begins as text"] = (401, good => Signed(good, claims: claims => claims["nbf"] = "now")),
        ["ends before it begins"] = (401, good => Signed(good, claims: claims => claims["exp"] = Now.AddMinutes(-1).ToUnixTimeSeconds())),
        ["no service address"] = (401, good => Signed(good, claims: claims => claims.Remove("serviceurl"))),
        ["service address empty"] = (401, good => Signed(good, claims: claims => claims["serviceurl"] = "")),
        ["service address misspelt as in the body"] = (401, good => Signed(good, claims: claims =>
        {
            claims.Remove("serviceurl");
            claims["serviceUrl"] = FakeIssuer.Service;
        })),
        ["service address of another tenant"] = (401, good => Signed(good, claims: claims => claims["serviceurl"] = "https://smba.trafficmanager.net/emea/other/")),
        ["two slashes more"] = (401, good => Signed(good, claims: claims => claims["serviceurl"] = FakeIssuer.Service + "//")),
        ["activity without service address"] = (401, good => Signed(good) with { Change = activity => activity.Remove("serviceUrl") }),
        ["activity with another service address"] = (401, good => Signed(good) with { Change = activity => activity["serviceUrl"] = "https://smba.trafficmanager.net/amer/" }),
        ["host off the list, in token and activity"] = (403, good => ServedBy(good, "https://evil.trafficmanager.net/emea/")),
        ["plain http, in token and activity"] = (403, good => ServedBy(good, "http://smba.trafficmanager.net/emea/")),
        ["a machine inside, in token and activity"] = (403, good => ServedBy(good, "https://169.254.169.254/")),
        ["no address at all, in token and activity"] = (403, good => ServedBy(good, "smba.trafficmanager.net")),
        ["channel that the key does not endorse"] = (403, good => Signed(good) with { Change = activity => activity["channelId"] = "slack" }),
        ["channel in capitals"] = (403, good => Signed(good) with { Change = activity => activity["channelId"] = "MSTEAMS" }),
        ["key endorsed for nothing"] = (403, good => SignedBy(good, "bare", [])),
        ["key without endorsements"] = (403, good => SignedBy(good, "none", null)),
        ["key endorsed for another channel"] = (403, good => SignedBy(good, "other", ["webchat"])),
        ["tenant off the list"] = (403, good => Signed(good) with { Change = activity => activity["conversation"]!["tenantId"] = "other" }),
        ["tenant off the list, in channelData only"] = (403, good => Signed(good) with
        {
            Change = activity =>
            {
                ((JsonObject)activity["conversation"]!).Remove("tenantId");
                activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "other" } };
            },
        }),
        ["two tenants that differ"] = (403, good => Signed(good) with
        {
            Change = activity => activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "other" } },
        }),
        ["no tenant where one is needed"] = (403, good => Signed(good) with { Change = activity => ((JsonObject)activity["conversation"]!).Remove("tenantId") }),
    };

    public static string Good(FakeIssuer issuer) => issuer.Sign(FakeIssuer.Header(), FakeIssuer.Claims(Now));

    public static Attempt Signed(FakeIssuer issuer, Action<JsonObject>? header = null, Action<JsonObject>? claims = null, Func<byte[], byte[]>? sign = null)
    {
        var (head, said) = (FakeIssuer.Header(), FakeIssuer.Claims(Now));
        header?.Invoke(head);
        claims?.Invoke(said);
        return new() { Headers = ["Bearer " + issuer.Sign(head, said, sign)] };
    }

    public static Attempt SignedBy(FakeIssuer issuer, string key, string[]? endorsements)
    {
        var rsa = issuer.Publish(key, endorsements);
        return Signed(issuer, header => header["kid"] = key, sign: bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static Attempt ServedBy(FakeIssuer issuer, string service) =>
        Signed(issuer, claims: claims => claims["serviceurl"] = service) with { Change = activity => activity["serviceUrl"] = service };
}

/// <summary>What a caller sends.</summary>
internal sealed record Attempt
{
    public required IReadOnlyList<string> Headers { get; init; }

    public Action<JsonObject>? Change { get; init; }

    public JsonObject Activity
    {
        get
        {
            var activity = new JsonObject
            {
                ["type"] = "message", ["id"] = "1", ["channelId"] = "msteams", ["text"] = "hallo", ["serviceUrl"] = FakeIssuer.Service,
                ["conversation"] = new JsonObject { ["id"] = "a:1", ["tenantId"] = ChannelAttempts.Tenant },
            };
            Change?.Invoke(activity);
            return activity;
        }
    }
}
