using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SamenInHetVerschil.ActivityProtocol.DirectLine;
using SamenInHetVerschil.ActivityProtocol.Messages;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>The real porch before a <see cref="FakeHouse"/>, on a real server on a free port of this machine.</summary>
internal sealed class Porch : IAsyncDisposable
{
    public const string Secret = "a secret of the tests";
    public const string Root = "/v3/directline";
    public static readonly byte[] Key = Encoding.ASCII.GetBytes("a key of the tests, 32 bytes long");
    private readonly WebApplication app;

    private Porch(WebApplication app, FakeHouse house)
    {
        this.app = app;
        House = house;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeHouse House { get; }

    public HttpClient Http { get; }

    public DirectLineTokens Tokens => app.Services.GetRequiredService<DirectLineTokens>();

    public int Port => Http.BaseAddress!.Port;

    public static async Task<Porch> OpenAsync(
        FakeHouse? house = null,
        Action<DirectLineOptions>? configure = null,
        string environment = "Development",
        string? appId = null,
        TimeProvider? time = null,
        Action<WebApplicationBuilder>? also = null,
        Action<WebApplication>? map = null)
    {
        house ??= new FakeHouse();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddLogging();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton<IDirectLineConversations>(house).AddSingleton<IActivityReceiver>(house);
        builder.Services.AddMessages().Configure<MessagesOptions>(options => options.AppId = appId);
        builder.Services.AddDirectLine().Configure(options =>
        {
            options.SigningKey = Key;
            options.Secret = Secret;
            configure?.Invoke(options);
        });
        also?.Invoke(builder);
        var built = builder.Build();
        built.UseRouting();
        built.MapMessages("/api/messages");
        built.MapDirectLine(Root);
        map?.Invoke(built);
        await built.StartAsync();
        return new Porch(built, house);
    }

    /// <summary>A token of the secret's holder for this user.</summary>
    public Task<Started> GenerateAsync(string user = "dl_anna") => SendAsync<Started>(HttpMethod.Post, "tokens/generate", Secret, new { user = new { id = user } });

    /// <summary>A conversation that is open, of this user.</summary>
    public async Task<Started> StartAsync(string user = "dl_anna")
    {
        var token = await GenerateAsync(user);
        return await SendAsync<Started>(HttpMethod.Post, "conversations", token.Token, new { locale = "nl" });
    }

    public Task<Posted> SayAsync(Started started, string text) =>
        SendAsync<Posted>(HttpMethod.Post, $"conversations/{started.ConversationId}/activities", started.Token, new { type = "message", text });

    public async Task<T> SendAsync<T>(HttpMethod method, string path, string? bearer, object? body = null)
    {
        using var response = await SendAsync(method, path, bearer, body);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(ActivityJson.Options))!;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer, object? body = null) =>
        SendAsync(method, path, bearer is null ? null : $"Bearer {bearer}", body is null ? null : JsonContent.Create(body));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? authorization, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, $"{Root}/{path}") { Content = content };
        if (authorization is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        }

        return await Http.SendAsync(request);
    }

    public static async Task<ClientStream> ListenAsync(string streamUrl)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(streamUrl), CancellationToken.None);
        return new ClientStream(socket);
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}

internal sealed record Started(string ConversationId, string Token, [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] long ExpiresIn, string? StreamUrl);

internal sealed record Posted(string Id);

internal sealed record SetOfActivities(List<Activity> Activities, string Watermark);

/// <summary>A client's end of the stream.</summary>
internal sealed class ClientStream(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public ClientWebSocket Socket => socket;

    /// <summary>The next frame, or null when the server closed.</summary>
    public async Task<SetOfActivities?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize<SetOfActivities>(text.ToArray(), ActivityJson.Options);
            }
        }
    }

    /// <summary>Frames until this many activities came.</summary>
    public async Task<List<Activity>> TakeAsync(int count)
    {
        var taken = new List<Activity>();
        while (taken.Count < count)
        {
            taken.AddRange((await NextAsync())!.Activities);
        }

        return taken;
    }

    public Task SayAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task LeaveAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public void Dispose() => socket.Dispose();
}

internal static class Answers
{
    /// <summary>Asserts the protocol's error shape and returns its code.</summary>
    public static async Task<string> CodeAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        using var json = JsonDocument.Parse(text);
        var error = json.RootElement.GetProperty("error");
        Assert.NotEqual("", error.GetProperty("message").GetString());
        response.Dispose();
        return error.GetProperty("code").GetString()!;
    }
}
