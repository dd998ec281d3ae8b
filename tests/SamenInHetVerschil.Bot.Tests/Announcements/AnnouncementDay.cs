using Microsoft.Extensions.Options;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.People;

namespace SamenInHetVerschil.Announcements;

/// <summary>Help for days on which somebody organises.</summary>
internal static class AnnouncementDay
{
    /// <summary>This person organises from now on.</summary>
    public static Attendee Organises(this Attendee attendee, ConferenceDay day)
    {
        var options = day.Get<IOptions<OrganiserOptions>>().Value;
        options.Ids = [.. options.Ids, attendee.PersonId];
        return attendee;
    }

    /// <summary>Somebody with a seat.</summary>
    public static async Task<Attendee> SignedUpAsync(this ConferenceDay day, string name, int workshop, string language = "nl")
    {
        var attendee = day.Attendee(name, language);
        await attendee.Submits(new() { ["do"] = "signup", ["workshops"] = new System.Text.Json.Nodes.JsonArray(workshop) });
        await attendee.Clicks(language switch { "fr" => "Oui, inscris-moi", "en" => "Yes, sign me up", _ => "Ja, schrijf me in" });
        return attendee;
    }

    /// <summary>Writes a message in the fields and looks at it: nothing is sent yet.</summary>
    public static async Task<Seen> WritesAsync(this Attendee organiser, string text, params (string Id, string Value)[] more)
    {
        await organiser.Submits(new() { ["do"] = AnnouncementVerbs.New });
        return await organiser.Clicks("Bewaar en toon opnieuw", [("text", text), .. more]);
    }

    /// <summary>Waits until something holds; fails with what was seen last.</summary>
    public static async Task<Seen> WaitsForAsync(this Attendee attendee, Func<Seen, bool> holds)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await attendee.Reads();
            if (holds(seen))
            {
                return seen;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(60), "It did not come. The page says: " + string.Join('\n', attendee.Page.Select(Seen.WordsOf)));
            await Task.Delay(50);
        }
    }
}
