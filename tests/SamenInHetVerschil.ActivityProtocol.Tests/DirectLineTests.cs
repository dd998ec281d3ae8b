using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.ActivityProtocol.DirectLine;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

public sealed class DirectLineTests
{
    [Fact]
    public async Task The_holder_of_the_secret_names_the_user_of_a_token()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.SendAsync<Started>(HttpMethod.Post, "tokens/generate", Porch.Secret, new { user = new { id = "dl_anna", name = "Anna" } });
        var valid = Assert.IsType<TokenVerdict.Valid>(await porch.Tokens.ValidateAsync(started.Token));
        Assert.Equal(new DirectLineUser("dl_anna", "Anna"), valid.Contents.User);
        Assert.Equal(started.ConversationId, valid.Contents.ConversationId);
        Assert.Equal(12 * 60 * 60, started.ExpiresIn);
        Assert.Null(await porch.House.FindAsync(started.ConversationId, default));
    }

    [Fact]
    public async Task A_token_without_a_named_user_gets_one_that_nobody_can_guess()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.SendAsync<Started>(HttpMethod.Post, "tokens/generate", Porch.Secret);
        var valid = Assert.IsType<TokenVerdict.Valid>(await porch.Tokens.ValidateAsync(started.Token));
        Assert.Matches("^dl_[0-9a-f]{32}$", valid.Contents.User.Id);
    }

    [Theory]
    [InlineData("tokens/generate")]
    [InlineData("conversations")]
    public async Task A_user_without_dl_is_refused(string path)
    {
        await using var porch = await Porch.OpenAsync();
        foreach (var id in new[] { "anna", "DL_anna", "dl_", "dl_a b", "dl_\n", "dl_" + new string('a', 300) })
        {
            await (await porch.SendAsync(HttpMethod.Post, path, Porch.Secret, new { user = new { id } })).CodeAsync(400);
        }

        await (await porch.SendAsync(HttpMethod.Post, path, Porch.Secret, new { user = new { id = "dl_anna", name = new string('n', 201) } })).CodeAsync(400);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("a secret of the tests")]
    [InlineData("Basic a secret of the tests")]
    [InlineData("Bearer a secret of the test")]
    [InlineData("Bearer A secret of the tests")]
    public async Task Without_the_secret_no_token_is_generated(string? authorization)
    {
        await using var porch = await Porch.OpenAsync();
        Assert.Equal("Unauthorized", await (await porch.SendAsync(HttpMethod.Post, "tokens/generate", authorization, (HttpContent?)null)).CodeAsync(401));
    }

    [Fact]
    public async Task A_token_generates_no_token()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.GenerateAsync();
        await (await porch.SendAsync(HttpMethod.Post, "tokens/generate", started.Token)).CodeAsync(403);
    }

    [Fact]
    public async Task A_developer_on_this_machine_needs_no_secret_while_there_is_none()
    {
        await using var porch = await Porch.OpenAsync(configure: options => options.Secret = null);
        var started = await porch.SendAsync<Started>(HttpMethod.Post, "tokens/generate", null, new { user = new { id = "dl_dev" } });
        Assert.IsType<TokenVerdict.Valid>(await porch.Tokens.ValidateAsync(started.Token));

        using var foreign = new HttpRequestMessage(HttpMethod.Post, $"{Porch.Root}/tokens/generate");
        foreign.Headers.TryAddWithoutValidation("Origin", "https://example.org");
        await (await porch.Http.SendAsync(foreign)).CodeAsync(401);
    }

    [Theory]
    [InlineData("Development", Porch.Secret)]
    [InlineData("Production", null)]
    public async Task Otherwise_nobody_gets_a_token_without_the_secret(string environment, string? secret)
    {
        await using var porch = await Porch.OpenAsync(environment: environment, configure: options => options.Secret = secret);
        await (await porch.SendAsync(HttpMethod.Post, "tokens/generate", bearer: null)).CodeAsync(401);
        await (await porch.SendAsync(HttpMethod.Post, "conversations", "Bearer ", (HttpContent?)null)).CodeAsync(401);
    }

    [Fact]
    public async Task A_refreshed_token_is_for_the_same_user_and_conversation()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var porch = await Porch.OpenAsync(time: time);
        var started = await porch.GenerateAsync();
        time.Advance(TimeSpan.FromHours(11));
        var refreshed = await porch.SendAsync<Started>(HttpMethod.Post, "tokens/refresh", started.Token);
        Assert.Equal(started.ConversationId, refreshed.ConversationId);
        Assert.NotEqual(started.Token, refreshed.Token);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal("TokenExpired", await (await porch.SendAsync(HttpMethod.Post, "tokens/refresh", started.Token)).CodeAsync(403));
        await porch.SendAsync<Started>(HttpMethod.Post, "tokens/refresh", refreshed.Token);
        await (await porch.SendAsync(HttpMethod.Post, "tokens/refresh", Porch.Secret)).CodeAsync(403);
    }

    [Fact]
    public async Task Starting_makes_the_conversation_of_the_token_once()
    {
        await using var porch = await Porch.OpenAsync();
        var token = await porch.GenerateAsync();
        using var first = await porch.SendAsync(HttpMethod.Post, "conversations", token.Token, new { user = new { id = "dl_eve" }, locale = "fr" });
        using var second = await porch.SendAsync(HttpMethod.Post, "conversations", token.Token);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var conversation = await porch.House.FindAsync(token.ConversationId, default);
        Assert.Equal("dl_anna", conversation!.User.Id);
        Assert.Equal("fr", porch.House.LocaleOf(token.ConversationId));
    }

    [Fact]
    public async Task The_holder_of_the_secret_starts_a_new_conversation_each_time()
    {
        await using var porch = await Porch.OpenAsync();
        var one = await porch.SendAsync<Started>(HttpMethod.Post, "conversations", Porch.Secret, new { user = new { id = "dl_anna" } });
        var two = await porch.SendAsync<Started>(HttpMethod.Post, "conversations", Porch.Secret, new { user = new { id = "dl_anna" } });
        Assert.NotEqual(one.ConversationId, two.ConversationId);
        await porch.SayAsync(one, "hallo");
        Assert.Equal("dl_anna", Assert.Single(porch.House.Posted).User.Id);
    }

    [Fact]
    public async Task A_post_answers_when_the_reply_can_be_read()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        var posted = await porch.SayAsync(started, "hallo");
        var set = await porch.SendAsync<SetOfActivities>(HttpMethod.Get, $"conversations/{started.ConversationId}/activities", started.Token);
        Assert.Equal(["hallo", "You said: hallo"], set.Activities.Select(activity => activity.Text));
        Assert.Equal(posted.Id, set.Activities[0].Id);
        Assert.Equal(posted.Id, set.Activities[1].ReplyToId);

        var next = await porch.SendAsync<SetOfActivities>(HttpMethod.Get, $"conversations/{started.ConversationId}/activities?watermark={set.Watermark}", started.Token);
        Assert.Empty(next.Activities);
        Assert.Equal(set.Watermark, next.Watermark);
    }

    [Fact]
    public async Task A_poll_brings_everything_also_of_a_long_conversation()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        for (var i = 0; i < 151; i++)
        {
            porch.House.PushText(started.ConversationId, $"{i}");
        }

        var set = await porch.SendAsync<SetOfActivities>(HttpMethod.Get, $"conversations/{started.ConversationId}/activities", started.Token);
        Assert.Equal(Enumerable.Range(0, 151).Select(i => $"{i}"), set.Activities.Select(activity => activity.Text));
        Assert.Equal("151", set.Watermark);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("+1")]
    [InlineData("1e3")]
    [InlineData("%201")]
    [InlineData("99999999999999999999")]
    [InlineData("1&watermark=2")]
    public async Task A_watermark_that_was_never_ours_is_refused(string watermark)
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        await (await porch.SendAsync(HttpMethod.Get, $"conversations/{started.ConversationId}/activities?watermark={watermark}", started.Token)).CodeAsync(400);
        await (await porch.SendAsync(HttpMethod.Get, $"conversations/{started.ConversationId}?watermark={watermark}", started.Token)).CodeAsync(400);
    }

    [Fact]
    public async Task A_watermark_from_before_a_restored_backup_hides_nothing_that_comes()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        porch.House.PushText(started.ConversationId, "old");
        var set = await porch.SendAsync<SetOfActivities>(HttpMethod.Get, $"conversations/{started.ConversationId}/activities?watermark=900", started.Token);
        Assert.Equal("1", set.Watermark);
    }

    [Fact]
    public async Task The_user_is_the_tokens_whatever_the_activity_claims()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        await porch.SendAsync<Posted>(HttpMethod.Post, $"conversations/{started.ConversationId}/activities", started.Token, new
        {
            type = "message",
            id = "mine",
            text = "**hallo**",
            textFormat = "markdown",
            channelId = "msteams",
            serviceUrl = "https://example.org",
            timestamp = "2001-01-01T00:00:00Z",
            from = new { id = "dl_eve", aadObjectId = "eve", role = "bot" },
            recipient = new { id = "dl_eve" },
            conversation = new { id = "other" },
            membersAdded = new[] { new { id = "dl_eve" } },
            value = new { workshop = 1 },
            channelData = new Dictionary<string, object> { ["clientActivityID"] = "c-1", ["postBack"] = true, ["webchat:sequence-id"] = 1, ["tenant"] = new { id = "t" } },
        });
        var (user, activity) = Assert.Single(porch.House.Posted);
        Assert.Equal("dl_anna", user.Id);
        Assert.Equal(new ChannelAccount { Id = "dl_anna", Role = "user" }, activity.From);
        Assert.Equal("directline", activity.ChannelId);
        Assert.Equal(started.ConversationId, activity.Conversation!.Id);
        Assert.Equal("plain", activity.TextFormat);
        Assert.Equal("""{"workshop":1}""", activity.Value!.Value.GetRawText());
        Assert.Equal("""{"clientActivityID":"c-1","postBack":true}""", activity.ChannelData!.Value.GetRawText());
        Assert.Null(activity.Id);
        Assert.Null(activity.Timestamp);
        Assert.Null(activity.ServiceUrl);
        Assert.Null(activity.Recipient);
        Assert.Null(activity.MembersAdded);
    }

    [Theory]
    [InlineData("""{"clientActivityID":5,"postBack":"yes","messageBack":"x"}""", null)]
    [InlineData("""[1]""", null)]
    [InlineData("""{}""", null)]
    [InlineData("""{"messageBack":{"displayText":"Ja"},"webChat":{"receivedAt":1}}""", """{"messageBack":{"displayText":"Ja"}}""")]
    public void Only_what_the_client_needs_of_its_channel_data_is_echoed(string sent, string? echoed)
    {
        var activity = new Activity { ChannelData = JsonDocument.Parse(sent).RootElement };
        Assert.Equal(echoed, DirectLineActivities.Echoable(activity).ChannelData?.GetRawText());
    }

    [Fact]
    public async Task A_file_inside_its_address_comes_in_as_its_name_only()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        await porch.SendAsync<Posted>(HttpMethod.Post, $"conversations/{started.ConversationId}/activities", started.Token, new
        {
            type = "message",
            attachments = new[] { new { contentType = "image/png", name = "me.png", contentUrl = "data:image/png;base64,AAAA" } },
        });
        var file = Assert.Single(Assert.Single(porch.House.Posted).Activity.Attachments!);
        Assert.Equal(new Attachment { ContentType = "image/png", Name = "me.png" }, file);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("conversationUpdate")]
    [InlineData("invoke")]
    [InlineData("endOfConversation")]
    [InlineData("installationUpdate")]
    [InlineData("Message")]
    [InlineData("somethingNew")]
    public async Task Other_types_are_acknowledged_and_ignored(string type)
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        var posted = await porch.SendAsync<Posted>(HttpMethod.Post, $"conversations/{started.ConversationId}/activities", started.Token, new { type });
        Assert.NotEqual("", posted.Id);
        Assert.Empty(porch.House.Posted);
    }

    [Fact]
    public async Task An_event_of_the_page_reaches_the_house()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        await porch.SendAsync<Posted>(HttpMethod.Post, $"conversations/{started.ConversationId}/activities", started.Token, new { type = "event", name = "language", value = "fr" });
        Assert.Equal("language", Assert.Single(porch.House.Posted).Activity.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"message","text":{}}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":"\udc00"}}""")]
    [InlineData("""{"type":"message","localTimestamp":"yesterday"}""")]
    [InlineData("""{"type":"message","attachments":"none"}""")]
    public async Task What_is_no_activity_is_refused(string body)
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        await (await porch.SendAsync(HttpMethod.Post, $"conversations/{started.ConversationId}/activities", $"Bearer {started.Token}", content)).CodeAsync(400);
        Assert.Empty(porch.House.Posted);
    }

    [Fact]
    public async Task Too_large_and_other_than_JSON_is_refused()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        var path = $"conversations/{started.ConversationId}/activities";
        Assert.Equal("MessageSizeTooBig", await (await porch.SendAsync(HttpMethod.Post, path, started.Token, new { type = "message", text = new string('x', 64 * 1024) })).CodeAsync(413));
        using var form = new StringContent("""{"type":"message"}""", Encoding.UTF8, "text/plain");
        await (await porch.SendAsync(HttpMethod.Post, path, $"Bearer {started.Token}", form)).CodeAsync(415);
        await (await porch.SendAsync(HttpMethod.Post, "conversations", started.Token, new { locale = new string('x', 64 * 1024) })).CodeAsync(413);
    }

    [Fact]
    public async Task A_token_is_good_in_its_own_conversation_only()
    {
        await using var porch = await Porch.OpenAsync();
        var anna = await porch.StartAsync();
        var bert = await porch.StartAsync("dl_bert");
        foreach (var (method, path) in Routes(anna.ConversationId))
        {
            await (await porch.SendAsync(method, path, bert.Token)).CodeAsync(403);
        }
    }

    [Fact]
    public async Task A_token_of_another_user_does_not_open_the_conversation()
    {
        await using var porch = await Porch.OpenAsync();
        var anna = await porch.StartAsync();
        var eve = porch.Tokens.Issue(new DirectLineUser("dl_eve", null), anna.ConversationId);
        foreach (var (method, path) in Routes(anna.ConversationId).Append((HttpMethod.Post, "conversations")))
        {
            await (await porch.SendAsync(method, path, eve)).CodeAsync(403);
        }
    }

    [Fact]
    public async Task A_conversation_that_was_never_started_is_404()
    {
        await using var porch = await Porch.OpenAsync();
        var token = await porch.GenerateAsync();
        foreach (var (method, path) in Routes(token.ConversationId))
        {
            Assert.Equal("NotFound", await (await porch.SendAsync(method, path, token.Token)).CodeAsync(404));
            await (await porch.SendAsync(method, path, Porch.Secret)).CodeAsync(404);
        }
    }

    [Fact]
    public async Task An_expired_token_says_so_everywhere()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var porch = await Porch.OpenAsync(time: time);
        var anna = await porch.StartAsync();
        time.Advance(TimeSpan.FromHours(12));
        foreach (var (method, path) in Routes(anna.ConversationId).Append((HttpMethod.Post, "conversations")))
        {
            Assert.Equal("TokenExpired", await (await porch.SendAsync(method, path, anna.Token)).CodeAsync(403));
            await (await porch.SendAsync(method, path, bearer: null)).CodeAsync(401);
        }
    }

    [Fact]
    public async Task The_holder_of_the_secret_speaks_for_any_web_user()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        var path = $"conversations/{started.ConversationId}/activities";
        await porch.SendAsync<Posted>(HttpMethod.Post, path, Porch.Secret, new { type = "message", text = "1", from = new { id = "dl_bert", name = "Bert" } });
        await porch.SendAsync<Posted>(HttpMethod.Post, path, Porch.Secret, new { type = "message", text = "2" });
        await (await porch.SendAsync(HttpMethod.Post, path, Porch.Secret, new { type = "message", from = new { id = "bert" } })).CodeAsync(400);
        Assert.Equal([new DirectLineUser("dl_bert", "Bert"), new DirectLineUser("dl_anna", null)], porch.House.Posted.Select(one => one.User));
        var set = await porch.SendAsync<SetOfActivities>(HttpMethod.Get, path, Porch.Secret);
        Assert.Equal(4, set.Activities.Count);
    }

    [Fact]
    public async Task What_leaves_an_empty_row_in_the_client_is_never_sent()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        foreach (var type in new[] { "conversationUpdate", "trace", "endOfConversation", "invokeResponse", "messageUpdate", "typing" })
        {
            porch.House.Push(started.ConversationId, new Activity { Type = type });
        }

        var set = await porch.SendAsync<SetOfActivities>(HttpMethod.Get, $"conversations/{started.ConversationId}/activities", started.Token);
        Assert.Empty(set.Activities);
        Assert.Equal("6", set.Watermark);
    }

    [Fact]
    public async Task A_turn_that_breaks_is_the_bots_fault_without_details()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        porch.House.OnTurn = _ => throw new InvalidOperationException("the table is gone");
        using var answer = await porch.SendAsync(HttpMethod.Post, $"conversations/{started.ConversationId}/activities", started.Token, new { type = "message" });
        Assert.DoesNotContain("table", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("BotRejectedActivity", await answer.CodeAsync(502));
    }

    [Fact]
    public async Task A_store_that_breaks_is_500_without_details()
    {
        await using var porch = await Porch.OpenAsync();
        var started = await porch.StartAsync();
        porch.House.OnRead = () => throw new InvalidOperationException("the table is gone");
        Assert.Equal("ServiceError", await (await porch.SendAsync(HttpMethod.Get, $"conversations/{started.ConversationId}/activities", started.Token)).CodeAsync(500));
    }

    [Theory]
    [InlineData("GET", "tokens/generate", 405)]
    [InlineData("GET", "tokens/refresh", 405)]
    [InlineData("GET", "conversations", 405)]
    [InlineData("DELETE", "conversations/c", 405)]
    [InlineData("PUT", "conversations/c/activities", 405)]
    [InlineData("POST", "conversations/c/stream", 405)]
    [InlineData("POST", "conversations/c/upload", 404)]
    [InlineData("GET", "", 404)]
    [InlineData("GET", "session/getsessionid", 404)]
    public async Task Unknown_routes_and_methods_answer_in_the_protocols_shape(string method, string path, int status)
    {
        await using var porch = await Porch.OpenAsync();
        await (await porch.SendAsync(new HttpMethod(method), path, Porch.Secret)).CodeAsync(status);
    }

    [Theory]
    [InlineData("conversations")]
    [InlineData("conversations/c/activities")]
    [InlineData("tokens/refresh")]
    public async Task Web_Chat_on_another_site_passes_the_preflight(string path)
    {
        await using var porch = await Porch.OpenAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"{Porch.Root}/{path}");
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var answer = await porch.Http.SendAsync(preflight);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("authorization, content-type, x-ms-bot-agent, x-requested-with", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Errors_too_can_be_read_by_a_page_on_another_site()
    {
        await using var porch = await Porch.OpenAsync();
        using var answer = await porch.SendAsync(HttpMethod.Post, "conversations", bearer: null);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Too_many_posts_of_one_conversation_are_429_and_leave_others_alone()
    {
        await using var porch = await Porch.OpenAsync(configure: options => options.PostsPerMinute = 3);
        var anna = await porch.StartAsync();
        var bert = await porch.StartAsync("dl_bert");
        await porch.SayAsync(anna, "1");
        await porch.SayAsync(anna, "2");
        using var refused = await porch.SendAsync(HttpMethod.Post, $"conversations/{anna.ConversationId}/activities", anna.Token, new { type = "message", text = "3" });
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("TooManyRequests", await refused.CodeAsync(429));
        await porch.SayAsync(bert, "1");
        Assert.Equal(3, porch.House.Posted.Count);
    }

    [Fact]
    public async Task Too_many_token_requests_of_one_address_are_429_but_not_for_the_holder_of_the_secret()
    {
        await using var porch = await Porch.OpenAsync(configure: options => options.TokenRequestsPerMinute = 2);
        var started = await porch.GenerateAsync();
        await porch.SendAsync<Started>(HttpMethod.Post, "tokens/refresh", started.Token);
        await (await porch.SendAsync(HttpMethod.Post, "tokens/generate", "a guess at the secret")).CodeAsync(401);
        await (await porch.SendAsync(HttpMethod.Post, "tokens/refresh", started.Token)).CodeAsync(429);
        await (await porch.SendAsync(HttpMethod.Post, "tokens/generate", "a guess at the secret")).CodeAsync(429);
        await porch.GenerateAsync();
    }

    [Fact]
    public async Task The_houses_own_token_endpoint_counts_with_the_others()
    {
        await using var porch = await Porch.OpenAsync(
            configure: options => options.TokenRequestsPerMinute = 1,
            map: app => app.MapPost("/webchat/token", () => "a token").LimitTokenRequests());
        using var first = await porch.Http.PostAsync(new Uri("/webchat/token", UriKind.Relative), null);
        Assert.Equal("a token", await first.Content.ReadAsStringAsync());
        await (await porch.Http.PostAsync(new Uri("/webchat/token", UriKind.Relative), null)).CodeAsync(429);
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => Porch.OpenAsync(configure: options =>
        {
            options.SigningKey = new byte[31];
            options.Secret = "short";
            options.PostsPerMinute = 0;
        }));
        Assert.Equal(3, fault.Failures.Count());
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Routes(string id) =>
    [
        (HttpMethod.Get, $"conversations/{id}"),
        (HttpMethod.Get, $"conversations/{id}/activities"),
        (HttpMethod.Post, $"conversations/{id}/activities"),
    ];
}
