using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace SamenInHetVerschil.Faking;

/// <summary>Microsoft's two hosts that a bot asks before Teams knows it: <c>login.microsoftonline.com</c> and <c>login.botframework.com</c>.</summary>
public sealed class FakeMicrosoft
{
    public const string Login = "login.microsoftonline.com";
    public const string Keys = "login.botframework.com";
    private readonly string modulus = Convert.ToBase64String(RandomNumberGenerator.GetBytes(256)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Puts both on the fake Internet.</summary>
    public FakeMicrosoft(FakeInternet internet)
    {
        internet.Host(Login, AnswerLoginAsync);
        internet.Host(Keys, AnswerKeysAsync);
    }

    /// <summary>Null: Entra gives a token. Otherwise its refusal, as <c>AADSTS7000215: …</c>.</summary>
    public (string Error, string Description)? Refusal { get; set; }

    /// <summary>For which channels the key is.</summary>
    public string[] Endorsements { get; set; } = ["msteams", "webchat"];

    /// <summary>By how much the clock of the host of the keys differs from ours.</summary>
    public TimeSpan Ahead { get; set; }

    private Task AnswerLoginAsync(HttpContext http)
    {
        if (Refusal is not var (error, description))
        {
            return http.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = 3599, access_token = "a-token" });
        }

        http.Response.StatusCode = error == "invalid_client" ? 401 : 400;
        return http.Response.WriteAsJsonAsync(new { error, error_description = description, error_codes = Array.Empty<int>() });
    }

    private Task AnswerKeysAsync(HttpContext http)
    {
        http.Response.Headers.Date = (TimeProvider.System.GetUtcNow() + Ahead).ToString("R");
        return http.Request.Path.Value switch
        {
            "/v1/.well-known/openidconfiguration" => http.Response.WriteAsJsonAsync(new { issuer = "https://api.botframework.com", jwks_uri = $"https://{Keys}/v1/.well-known/keys" }),
            "/v1/.well-known/keys" => http.Response.WriteAsJsonAsync(new
            {
                keys = new[] { new { kty = "RSA", use = "sig", kid = "key-1", x5t = "key-1", n = modulus, e = "AQAB", endorsements = Endorsements } },
            }),
            _ => Task.FromResult(http.Response.StatusCode = 404),
        };
    }
}
