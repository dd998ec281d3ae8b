using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Day;

/// <summary>
/// The whole program on a free port of this machine, over a real store of its own. People talk to it over HTTP, as Web Chat does;
/// what is stored is read beside them.
/// </summary>
internal sealed class ConferenceDay : IAsyncDisposable
{
    public const string Secret = "a secret of the tests";
    public const string DirectLine = "/v3/directline";

    private readonly string folder = Directory.CreateTempSubdirectory("day-").FullName;
    private readonly TestStore store;
    private WebApplication app = null!;
    private int port;

    private ConferenceDay(DayPlan plan)
    {
        Plan = plan;
        store = plan.Beside?.store ?? TestStore.Create(DataFolder);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };
    }

    public DayPlan Plan { get; private set; }

    public HttpClient Http { get; }

    public DayLog Log { get; } = new();

    public Uri Address => new($"http://127.0.0.1:{port}");

    public static async Task<ConferenceDay> OpenAsync(DayPlan? plan = null)
    {
        var day = new ConferenceDay(plan ?? new DayPlan());
        await day.StartAsync();
        return day;
    }

    /// <summary>Full path of the folder with the database.</summary>
    public string DataFolder => Path.Combine(folder, "data");

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Somebody new. With a name the bot knows it from the start, as in Teams; without, it must ask before the first sign-up.</summary>
    public Attendee Attendee(string? name = null, string language = "nl") => new(this, name, language);

    /// <summary>Stops the program. Nobody can reach it until <see cref="StartAsync"/>.</summary>
    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Starts the program over the same data, at the same address.</summary>
    public async Task StartAsync(Func<DayPlan, DayPlan>? change = null)
    {
        Plan = change?.Invoke(Plan) ?? Plan;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders().AddProvider(Log).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection([.. store.Settings, new("WebChat:Secret", Secret)]).AddInMemoryCollection(Plan.Settings);
        if (Plan.Content is { } content)
        {
            builder.Configuration.AddInMemoryCollection([new("Content:Folder", content)]);
        }

        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddHouse(builder.Configuration);
        builder.AddDoors();
        Change(builder.Services);
        app = builder.Build().MapDoors();
        await app.StartAsync();
        port = new Uri(app.Urls.Single()).Port;
    }

    public async Task RestartAsync(Func<DayPlan, DayPlan>? change = null)
    {
        await StopAsync();
        await StartAsync(change);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path)) { Content = content };
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return await Http.SendAsync(request);
    }

    public async Task<JsonElement> CallAsync(HttpMethod method, string path, string bearer, object? body)
    {
        using var response = await SendAsync(method, path, bearer, body is null ? null : Json(JsonSerializer.Serialize(body, ActivityJson.Options)));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        Get<Database>().ReadAsync((session, cancel) => session.QueryAsync<T>(sql, parameters, cancel), CancellationToken.None);

    /// <summary>Everything that stands in the book of registrations, by workshop and arrival.</summary>
    public Task<IReadOnlyList<StoredRegistration>> RegistrationsAsync() => QueryAsync<StoredRegistration>(
        "select r.workshop, r.person_id, p.name, p.email, r.state from registration r join person p on p.id = r.person_id order by r.workshop, r.arrival");

    /// <summary>"1 registered, 3 waiting at 2"; empty when the person has nothing.</summary>
    public async Task<string> HasAsync(Attendee attendee)
    {
        var mine = await Get<Database>().ReadAsync((session, cancel) => Get<RegistrationDesk>().MineAsync(session, attendee.PersonId, cancel), CancellationToken.None);
        return string.Join(", ", mine.Select(one => $"{one.Workshop} {Stored.Written(one.State)}" + (one.Position is { } position ? $" at {position}" : "")));
    }

    /// <summary>Nothing half done: no turn is open, and the log of moves leads to the registrations as they stand.</summary>
    public async Task AssertIsWholeAsync()
    {
        Assert.Empty(await QueryAsync<long>("select ordinal from inbox where done_at is null"));
        Assert.Empty(await Get<Database>().ReadAsync(Get<RegistrationLog>().CheckAsync, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        if (Plan.Beside is null)
        {
            store.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private void Change(IServiceCollection services)
    {
        if (Plan.Clock is { } clock)
        {
            services.Replace(ServiceDescriptor.Singleton(clock));
        }

        if (Plan.FirstRoom is { } room)
        {
            var house = services.Single(service => service.ServiceType == typeof(IReadOnlyList<ITurnHandler>));
            services.Replace(ServiceDescriptor.Singleton<IReadOnlyList<ITurnHandler>>(
                provider => [room, .. (IReadOnlyList<ITurnHandler>)house.ImplementationFactory!(provider)]));
        }

        Plan.Also?.Invoke(services);
    }
}

/// <summary>A registration as it is stored.</summary>
internal sealed record StoredRegistration(long Workshop, string PersonId, string? Name, string? Email, string State)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name ?? PersonId}: {Workshop} {State}");
}
