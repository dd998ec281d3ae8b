using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.ActivityProtocol.Messages;
using static SamenInHetVerschil.ActivityProtocol.Tests.ChannelAttempts;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>Who may come in by <c>/api/messages</c>, seen from outside: real requests, real signatures.</summary>
public sealed class ChannelTokenTests : IDisposable
{
    private readonly FakeTimeProvider time = new(Now);
    private readonly FakeIssuer issuer = new();

    public static TheoryData<string> BadNames => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task Not_let_in_and_not_told_why(string name)
    {
        var (status, make) = Bad[name];
        await using var porch = await OpenAsync();
        using var answer = await PostAsync(porch, make(issuer));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain(answer.Headers, header => header.Key == "WWW-Authenticate");
        Assert.Empty(porch.House.Received);
    }

    public static TheoryData<string, string> Addresses => new()
    {
        { FakeIssuer.Service, FakeIssuer.Service },
        { FakeIssuer.Service.TrimEnd('/'), FakeIssuer.Service },
        { FakeIssuer.Service, FakeIssuer.Service.TrimEnd('/') },
        { FakeIssuer.Service.ToUpperInvariant().Replace("HTTPS", "https", StringComparison.Ordinal), FakeIssuer.Service },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Let_in_whatever_the_case_and_one_slash_of_the_service_address(string claimed, string sent)
    {
        await using var porch = await OpenAsync();
        using var answer = await PostAsync(
            porch, Signed(issuer, claims: claims => claims["serviceurl"] = claimed) with { Change = activity => activity["serviceUrl"] = sent });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Single(porch.House.Received);
    }

    [Theory]
    [InlineData(-60, -4)]
    [InlineData(4, 60)]
    public async Task Let_in_when_the_clocks_differ_by_four_minutes(int begins, int ends)
    {
        await using var porch = await OpenAsync();
        using var answer = await PostAsync(porch, Signed(issuer, claims: claims =>
        {
            claims["nbf"] = Now.AddMinutes(begins).ToUnixTimeSeconds();
            claims["exp"] = Now.AddMinutes(ends).ToUnixTimeSeconds();
        }));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_fetched_at_once_but_strangers_make_us_ask_once_an_hour_at_most()
    {
        await using var porch = await OpenAsync();
        Assert.Equal(202, await StatusAsync(porch, Signed(issuer)));
        Assert.Equal(1, issuer.Reads);

        Assert.Equal(202, await StatusAsync(porch, SignedBy(issuer, "rotated", ["msteams"])));
        Assert.Equal(2, issuer.Reads);

        for (var stranger = 0; stranger < 20; stranger++)
        {
            Assert.Equal(401, await StatusAsync(porch, Signed(issuer, header => header["kid"] = $"stranger-{stranger}")));
        }

        Assert.Equal(2, issuer.Reads);
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(401, await StatusAsync(porch, Signed(issuer, header => header["kid"] = "stranger", claims => claims["exp"] = Now.AddHours(3).ToUnixTimeSeconds())));
        Assert.Equal(3, issuer.Reads);
    }

    [Fact]
    public async Task Keys_are_read_anew_each_day_so_a_withdrawn_one_ends()
    {
        await using var porch = await OpenAsync();
        var longLived = Signed(issuer, claims: claims => claims["exp"] = Now.AddDays(9).ToUnixTimeSeconds());
        Assert.Equal(202, await StatusAsync(porch, longLived));
        issuer.Withdraw("key-1");
        issuer.Publish("key-2", "msteams");
        time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(401, await StatusAsync(porch, longLived));
    }

    [Fact]
    public async Task A_failed_first_fetch_is_recovered_from_without_a_restart()
    {
        issuer.Broken = HttpStatusCode.ServiceUnavailable;
        await using var porch = await OpenAsync();
        Assert.Equal(401, await StatusAsync(porch, Signed(issuer)));
        issuer.Broken = null;
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(202, await StatusAsync(porch, Signed(issuer)));
    }

    [Fact]
    public async Task When_the_issuer_is_down_the_last_keys_serve_three_days_and_no_longer()
    {
        await using var porch = await OpenAsync();
        var longLived = Signed(issuer, claims: claims => claims["exp"] = Now.AddDays(9).ToUnixTimeSeconds());
        Assert.Equal(202, await StatusAsync(porch, longLived));
        issuer.Broken = HttpStatusCode.BadGateway;
        time.Advance(TimeSpan.FromHours(71));
        Assert.Equal(202, await StatusAsync(porch, longLived));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, await StatusAsync(porch, longLived));
    }

    [Fact]
    public async Task Keys_at_an_address_that_anybody_can_read_along_are_not_taken()
    {
        issuer.KeysAddress = "http://login.botframework.com/v1/.well-known/keys";
        await using var porch = await OpenAsync();
        Assert.Equal(401, await StatusAsync(porch, Signed(issuer)));
        Assert.Equal(0, issuer.Reads);
    }

    public void Dispose() => issuer.Dispose();

    private static async Task<int> StatusAsync(Porch porch, Attempt attempt)
    {
        using var answer = await PostAsync(porch, attempt);
        return (int)answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(Porch porch, Attempt attempt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(attempt.Activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        Assert.True(attempt.Headers.Count == 0 || request.Headers.TryAddWithoutValidation("Authorization", attempt.Headers));
        return await porch.Http.SendAsync(request);
    }

    private Task<Porch> OpenAsync() => Porch.OpenAsync(environment: "Production", appId: FakeIssuer.AppId, time: time, also: builder =>
    {
        builder.Services.Configure<MessagesOptions>(options => options.AllowedTenants = [Tenant]);
        builder.Services.AddSingleton(services => new ChannelKeys(
            services.GetRequiredService<IOptions<MessagesOptions>>(), time, NullLogger<ChannelKeys>.Instance, issuer));
    });
}
