using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>Days with and without a known date, and what people do on them.</summary>
internal static class AttendanceDay
{
    public const string OrganiserId = "directline:dl_boss";

    /// <summary>Sixteen days before: a Tuesday, 10:15 in Brussels.</summary>
    public static readonly DateTimeOffset Before = new(2026, 10, 20, 8, 15, 0, TimeSpan.Zero);

    public static readonly Dictionary<string, string?> Set = new(StringComparer.Ordinal)
    {
        ["Attendance:Date"] = "2026-11-05", ["Attendance:Place"] = "De Brug", ["Attendance:Start"] = "08:30", ["Attendance:End"] = "16:00",
        ["Attendance:Workshops:3:Start"] = "09:00", ["Attendance:Workshops:3:End"] = "10:30",
        ["Attendance:Slots:middag:Start"] = "13:15", ["Registration:Workshops:5:Slot"] = "middag", ["Registration:Workshops:5:Capacity"] = "1",
    };

    public static Task<ConferenceDay> OpenAsync(FakeTimeProvider? clock = null, bool isSet = true, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(isSet ? Set : [], StringComparer.Ordinal) { ["Organisers:0"] = OrganiserId };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return ConferenceDay.OpenAsync(new DayPlan { Settings = all, Clock = clock ?? new FakeTimeProvider(Before) });
    }

    /// <summary>Somebody with a name who has signed up.</summary>
    public static async Task<Attendee> WithSeatAsync(this ConferenceDay day, string name, int workshop, string language = "nl")
    {
        var attendee = day.Attendee(name, language);
        await attendee.Presses("signup", workshop);
        await attendee.Says(language switch { "nl" => "ja", "en" => "yes", _ => "oui" });
        return attendee;
    }

    /// <summary>Presses a button that does this, whether or not it is on a card.</summary>
    public static Task<Seen> Presses(this Attendee attendee, string verb, params int[] workshops) =>
        attendee.Submits(new JsonObject { ["do"] = verb, ["workshops"] = new JsonArray([.. workshops.Select(number => JsonValue.Create(number))]) });

    /// <summary>The address that the newest card opens or shows.</summary>
    public static string Address(this Seen seen, string ending)
    {
        var json = string.Join('\n', seen.Cards.Select(card => card.GetRawText()));
        var found = System.Text.RegularExpressions.Regex.Match(json, "\"url\":\"(?<url>[^\"]*" + System.Text.RegularExpressions.Regex.Escape(ending) + "[^\"]*)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(found.Success, $"No address with {ending} in {json}");
        return found.Groups["url"].Value;
    }

    public static async Task<byte[]> DownloadAsync(this ConferenceDay day, string address)
    {
        using var answer = await day.Http.GetAsync(new Uri(address));
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public static async Task<int> StatusAsync(this ConferenceDay day, string address)
    {
        using var answer = await day.Http.GetAsync(new Uri(address));
        return (int)answer.StatusCode;
    }

    /// <summary>An organiser lets somebody in.</summary>
    public static Task<Entry> LetInAsync(this ConferenceDay day, Attendee attendee, int workshop, string organiser = OrganiserId) => day.Get<Database>().WriteAsync(
        (session, cancel) => day.Get<AttendanceDesk>().LetInAsync(session, organiser, workshop, attendee.PersonId, day.Plan.Clock!.GetUtcNow(), cancel), CancellationToken.None);
}
