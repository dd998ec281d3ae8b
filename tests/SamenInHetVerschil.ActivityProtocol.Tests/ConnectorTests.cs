using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.ActivityProtocol.Connector;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

public sealed class ConnectorTests : IDisposable
{
    private static readonly Activity Hello = new() { Type = "message", Id = "mine", Text = "hallo é", ServiceUrl = "https://example.org" };
    private readonly ConnectorOptions options = new() { UnsafeAllowLoopback = true };
    private readonly ConnectorClient client;

    public ConnectorTests() => client = new ConnectorClient(new NoConnectorTokens(), Options.Create(options), TimeProvider.System);

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Each_call_goes_to_its_own_address_with_ids_escaped()
    {
        await using var channel = await Channel.OpenAsync(context => context.Response.WriteAsync("""{"id":"new"}"""));
        var service = channel.Url + "/emea/tenant/";
        const string conversation = "a:1/2;messageid=3?x#y%20é";
        const string escaped = "a%3A1%2F2%3Bmessageid%3D3%3Fx%23y%2520%C3%A9";
        Assert.Equal(new SendOutcome.Accepted("new"), await client.SendToConversationAsync(service, conversation, Hello, default));
        Assert.Equal(new SendOutcome.Accepted("new"), await client.ReplyToActivityAsync(service, conversation, "r/1", Hello, default));
        Assert.Equal(new SendOutcome.Accepted("new"), await client.UpdateAsync(service, conversation, "r/1", Hello, default));
        Assert.Equal(new SendOutcome.Accepted("new"), await client.DeleteAsync(service, conversation, "r/1", default));
        Assert.Equal(new SendOutcome.Accepted("new"), await client.ShowTypingAsync(service, conversation, new ChannelAccount { Id = "bot" }, default));
        var root = $"/emea/tenant/v3/conversations/{escaped}/activities";
        Assert.Equal([$"POST {root}", $"POST {root}/r%2F1", $"PUT {root}/r%2F1", $"DELETE {root}/r%2F1", $"POST {root}"], channel.Requests.Select(request => request.Line));
        Assert.Equal("""{"type":"message","text":"hallo é"}""", channel.Requests.First().Body);
        Assert.Contains("\"replyToId\":\"r/1\"", channel.Requests.ElementAt(1).Body, StringComparison.Ordinal);
        Assert.All(channel.Requests, request => Assert.Equal("", request.Authorization));
    }

    [Theory]
    [InlineData(200, "", null)]
    [InlineData(201, "{}", null)]
    [InlineData(202, "not json", null)]
    [InlineData(200, """{"id":5}""", null)]
    [InlineData(200, """{"id":"a"}""", "a")]
    public async Task Taken_is_taken_with_or_without_an_id(int status, string body, string? id) =>
        Assert.Equal(new SendOutcome.Accepted(id), await AnswerOfAsync(status, body));

