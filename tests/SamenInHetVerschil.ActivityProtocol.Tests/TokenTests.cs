using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using SamenInHetVerschil.ActivityProtocol.DirectLine;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

public sealed class TokenTests
{
    private static readonly DirectLineUser Anna = new("dl_anna", "Anna é");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly DirectLineTokens tokens;

    public TokenTests() => tokens = new DirectLineTokens(Options.Create(new DirectLineOptions { SigningKey = Porch.Key }), time);

    [Fact]
    public async Task A_token_says_who_where_and_until_when()
    {
        var valid = Assert.IsType<TokenVerdict.Valid>(await tokens.ValidateAsync(tokens.Issue(Anna, "c1")));
        Assert.Equal(new TokenContents(Anna, "c1", time.GetUtcNow().AddHours(12)), valid.Contents);
    }

    [Fact]
    public void Web_Chat_can_read_the_user_in_the_middle_part()
    {
        var middle = tokens.Issue(Anna, "c1").Split('.')[1];
        Assert.Contains("\"user\":\"dl_anna\"", Base64UrlEncoder.Decode(middle), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_ends_at_its_second()
    {
        var token = tokens.Issue(Anna, "c1");
        time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.IsType<TokenVerdict.Valid>(await tokens.ValidateAsync(token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<TokenVerdict.Expired>(await tokens.ValidateAsync(token));
    }

    [Theory]
    [InlineData(TokenPurpose.Token, true)]
    [InlineData(TokenPurpose.Renewal, true)]
    [InlineData(TokenPurpose.Ticket, false)]
    public async Task A_page_that_slept_for_weeks_can_renew_within_sixty_days(TokenPurpose purpose, bool renews)
    {
        var token = tokens.Issue(Anna, "c1", purpose);
        time.Advance(TimeSpan.FromHours(12) + TimeSpan.FromDays(60) - TimeSpan.FromSeconds(1));
        Assert.Equal(renews, await tokens.ValidateForRenewalAsync(token) is TokenVerdict.Valid { Contents.ConversationId: "c1" });
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await tokens.ValidateForRenewalAsync(token) is TokenVerdict.Valid);
    }

    [Fact]
    public async Task No_purpose_is_taken_for_another()
    {
        var purposes = Enum.GetValues<TokenPurpose>();
        foreach (var issued in purposes)
        {
            foreach (var asked in purposes)
            {
                Assert.Equal(issued == asked, await tokens.ValidateAsync(tokens.Issue(Anna, "c1", issued), asked) is TokenVerdict.Valid);
            }
        }
    }

    [Fact]
    public async Task A_ticket_lives_a_minute_carries_the_watermark_and_no_name()
    {
        var ticket = tokens.IssueTicket(Anna, "c1", 7);
        var valid = Assert.IsType<TokenVerdict.Valid>(await tokens.ValidateAsync(ticket, TokenPurpose.Ticket));
        Assert.Equal(7, valid.Contents.Watermark);
        Assert.Null(valid.Contents.User.Name);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsType<TokenVerdict.Expired>(await tokens.ValidateAsync(ticket, TokenPurpose.Ticket));
    }

    [Fact]
    public void A_token_for_an_impossible_user_is_never_issued() =>
        Assert.Throws<ArgumentException>(() => tokens.Issue(new DirectLineUser("anna", null), "c1"));

    [Fact]
    public async Task The_hand_made_token_of_these_tests_is_good_when_nothing_is_wrong_with_it() =>
        Assert.IsType<TokenVerdict.Valid>(await tokens.ValidateAsync(Sign(Head, Body())));

    public static TheoryData<string, string> BadTokens()
    {
        var good = Sign(Head, Body());
        var parts = good.Split('.');
        using var rsa = RSA.Create(2048);
        var rsaText = $"{Encode("""{"alg":"RS256","typ":"JWT"}""")}.{Encode(Body())}";
        return new TheoryData<string, string>
        {
            { "empty", "" },
            { "one word", "abc" },
            { "dots only", ".." },
            { "two parts", $"{parts[0]}.{parts[1]}" },
            { "four parts", good + ".AAAA" },
            { "five parts", $"{good}.AAAA.AAAA" },
            { "not base64", "!!!.!!!.!!!" },
            { "head no JSON", $"{Encode("hello")}.{parts[1]}.{parts[2]}" },
            { "body no JSON", Sign(Head, "hello") },
            { "body an array", Sign(Head, "[]") },
            { "no signature", $"{parts[0]}.{parts[1]}." },
            { "signature cut short", good[..^4] },
            { "signature of another body", $"{parts[0]}.{Encode(Body(user: "\"dl_eve\""))}.{parts[2]}" },
            { "another key", Sign(Head, Body(), key: new byte[32]) },
            { "alg none", $"{Encode("""{"alg":"none"}""")}.{parts[1]}." },
            { "alg None with the signature", Sign("""{"alg":"None","typ":"JWT"}""", Body()) },
            { "alg missing", Sign("""{"typ":"JWT"}""", Body()) },
            { "alg in small letters", Sign("""{"alg":"hs256"}""", Body()) },
            { "alg HS512", $"{Encode("""{"alg":"HS512"}""")}.{parts[1]}.{Base64UrlEncoder.Encode(HMACSHA512.HashData(Porch.Key, Encoding.ASCII.GetBytes($"{Encode("""{"alg":"HS512"}""")}.{parts[1]}")))}" },
            { "alg HS384", $"{Encode("""{"alg":"HS384"}""")}.{parts[1]}.{Base64UrlEncoder.Encode(HMACSHA384.HashData(Porch.Key, Encoding.ASCII.GetBytes($"{Encode("""{"alg":"HS384"}""")}.{parts[1]}")))}" },
            { "alg RS256", $"{rsaText}.{Base64UrlEncoder.Encode(rsa.SignData(Encoding.ASCII.GetBytes(rsaText), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}" },
            { "crit head", Sign("""{"alg":"HS256","crit":["exp"]}""", Body()) },
            { "no exp", Sign(Head, Body(exp: null)) },
            { "exp a text", Sign(Head, Body(exp: "\"1900000000\"")) },
            { "exp a fraction", Sign(Head, Body(exp: "1900000000.5")) },
            { "exp null", Sign(Head, Body(exp: "null")) },
            { "exp negative", Sign(Head, Body(exp: "-5")) },
            { "exp beyond all years", Sign(Head, Body(exp: "9223372036854775807")) },
            { "exp in milliseconds", Sign(Head, Body(exp: "1900000000000000")) },
            { "no user", Sign(Head, Body(user: null)) },
            { "user without dl_", Sign(Head, Body(user: "\"anna\"")) },
            { "user only dl_", Sign(Head, Body(user: "\"dl_\"")) },
            { "user a number", Sign(Head, Body(user: "5")) },
            { "user with a space", Sign(Head, Body(user: "\"dl_a b\"")) },
            { "user twice", Sign(Head, Body()[..^1] + ",\"user\":\"dl_eve\"}") },
            { "no conversation", Sign(Head, Body(conv: null)) },
            { "empty conversation", Sign(Head, Body(conv: "\"\"")) },
            { "conversations in a list", Sign(Head, Body(conv: "[\"c1\",\"c2\"]")) },
            { "no purpose", Sign(Head, Body(purpose: null)) },
            { "unknown purpose", Sign(Head, Body(purpose: "\"Token\"")) },
            { "a ticket", Sign(Head, Body(purpose: "\"ticket\"")) },
            { "a renewal", Sign(Head, Body(purpose: "\"renewal\"")) },
            { "not yet good", Sign(Head, Body()[..^1] + ",\"nbf\":1900000000}") },
            { "with Bearer in front", "Bearer " + good },
            { "longer than any of ours", Sign(Head, Body()[..^1] + $",\"x\":\"{new string('x', 5000)}\"}}") },
        };
    }

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_bad_token_is_not_ours(string what, string token)
    {
        Assert.True(await tokens.ValidateAsync(token) is TokenVerdict.Malformed, what);
        if (what != "a renewal")
        {
            Assert.True(await tokens.ValidateForRenewalAsync(token) is TokenVerdict.Malformed, what);
        }
    }

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_bad_token_opens_no_door(string what, string token)
    {
        await using var porch = await Porch.OpenAsync();
        using var content = new ByteArrayContent([]);
        var code = await (await porch.SendAsync(HttpMethod.Post, "conversations", "Bearer " + token, content)).CodeAsync(401);
        Assert.True(code == "Unauthorized", what);
    }

    private const string Head = """{"alg":"HS256","typ":"JWT"}""";

    private static string Body(string? user = "\"dl_anna\"", string? conv = "\"c1\"", string? exp = "1900000000", string? purpose = "\"token\"")
    {
        string?[] claims = [Claim("user", user), Claim("conv", conv), Claim("exp", exp), Claim("purpose", purpose)];
        return "{" + string.Join(',', claims.Where(claim => claim is not null)) + "}";
    }

    private static string? Claim(string name, string? value) => value is null ? null : $"\"{name}\":{value}";

    private static string Sign(string head, string body, byte[]? key = null)
    {
        var text = $"{Encode(head)}.{Encode(body)}";
        return $"{text}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(key ?? Porch.Key, Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(text);
}
