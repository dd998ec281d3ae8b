using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>The issuer of the channel's tokens: its published documents, and tokens good and bad, down to the byte.</summary>
internal sealed class FakeIssuer : HttpMessageHandler
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Service = "https://smba.trafficmanager.net/emea/9d3c1f9a-5f39-4a0f-9cf5-7b4c3f0c9a11/";
    private readonly Dictionary<string, (RSA Rsa, string[]? Endorsements)> published = new(StringComparer.Ordinal);

    public FakeIssuer() => Publish("key-1", "msteams", "directline");

    public int Reads { get; private set; }

    /// <summary>Null: answers. Otherwise the status of every answer.</summary>
    public HttpStatusCode? Broken { get; set; }

    public string KeysAddress { get; set; } = "https://login.botframework.com/v1/.well-known/keys";

    public RSA Publish(string id, params string[]? endorsements)
    {
        var rsa = RSA.Create(2048);
        published[id] = (rsa, endorsements);
        return rsa;
    }

    public RSA Key(string id = "key-1") => published[id].Rsa;

    public void PublishWeak(string id) => published[id] = (RSA.Create(1024), ["msteams"]);

    public void Withdraw(string id) => published.Remove(id);

    /// <summary>The claims that Microsoft sends: these five and no others.</summary>
    public static JsonObject Claims(DateTimeOffset now) => new()
    {
        ["serviceurl"] = Service,
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        ["iss"] = "https://api.botframework.com",
        ["aud"] = AppId,
    };

    public static JsonObject Header(string keyId = "key-1") => new() { ["alg"] = "RS256", ["kid"] = keyId, ["x5t"] = keyId, ["typ"] = "JWT" };

    public string Sign(JsonNode header, JsonNode claims, Func<byte[], byte[]>? sign = null) => Sign(header.ToJsonString(), claims.ToJsonString(), sign);

    public string Sign(string header, string claims, Func<byte[], byte[]>? sign = null)
    {
        var head = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
        sign ??= bytes => Key().SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(head)))}";
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Broken is { } status)
        {
            return Task.FromResult(new HttpResponseMessage(status));
        }

        if (!request.RequestUri!.AbsolutePath.EndsWith("/keys", StringComparison.Ordinal))
        {
            return Task.FromResult(Json(JsonSerializer.Serialize(new { issuer = "https://api.botframework.com", jwks_uri = KeysAddress })));
        }

        Reads++;
        var keys = new JsonArray([.. published.Select(one => KeyOf(one.Key, one.Value.Rsa, one.Value.Endorsements))]);
        return Task.FromResult(Json(new JsonObject { ["keys"] = keys }.ToJsonString()));
    }

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    private static JsonObject KeyOf(string id, RSA rsa, string[]? endorsements)
    {
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["x5t"] = id,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus!), ["e"] = Base64UrlEncoder.Encode(numbers.Exponent!),
        };
        if (endorsements is not null)
        {
            key["endorsements"] = new JsonArray([.. endorsements.Select(one => (JsonNode)one)]);
        }

        return key;
    }
}
