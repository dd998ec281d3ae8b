using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SamenInHetVerschil.ActivityProtocol.Messages;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

public sealed class MessagesTests
{
    private const string Message = """{"type":"message","id":"1","channelId":"emulator","conversation":{"id":"c"},"text":"hallo","unknown":{"deep":[1]}}""";

    [Fact]
    public async Task A_message_is_stored_and_acknowledged()
    {
        await using var porch = await Porch.OpenAsync();
        using var answer = await PostAsync(porch, Message);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("hallo", Assert.Single(porch.House.Received).Text);
    }

    [Fact]
    public async Task An_invoke_is_answered_in_the_body()
    {
        await using var porch = await Porch.OpenAsync();
        porch.House.OnInvoke = _ => new InvokeAnswer(200, JsonSerializer.SerializeToElement(new { statusCode = 200, value = "é" }));
        using var answer = await PostAsync(porch, Message.Replace("\"message\"", "\"invoke\""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"statusCode":200,"value":"é"}""", await answer.Content.ReadAsStringAsync());
        Assert.Empty(porch.House.Received);
    }

    [Fact]
    public async Task An_invoke_nobody_knows_is_501_without_a_body()
    {
        await using var porch = await Porch.OpenAsync();
        using var answer = await PostAsync(porch, Message.Replace("\"message\"", "\"invoke\""));
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":null,"channelId":"x","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":5,"channelId":"x","conversation":{"id":"c"}}""")]
    [InlineData("""{"channelId":"x","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"","channelId":"x","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","channelId":"x"}""")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{}}""")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{"id":null}}""")]
    [InlineData("""{"type":"message","channelId":"x","conversation":"c"}""")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{"id":"c"},"value":"\ud800"}""")]
    [InlineData("""{"type":"message","channelId":"x","conversation":{"id":"c"}} {}""")]
    public async Task What_is_no_activity_is_refused_with_a_reason(string body)
    {
        await using var porch = await Porch.OpenAsync();
        Assert.Equal("BadArgument", await (await PostAsync(porch, body)).CodeAsync(400));
        Assert.Empty(porch.House.Received);
    }

    [Fact]
    public async Task Half_a_character_and_too_deep_a_nest_are_refused()
    {
        await using var porch = await Porch.OpenAsync();
        byte[] broken = [.. Encoding.UTF8.GetBytes(Message[..^1] + ",\"summary\":\""), 0xC3, (byte)'"', (byte)'}'];
        await (await PostAsync(porch, new ByteArrayContent(broken) { Headers = { ContentType = new("application/json") } })).CodeAsync(400);
        await (await PostAsync(porch, Message[..^1] + ",\"value\":" + new string('[', 5000) + new string(']', 5000) + "}")).CodeAsync(400);
        await (await PostAsync(porch, Message.Replace("\"id\":\"1\"", $"\"id\":\"{new string('i', 1001)}\""))).CodeAsync(400);
    }

    [Fact]
    public async Task Empty_places_in_lists_do_not_reach_the_house()
    {
        await using var porch = await Porch.OpenAsync();
        using var answer = await PostAsync(porch, Message[..^1] + ""","attachments":[null,{"contentType":"text/html"}],"membersAdded":[null]}""");
        var received = Assert.Single(porch.House.Received);
        Assert.Single(received.Attachments!);
        Assert.Empty(received.MembersAdded!);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_obstacle()
    {
        await using var porch = await Porch.OpenAsync();
        using var answer = await PostAsync(porch, "\uFEFF" + Message);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Too_large_a_body_is_413_whether_announced_or_not(bool announced)
    {
        await using var porch = await Porch.OpenAsync();
        var bytes = Encoding.UTF8.GetBytes(Message[..^1] + ",\"summary\":\"" + new string('x', MessagesEndpoint.BodyLimit) + "\"}");
        using HttpContent content = announced ? new ByteArrayContent(bytes) : new StreamContent(new Unseekable(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Assert.Equal("MessageSizeTooBig", await (await PostAsync(porch, content)).CodeAsync(413));
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_taken()
    {
        await using var porch = await Porch.OpenAsync();
        var body = Message[..^1] + ",\"summary\":\"\"}";
        body = body.Insert(body.Length - 2, new string('x', MessagesEndpoint.BodyLimit - body.Length));
        using var answer = await PostAsync(porch, body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Other_kinds_of_content_are_415(string? type)
    {
        await using var porch = await Porch.OpenAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Message));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        await (await PostAsync(porch, content)).CodeAsync(415);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task Only_POST_is_known(string method)
    {
        await using var porch = await Porch.OpenAsync();
        using var answer = await porch.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/messages"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("Production", null)]
    [InlineData("Staging", null)]
    [InlineData("Development", "00000000-0000-0000-0000-000000000001")]
    public async Task Without_a_token_nobody_gets_in_outside_of_development(string environment, string? appId)
    {
        await using var porch = await Porch.OpenAsync(environment: environment, appId: appId);
        using var answer = await PostAsync(porch, Message);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.Empty(porch.House.Received);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "bot.example.org")]
    [InlineData("Host", "127.0.0.1.example.org")]
    [InlineData("Origin", "https://example.org")]
    [InlineData("Origin", "null")]
    public async Task Who_comes_through_a_proxy_or_from_a_page_elsewhere_is_no_loopback_caller(string header, string value)
    {
        await using var porch = await Porch.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = Json(Message) };
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await porch.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost", true)]
    [InlineData("127.0.0.1", "localhost:3978", true)]
    [InlineData("127.8.9.1", "127.0.0.1:80", true)]
    [InlineData("::1", "[::1]:3978", true)]
    [InlineData("::ffff:127.0.0.1", "bot.localhost", true)]
    [InlineData("192.168.1.4", "localhost", false)]
    [InlineData("::ffff:10.0.0.1", "localhost", false)]
    [InlineData("2001:db8::1", "[::1]", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData("127.0.0.1", "localhost.example.org", false)]
    [InlineData(null, "localhost", false)]
    public void Loopback_is_judged_by_address_and_name(string? address, string host, bool loopback)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        context.Request.Host = new HostString(host);
        Assert.Equal(loopback, Http.Loopback.Holds(context.Request));
    }

    [Fact]
    public async Task A_refused_caller_is_answered_before_the_body_is_read()
    {
        await using var porch = await Porch.OpenAsync(environment: "Production");
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, porch.Port);
        await line.GetStream().WriteAsync("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray());
        var buffer = new byte[1024];
        var read = await line.GetStream().ReadAsync(buffer);
        Assert.StartsWith("HTTP/1.1 401", Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_house_is_500_without_details_so_that_the_channel_sends_again()
    {
        await using var porch = await Porch.OpenAsync();
        porch.House.OnTurn = _ => throw new InvalidOperationException("the table is gone");
        using var answer = await PostAsync(porch, Message);
        Assert.DoesNotContain("table", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("ServiceError", await answer.CodeAsync(500));
    }

    [Fact]
    public async Task An_authenticator_of_the_house_can_object_to_the_activity()
    {
        await using var porch = await Porch.OpenAsync(also: builder => builder.Services.AddSingleton<IChannelAuthenticator>(new OnlyTeams()));
        using var refused = await PostAsync(porch, Message);
        using var accepted = await PostAsync(porch, Message.Replace("emulator", "msteams"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(Porch porch, string body) => PostAsync(porch, Json(body));

    private static Task<HttpResponseMessage> PostAsync(Porch porch, HttpContent content) => porch.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private sealed class OnlyTeams : IChannelAuthenticator
    {
        public ValueTask<ChannelVerdict> AuthenticateAsync(HttpContext context, CancellationToken cancel) => ValueTask.FromResult<ChannelVerdict>(
            new ChannelVerdict.Accepted(activity => activity.ChannelId == "msteams" ? null : new ChannelVerdict.Refused("not endorsed", 403)));
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
