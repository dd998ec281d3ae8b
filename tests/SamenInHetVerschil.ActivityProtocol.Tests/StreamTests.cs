using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.ActivityProtocol.DirectLine;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task The_echo_comes_before_the_reply_and_frames_have_array_and_watermark()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        using var stream = await Porch.ListenAsync(started.StreamUrl!);
        var posted = await porch.SayAsync(started, "hallo");
        var activities = await stream.TakeAsync(2);
        Assert.Equal(["hallo", "You said: hallo"], activities.Select(activity => activity.Text));
        Assert.Equal(posted.Id, activities[0].Id);
    }

    [Fact]
    public async Task What_is_pushed_later_comes_by_itself_and_empty_frames_of_the_client_disturb_nothing()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        using var stream = await Porch.ListenAsync(started.StreamUrl!);
        await stream.SayAsync("");
        porch.House.PushText(started.ConversationId, "one");
        var frame = await stream.NextAsync();
        Assert.Equal("one", Assert.Single(frame!.Activities).Text);
        Assert.Equal("1", frame.Watermark);
        await stream.SayAsync("");
        await stream.SayAsync("what a client has no business to say: " + new string('x', 100_000));
        porch.House.PushText(started.ConversationId, "two");
        Assert.Equal("2", (await stream.NextAsync())!.Watermark);
    }

    [Fact]
    public async Task Two_clients_of_one_conversation_see_the_same()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        var again = await porch.SendAsync<Started>(HttpMethod.Post, "conversations", started.Token);
        using var phone = await Porch.ListenAsync(started.StreamUrl!);
        using var laptop = await Porch.ListenAsync(again.StreamUrl!);
        await porch.SayAsync(started, "hallo");
        var seen = (await phone.TakeAsync(2)).Select(activity => activity.Id);
        Assert.Equal(seen, (await laptop.TakeAsync(2)).Select(activity => activity.Id));
    }

    [Theory]
    [InlineData("?watermark=", "one two new")]
    [InlineData("?watermark=1", "two new")]
    [InlineData("?watermark=2", "new")]
    [InlineData("?watermark=77", "new")]
    [InlineData("", "new")]
    public async Task Reconnecting_replays_what_the_client_does_not_have(string query, string expected)
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        porch.House.PushText(started.ConversationId, "one");
        porch.House.PushText(started.ConversationId, "two");
        var again = await porch.SendAsync<Started>(HttpMethod.Get, $"conversations/{started.ConversationId}{query}", started.Token);
        Assert.Equal(started.ConversationId, again.ConversationId);
        using var stream = await Porch.ListenAsync(again.StreamUrl!);
        porch.House.PushText(started.ConversationId, "new");
        var words = expected.Split(' ');
        Assert.Equal(words, (await stream.TakeAsync(words.Length)).Select(activity => activity.Text));
    }

    [Fact]
    public async Task A_long_conversation_comes_in_frames_of_fifty_at_most()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        for (var i = 0; i < 120; i++)
        {
            porch.House.PushText(started.ConversationId, $"{i}");
        }

        using var stream = await Porch.ListenAsync(started.StreamUrl!);
        List<SetOfActivities> frames = [(await stream.NextAsync())!, (await stream.NextAsync())!, (await stream.NextAsync())!];
        Assert.Equal([50, 50, 20], frames.Select(frame => frame.Activities.Count));
        Assert.Equal(["50", "100", "120"], frames.Select(frame => frame.Watermark));
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"{i}"), frames.SelectMany(frame => frame.Activities).Select(activity => activity.Text));
    }

    [Fact]
    public async Task What_clients_do_not_understand_is_left_out()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        using var stream = await Porch.ListenAsync(started.StreamUrl!);
        porch.House.Push(started.ConversationId, new Activity { Type = "trace" });
        porch.House.Push(started.ConversationId, new Activity { Type = "endOfConversation" });
        porch.House.PushText(started.ConversationId, "text");
        Assert.Equal("text", Assert.Single(await stream.TakeAsync(1)).Text);
    }

    [Fact]
    public async Task The_address_of_the_stream_follows_the_host_that_was_asked()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        var address = new Uri(started.StreamUrl!);
        Assert.Equal("ws", address.Scheme);
        Assert.Equal(porch.Port, address.Port);
        Assert.StartsWith($"{Porch.Root}/conversations/{started.ConversationId}/stream", address.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(started.Token, started.StreamUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_opens_its_own_conversation_for_a_minute_and_a_token_is_no_ticket()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var porch = await Porch.OpenAsync(time: time);
        var anna = await porch.StartAsync();
        var bert = await porch.StartAsync("dl_bert");
        var ticket = anna.StreamUrl!.Split("?t=")[1];

        await (await porch.SendAsync(HttpMethod.Get, $"conversations/{anna.ConversationId}/stream", bearer: null)).CodeAsync(401);
        await (await porch.SendAsync(HttpMethod.Get, $"conversations/{anna.ConversationId}/stream?t={anna.Token}", bearer: null)).CodeAsync(401);
        await (await porch.SendAsync(HttpMethod.Get, $"conversations/{bert.ConversationId}/stream?t={ticket}", bearer: null)).CodeAsync(403);
        await (await porch.SendAsync(HttpMethod.Get, $"conversations/{anna.ConversationId}/stream?t={ticket}", bearer: null)).CodeAsync(400);
        await (await porch.SendAsync(HttpMethod.Post, "tokens/refresh", ticket)).CodeAsync(401);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("TokenExpired", await (await porch.SendAsync(HttpMethod.Get, $"conversations/{anna.ConversationId}/stream?t={ticket}", bearer: null)).CodeAsync(403));
    }

    [Fact]
    public async Task A_stop_says_goodbye_and_after_the_start_nothing_is_missing()
    {
        var house = new FakeHouse();
        var porch = await Porch.OpenAsync(house);
        var started = await porch.StartAsync();
        using var stream = await Porch.ListenAsync(started.StreamUrl!);
        porch.House.PushText(started.ConversationId, "before");
        var frame = await stream.NextAsync();
        var stopping = porch.StopAsync();
        Assert.Null(await stream.NextAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, stream.Socket.CloseStatus);
        await stream.LeaveAsync();
        await stopping;
        await porch.DisposeAsync();

        house.PushText(started.ConversationId, "while away");
        await using var next = await Porch.OpenAsync(house);
        var again = await next.SendAsync<Started>(HttpMethod.Get, $"conversations/{started.ConversationId}?watermark={frame!.Watermark}", started.Token);
        using var second = await Porch.ListenAsync(again.StreamUrl!);
        Assert.Equal("while away", Assert.Single(await second.TakeAsync(1)).Text);
    }

    [Fact]
    public async Task A_client_that_never_answers_the_goodbye_does_not_hold_up_the_stop()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        using var stream = await Porch.ListenAsync(started.StreamUrl!);
        await porch.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_client_that_leaves_gets_a_proper_goodbye()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        using var stream = await Porch.ListenAsync(started.StreamUrl!);
        await stream.LeaveAsync();
        Assert.Null(await stream.NextAsync());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, stream.Socket.CloseStatus);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_cut_off_and_nobody_else_waits_for_it()
    {
        await using var porch = await Porch.OpenAsync(configure: options =>
        {
            options.SlowestFrame = TimeSpan.FromMilliseconds(300);
            options.StreamsPerConversation = 1;
        });
        var started = await porch.StartAsync();
        using var slow = await Porch.ListenAsync(started.StreamUrl!);
        var text = new string('x', 60_000);
        for (var i = 0; i < 1_000; i++)
        {
            porch.House.PushText(started.ConversationId, text);
        }

        var reads = 0;
        porch.House.OnRead = () => Interlocked.Increment(ref reads);
        var again = await porch.SendAsync<Started>(HttpMethod.Get, $"conversations/{started.ConversationId}?watermark=999", started.Token);
        using var quick = await ListenWhenThereIsRoomAsync(again.StreamUrl!);
        Assert.Equal("1000", (await quick.NextAsync())!.Watermark);

        // Of 60 MB in 20 pages, only what fits into the line was read for the one that took nothing.
        Assert.InRange(reads, 1, 15);
        Assert.NotEqual("1000", await LastTakenAsync(slow));
    }

    /// <summary>The watermark of the last page that still came before the line was cut, with or without a word.</summary>
    private static async Task<string> LastTakenAsync(ClientStream stream)
    {
        var last = "";
        try
        {
            while (await stream.NextAsync() is { } page)
            {
                last = page.Watermark!;
            }
        }
        catch (WebSocketException)
        {
            // Cut without a word.
        }

        return last;
    }

    [Fact]
    public async Task Too_many_sockets_on_one_conversation_are_refused_until_one_leaves()
    {
        await using var porch = await Porch.OpenAsync(configure: options => options.StreamsPerConversation = 1);
        var started = await porch.StartAsync();
        using (var first = await Porch.ListenAsync(started.StreamUrl!))
        {
            using var refused = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
            await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(new Uri(started.StreamUrl!), CancellationToken.None));
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.HttpStatusCode);
            await first.LeaveAsync();
            Assert.Null(await first.NextAsync());
        }

        using var second = await ListenWhenThereIsRoomAsync(started.StreamUrl!);
    }

    [Fact]
    public async Task A_store_that_breaks_closes_the_stream_as_an_error()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        using var stream = await Porch.ListenAsync(started.StreamUrl!);
        porch.House.OnRead = () => throw new InvalidOperationException("the table is gone");
        porch.House.PushText(started.ConversationId, "text");
        Assert.Null(await stream.NextAsync());
        Assert.Equal(WebSocketCloseStatus.InternalServerError, stream.Socket.CloseStatus);
    }

    [Fact]
    public async Task A_browser_that_speaks_HTTP_2_gets_its_socket_too()
    {
        await using var porch = await Porch.OpenAsync(also: builder => builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2)));
        var anna = new DirectLineUser("dl_anna", null);
        await porch.House.OpenAsync("c1", anna, locale: null, default);
        porch.House.PushText("c1", "hallo");
        using var socket = new ClientWebSocket { Options = { HttpVersion = HttpVersion.Version20, HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact } };
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        await socket.ConnectAsync(
            new Uri($"ws://127.0.0.1:{porch.Port}{Porch.Root}/conversations/c1/stream?t={porch.Tokens.IssueTicket(anna, "c1", 0)}"), invoker, CancellationToken.None);
        using var stream = new ClientStream(socket);
        Assert.Equal("hallo", Assert.Single((await stream.NextAsync())!.Activities).Text);
    }

    private static async Task<ClientStream> ListenWhenThereIsRoomAsync(string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            try
            {
                return await Porch.ListenAsync(address);
            }
            catch (WebSocketException) when (!patience.IsCancellationRequested)
            {
                // Still full.
            }
        }
    }
}