    [Theory]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"x"}}""", "BadSyntax")]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser"}}""", "ConversationBlockedByUser")]
    [InlineData(404, """{"error":"gone"}""", null)]
    [InlineData(413, "", null)]
    [InlineData(401, "[]", null)]
    [InlineData(302, "", null)]
    public async Task Refused_is_refused_with_its_code(int status, string body, string? code) =>
        Assert.Equal(new SendOutcome.Refused(status, code), await AnswerOfAsync(status, body));

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_server_that_breaks_leaves_it_uncertain(int status) =>
        Assert.Equal(new SendOutcome.Uncertain(status), await AnswerOfAsync(status, ""));

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(429, "Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    [InlineData(429, null, null)]
    [InlineData(429, "soon", null)]
    [InlineData(412, null, null)]
    public async Task Throttled_says_how_long_to_wait(int status, string? header, int? seconds)
    {
        await using var channel = await Channel.OpenAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });
        var outcome = await client.SendToConversationAsync(channel.Url, "c", Hello, default);
        Assert.Equal(new SendOutcome.Throttled(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value)), outcome);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await Channel.OpenAsync(_ => Task.CompletedTask);
        await using var channel = await Channel.OpenAsync(context =>
        {
            context.Response.Redirect(elsewhere.Url, permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        });
        Assert.Equal(new SendOutcome.Refused(308, null), await client.SendToConversationAsync(channel.Url, "c", Hello, default));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Nobody_there_means_nothing_was_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal(new SendOutcome.NotReachable(), await client.SendToConversationAsync($"http://127.0.0.1:{port}", "c", Hello, default));
        Assert.Equal(new SendOutcome.NotReachable(), await client.DeleteAsync($"http://127.0.0.1:{port}", "c", "a", default));
    }

    [Fact]
    public async Task No_answer_in_time_leaves_it_uncertain()
    {
        var time = new FakeTimeProvider();
        using var patient = new ConnectorClient(new NoConnectorTokens(), Options.Create(options), time);
        await using var channel = await Channel.OpenAsync(context =>
        {
            time.Advance(TimeSpan.FromSeconds(15));
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        Assert.Equal(new SendOutcome.Uncertain(null), await patient.SendToConversationAsync(channel.Url, "c", Hello, default));
    }

    [Fact]
    public async Task Stopping_after_it_left_leaves_it_uncertain_and_before_throws()
    {
        using var stop = new CancellationTokenSource();
        await using var channel = await Channel.OpenAsync(async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        Assert.Equal(new SendOutcome.Uncertain(null), await client.SendToConversationAsync(channel.Url, "c", Hello, stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendToConversationAsync(channel.Url, "c", Hello, stop.Token));
        Assert.Single(channel.Requests);
    }

    [Fact]
    public async Task A_line_cut_after_the_bytes_left_is_never_tried_again_behind_our_back()
    {
        // The second call reuses the connection of the first, which is where the framework likes to send again.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var arrived = 0;
        var serving = ServeAsync();
        var service = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        Assert.Equal(new SendOutcome.Accepted("1"), await client.SendToConversationAsync(service, "c", Hello, default));
        Assert.Equal(new SendOutcome.Uncertain(null), await client.SendToConversationAsync(service, "c", Hello, default));
        listener.Stop();
        await serving;
        Assert.Equal(2, arrived);

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var line = await listener.AcceptTcpClientAsync();
                    var stream = line.GetStream();
                    while (await ReadRequestAsync(stream))
                    {
                        if (++arrived != 1)
                        {
                            break;
                        }

                        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"u8.ToArray());
                    }
                }
            }
            catch (Exception stopped) when (stopped is SocketException or InvalidOperationException or ObjectDisposedException)
            {
                // Stopped.
            }
        }
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://SMBA.trafficmanager.net", true)]
    [InlineData("https://smba.trafficmanager.net:443/teams", true)]
    [InlineData("https://webchat.botframework.com/", true)]
    [InlineData("https://a.b.botframework.com/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("https://evil.trafficmanager.net/", false)]
    [InlineData("https://trafficmanager.net/", false)]
    [InlineData("https://botframework.com/", false)]
    [InlineData("https://.botframework.com/", false)]
    [InlineData("https://evilbotframework.com/", false)]
    [InlineData("https://botframework.com.example.org/", false)]
    [InlineData("https://smba.trafficmanager.net.example.org/", false)]
    [InlineData("https://smba.trafficmanager.net@example.org/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://example.org/?smba.trafficmanager.net", false)]
    [InlineData("https://smba.trafficmanager.net/?x=1", false)]
    [InlineData("https://smba.trafficmanager.net/#x", false)]
    [InlineData("https://smba.trafficmanager.net\\@example.org/", false)]
    [InlineData("ftp://smba.trafficmanager.net/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("http://169.254.169.254/", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    public async Task Only_services_of_the_list_are_spoken_to(string service, bool allowed)
    {
        using var strict = new ConnectorClient(new NoConnectorTokens(), Options.Create(new ConnectorOptions()), TimeProvider.System);
        var code = allowed ? SendOutcome.OwnCodes.NoToken : SendOutcome.OwnCodes.ServiceNotAllowed;
        Assert.Equal(new SendOutcome.Refused(0, code), await strict.SendToConversationAsync(service, "c", Hello, default));
    }

    [Theory]
    [InlineData("http://127.0.0.1:56150/", true)]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://[::1]:1/", true)]
    [InlineData("http://127.0.0.1.example.org/", false)]
    [InlineData("http://10.0.0.1/", false)]
    public void The_unsafe_option_opens_this_machine_only(string service, bool allowed) => Assert.Equal(allowed, options.Allows(new Uri(service)));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_climb_to_another_address_is_not_sent(string id)
    {
        await using var channel = await Channel.OpenAsync(_ => Task.CompletedTask);
        Assert.Equal(new SendOutcome.Refused(0, SendOutcome.OwnCodes.IdNotUsable), await client.SendToConversationAsync(channel.Url, id, Hello, default));
        Assert.Equal(new SendOutcome.Refused(0, SendOutcome.OwnCodes.IdNotUsable), await client.UpdateAsync(channel.Url, "c", id, Hello, default));
        Assert.Empty(channel.Requests);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_activity_sent_again()
    {
        var tokens = new NumberedTokens();
        using var line = new PickyLine(accepts: "Bearer 2");
        using var speaker = new ConnectorClient(tokens, Options.Create(new ConnectorOptions()), TimeProvider.System, line);
        Assert.Equal(new SendOutcome.Accepted("new"), await speaker.SendToConversationAsync("https://smba.trafficmanager.net/emea/", "c", Hello, default));
        Assert.Equal(["Bearer 1", "Bearer 2"], line.Seen);
        Assert.Equal([false, true], tokens.Asked);
        Assert.Equal(new SendOutcome.Refused(401, null), await speaker.SendToConversationAsync("https://smba.trafficmanager.net/emea/", "c", Hello, default));
        Assert.Equal(4, line.Seen.Count);
    }

    private async Task<SendOutcome> AnswerOfAsync(int status, string body)
    {
        await using var channel = await Channel.OpenAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        var outcome = await client.SendToConversationAsync(channel.Url, "c", Hello, default);
        Assert.Single(channel.Requests);
        return outcome;
    }

    /// <summary>Reads one request whole; false when the client hung up.</summary>
    private static async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                return false;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            if (text.ToString().TrimEnd().EndsWith('}'))
            {
                return true;
            }
        }
    }

    private sealed class NumberedTokens : IConnectorTokens
    {
        public List<bool> Asked { get; } = [];

        public ValueTask<string?> GetAsync(Uri service, bool fresh, CancellationToken cancel)
        {
            Asked.Add(fresh);
            return ValueTask.FromResult<string?>($"{Asked.Count}");
        }
    }

    private sealed class PickyLine(string accepts) : HttpMessageHandler
    {
        public List<string> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add(request.Headers.Authorization!.ToString());
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return Seen[^1] == accepts
                ? new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("""{"id":"new"}""") }
                : new HttpResponseMessage(HttpStatusCode.Unauthorized);
        }
    }

    private sealed record Request(string Line, string Body, string Authorization);

    /// <summary>A channel's end of the connector, on this machine.</summary>
    private sealed class Channel(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<Request> Requests { get; } = new();

        public string Url => app.Urls.First();

        public static async Task<Channel> OpenAsync(RequestDelegate answer)
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
            builder.Services.AddLogging();
            var channel = new Channel(builder.Build());
            await channel.StartAsync(answer);
            return channel;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task StartAsync(RequestDelegate answer)
        {
            app.Run(async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
                Requests.Enqueue(new Request($"{context.Request.Method} {target}", await reader.ReadToEndAsync(), context.Request.Headers.Authorization.ToString()));
                await answer(context);
            });
            return app.StartAsync();
        }
    }
}
