using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Organisers;

/// <summary>Organisers in the chat, over the real house.</summary>
public sealed class OrganiserTurnsTests
{
    [Theory]
    [InlineData("nl", "zet 3 op 2 plaatsen", "Ja, doe dat", "Gedaan")]
    [InlineData("en", "set 3 to 2 places", "Yes, do that", "Done")]
    [InlineData("fr", "mets le 3 à 2 places", "Oui, fais-le", "C'est fait")]
    public async Task More_places_are_proposed_first_and_then_given_at_once_to_who_waits(string language, string said, string yes, string done)
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Registration:Workshops:3:Capacity"] = "1" } });
        await day.SignedUpAsync("An Claes", 3);
        var second = day.Attendee("Bo Maes");
        await second.Submits(new() { ["do"] = "signup", ["workshops"] = new JsonArray(3) });
        await second.Clicks("Ja, zet me op de wachtlijst");
        Assert.Equal("3 waiting at 1", await day.HasAsync(second));

        var organiser = day.Attendee("Org", language).Organises(day);
        var asked = await organiser.Says(said);
        Assert.Contains(yes, asked.Buttons);
        Assert.Equal("3 waiting at 1", await day.HasAsync(second));
        Assert.Contains(done, (await organiser.Clicks(yes)).Text, StringComparison.Ordinal);
        Assert.Equal("3 registered", await day.HasAsync(second));
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task A_second_yes_does_nothing_and_undo_brings_the_old_value_back()
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Registration:Workshops:3:Capacity"] = "9" } });
        var organiser = day.Attendee("Org").Organises(day);
        await organiser.Says("zet 3 op 30 plaatsen");
        var yes = new JsonObject { ["do"] = OrganiserVerbs.Yes, ["id"] = ProposalOf(organiser) };
        await organiser.Submits((JsonObject)yes.DeepClone());
        Assert.Contains("geldt niet meer", (await organiser.Submits(yes)).Text, StringComparison.Ordinal);
        Assert.Equal(["30"], await day.QueryAsync<string>("select value from day_setting_event"));

        await organiser.Clicks("Maak ongedaan");
        await organiser.Says("ja");
        Assert.Empty(await day.QueryAsync<string>("select value from day_setting"));
        Assert.Contains("0 van 9", (await organiser.Says("hoe vol is 3?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_wishes_in_one_sentence_are_one_proposal()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var organiser = day.Attendee("Org").Organises(day);
        var asked = await organiser.Says("zet 3 op 30 en sluit de inschrijvingen");
        Assert.Contains("30 plaatsen", asked.Text, StringComparison.Ordinal);
        Assert.Contains("sluit", asked.Text, StringComparison.Ordinal);
        await organiser.Says("ja");
        Assert.Equal(["capacity", "closes-at"], await day.QueryAsync<string>("select name from day_setting order by name"));
        await organiser.Says("open de inschrijvingen");
        await organiser.Says("ja");
        Assert.Null((await day.QueryAsync<string?>("select value from day_setting where name = 'closes-at'")).Single());
    }

    [Fact]
    public async Task A_slot_for_two_workshops_and_the_overview_of_what_was_set()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var organiser = day.Attendee("Org").Organises(day);
        await organiser.Says("workshop 3 en 4 in de voormiddag");
        await organiser.Says("ja");
        Assert.Equal(["voormiddag", "voormiddag"], await day.QueryAsync<string>("select value from day_setting where name = 'slot' order by workshop"));
        Assert.Contains("voormiddag", (await organiser.Submits(new() { ["do"] = OrganiserVerbs.Settings })).Text, StringComparison.Ordinal);
        await organiser.Says("slot van 5 is A");
        await organiser.Says("ja");
        Assert.Equal(["A"], await day.QueryAsync<string>("select value from day_setting where name = 'slot' and workshop = 5"));
    }

    [Theory]
    [InlineData("zet 3 op -5 plaatsen")]
    [InlineData("zet 3 op 1000000 plaatsen")]
    [InlineData("zet workshop 77 op 30 plaatsen")]
    public async Task A_number_that_cannot_be_is_answered_and_changes_nothing(string said)
    {
        await using var day = await ConferenceDay.OpenAsync();
        var organiser = day.Attendee("Org").Organises(day);
        var seen = await organiser.Says(said);
        Assert.DoesNotContain("Ja, doe dat", seen.Buttons);
        await organiser.Says("ja");
        Assert.Empty(await day.QueryAsync<string>("select name from day_setting"));
    }

    [Fact]
    public async Task A_slot_of_500_characters_is_answered_and_changes_nothing()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var organiser = day.Attendee("Org").Organises(day);
        Assert.DoesNotContain("Ja, doe dat", (await organiser.Says("slot van 3 is " + new string('x', 500))).Buttons);
        Assert.Empty(await day.QueryAsync<string>("select name from day_setting"));
    }

    [Fact]
    public async Task An_attendee_is_refused_kindly_and_nothing_changes()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var attendee = await day.SignedUpAsync("An Claes", 3);
        foreach (var verb in new[] { OrganiserVerbs.Roster, OrganiserVerbs.Export, OrganiserVerbs.Settings, OrganiserVerbs.Undo, OrganiserVerbs.Person, OrganiserVerbs.Yes })
        {
            var seen = await attendee.Submits(new() { ["do"] = verb, ["say"] = "csv", ["workshops"] = new JsonArray(3) });
            Assert.Contains("Dat kan alleen de organisatie", seen.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await day.QueryAsync<string>("select name from day_setting"));
        Assert.Empty(await day.QueryAsync<string>("select key_hash from ticket"));
        var foreign = day.Attendee("Org").Organises(day);
        await foreign.Says("zet 3 op 30 plaatsen");
        var other = day.Attendee("Org 2").Organises(day);
        Assert.Contains("geldt niet meer", (await other.Submits(new() { ["do"] = OrganiserVerbs.Yes, ["id"] = ProposalOf(foreign) })).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select name from day_setting"));
    }

    [Fact]
    public async Task Somebody_is_signed_out_with_a_reason_and_is_told()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var attendee = await day.SignedUpAsync("Fatima Benali", 3);
        var organiser = day.Attendee("Org").Organises(day);
        Assert.Contains("Fatima Benali", (await organiser.Says("wie zit er in 3?")).Text, StringComparison.Ordinal);
        await organiser.Says("schrijf Fatima Benali uit voor 3 want ze is ziek");
        Assert.Equal("3 registered", await day.HasAsync(attendee));
        await organiser.Clicks("Ja, doe dat", ("reason", "ze is ziek"));
        Assert.Equal("", await day.HasAsync(attendee));
        Assert.Contains("ze is ziek", (await attendee.Reads()).Text, StringComparison.Ordinal);
        Assert.Contains("ze is ziek", await day.QueryAsync<string>("select reason from registration_event"));
    }

    [Fact]
    public async Task Two_people_with_the_same_name_are_chosen_by_button()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var first = day.Attendee("Jan Peeters");
        await first.Opens();
        await first.Says("hallo");
        var second = day.Attendee("Jan Peeters");
        await second.Says("hallo");
        var organiser = day.Attendee("Org").Organises(day);
        Assert.Equal(["Jan Peeters", "Jan Peeters"], (await organiser.Says("schrijf Jan Peeters in voor 3")).Buttons);
        await organiser.Submits(new() { ["do"] = OrganiserVerbs.Person, ["id"] = second.PersonId, ["workshops"] = new JsonArray(3), ["say"] = "in|" });
        await organiser.Says("ja");
        Assert.Equal("", await day.HasAsync(second));
        await organiser.Clicks("Ja, doe dat", ("reason", "gebeld"));
        Assert.Equal("3 registered", await day.HasAsync(second));
        Assert.Equal("", await day.HasAsync(first));
    }

    [Fact]
    public async Task An_organiser_signs_up_and_asks_as_everybody_does()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var organiser = day.Attendee("Org").Organises(day);
        await organiser.Says("schrijf mij in voor 3");
        await organiser.Says("ja");
        Assert.Equal("3 registered", await day.HasAsync(organiser));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_export_opens_elsewhere_once_and_holds_every_registration(string format)
    {
        await using var day = await ConferenceDay.OpenAsync();
        await day.SignedUpAsync("Zoë =1+1", 3);
        await day.SignedUpAsync("=cmd|'/c calc'", 4);
        var organiser = day.Attendee("Org").Organises(day);
        var card = (await organiser.Submits(new() { ["do"] = OrganiserVerbs.Export, ["say"] = format })).Cards.Single();
        var link = new Uri(card.GetProperty("actions")[0].GetProperty("url").GetString()!);
        var bytes = await day.Http.GetByteArrayAsync(link);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await day.Http.GetAsync(link)).StatusCode);
        if (format == "csv")
        {
            Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.Contains("Zoë =1+1", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex("(^|,)\"?=cmd", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture), text);
            return;
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        var sheet = zip.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
        await using var stream = await sheet.OpenAsync();
        var cells = XDocument.Load(stream).Descendants().ToList();
        Assert.DoesNotContain(cells, cell => cell.Name.LocalName == "f");
        var words = string.Join('|', cells.Where(cell => cell.Name.LocalName is "v" or "t").Select(cell => cell.Value));
        Assert.Contains("Zoë =1+1", words, StringComparison.Ordinal);
        Assert.Contains("=cmd", words, StringComparison.Ordinal);
    }

    private static string ProposalOf(Day.Attendee attendee) => attendee.Page.SelectMany(Seen.ButtonsOf).Last(button => button.Title == "Ja, doe dat").Data.GetProperty("id").GetString()!;
}
