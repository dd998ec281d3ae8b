using System.Text.Json.Nodes;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.TeamsApp;

public sealed class AppPackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("manifest-").FullName;

    public AppPackageTests()
    {
        foreach (var file in Directory.GetFiles(AppPackage.Folder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    [Fact]
    public void The_package_holds_the_five_files_at_its_root_with_the_settings_filled_in()
    {
        var files = Packages.Files(Packages.Zip());
        Assert.Equal(["color.png", "en.json", "fr.json", "manifest.json", "outline.png"], files.Keys);
        var manifest = Packages.Documents(Packages.Zip())["manifest.json"];
        Assert.Equal(Packages.Bot, (string?)manifest["id"]);
        Assert.Equal(Packages.Bot, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("1.2.3", (string?)manifest["version"]);
        Assert.Equal("Een organisatie", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://bot.example.org/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal("https://bot.example.org/tab", (string?)manifest["staticTabs"]![1]!["contentUrl"]);
        Assert.Equal(["bot.example.org"], manifest["validDomains"]!.AsArray().Select(one => (string)one!));
        Assert.Equal($"api://bot.example.org/botid-{Packages.Bot}", (string?)manifest["webApplicationInfo"]!["resource"]);
        Assert.Equal("aaaaaaaa-2222-3333-4444-555555555555", (string?)Packages.Documents(Packages.Zip(Packages.Values with { Id = "AAAAAAAA-2222-3333-4444-555555555555" }))["manifest.json"]["id"]);
    }

    [SkippableFact]
    public async Task Microsofts_schema_takes_it_and_refuses_it_when_something_is_wrong()
    {
        OfficialSchema.SkipWithout();
        var documents = Packages.Documents(Packages.Zip());
        Assert.Empty(await OfficialSchema.FaultsIn(documents));

        // The schema does look.
        documents["manifest.json"]["bots"]![0]!["scopes"]![2] = "groupchat";
        documents["manifest.json"]["packageName"] = "org.example";
        documents["en.json"]["name.short"] = new string('x', 31);
        var faults = await OfficialSchema.FaultsIn(documents);
        Assert.Contains(faults, fault => fault.StartsWith("manifest.json/bots/0/scopes/2", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("manifest.json:", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("en.json/name.short", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_settings_give_the_same_bytes() => Assert.Equal(Packages.Zip(), Packages.Zip());

    [Fact]
    public void Every_setting_that_is_missing_is_named_at_once()
    {
        var faults = Packages.Faults(new PackageValues(null, "nonsense", "1.0.0", " ", "http://www.example.org", null, new string('x', 31)));
        Assert.Collection(
            faults,
            fault => Assert.StartsWith("Bot:AppId is not set: set it to", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("TeamsApp:Id is 'nonsense': it must be", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("Organisation:Name is not set: set it to", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("Organisation:Website is 'http://www.example.org': set it to", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("Attendance:PublicAddress is not set: set it to", fault, StringComparison.Ordinal),
            fault => Assert.Contains("has 31 characters: Teams shows 30", fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://bot.example.org")]
    [InlineData("https://localhost")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://bot.example.org:8443")]
    [InlineData("https://bot.example.org/there")]
    [InlineData("https://me:secret@bot.example.org")]
    [InlineData("bot.example.org")]
    public void An_address_that_Teams_cannot_reach_is_refused(string address) =>
        Assert.StartsWith("Attendance:PublicAddress is ", Assert.Single(Packages.Faults(Packages.Values with { Address = address })), StringComparison.Ordinal);

    [Fact]
    public void A_slash_at_the_end_of_the_address_does_no_harm() =>
        Assert.Equal(Packages.Zip(), Packages.Zip(Packages.Values with { Address = "https://bot.example.org/" }));

    [Fact]
    public void A_text_that_is_too_long_or_missing_or_of_nothing_is_named_with_its_file()
    {
        Change("manifest.json", manifest => manifest["description"]!["short"] = new string('x', 81));
        Change("en.json", texts => texts.Remove("description.full"));
        Change("fr.json", texts =>
        {
            texts["bots[0].commandLists[0].commands[0].title"] = "";
            texts["composeExtensions[0].commands[0].title"] = new string('x', 33);
            texts["bots[0].commandLists[0].commands[11].title"] = "Nulle part";
            texts["name.full"] = "{{event}} {{nothing}}";
        });
        Assert.Equal(
            [
                "manifest/manifest.json: 'description.short' has 81 characters; Teams takes 80.",
                "manifest/en.json says nothing for 'description.full': people would read the default language.",
                "manifest/fr.json: 'name.full' holds {{nothing}}, which is no setting that this program fills in.",
                "manifest/fr.json: 'bots[0].commandLists[0].commands[0].title' is empty.",
                "manifest/fr.json: 'composeExtensions[0].commands[0].title' has 33 characters; Teams takes 32.",
                "manifest/fr.json: 'bots[0].commandLists[0].commands[11].title' is no text of manifest.json.",
            ],
            Packages.Faults(Packages.Values, folder));
    }

    [Fact]
    public void A_list_that_is_too_long_is_named()
    {
        Change("manifest.json", manifest =>
        {
            var commands = manifest["bots"]![0]!["commandLists"]![1]!["commands"]!.AsArray();
            while (commands.Count < 13)
            {
                commands.Add(commands[0]!.DeepClone());
            }
        });
        Assert.Contains("manifest/manifest.json: 'bots[0].commandLists[1].commands' has 13 entries; Teams takes 12.", Packages.Faults(Packages.Values, folder));
    }

    [Fact]
    public void A_file_that_is_missing_or_broken_is_named()
    {
        File.Delete(Path.Combine(folder, "color.png"));
        File.Delete(Path.Combine(folder, "fr.json"));
        File.WriteAllText(Path.Combine(folder, "en.json"), "{\n\"name.short\": nonsense\n}");
        Assert.Equal(["manifest/en.json:2: this is no JSON.", "manifest/fr.json is missing.", "manifest/color.png is missing."], Packages.Faults(Packages.Values, folder));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_command_of_the_list_is_understood_by_the_bot(string language)
    {
        var documents = Packages.Documents(Packages.Zip());
        var commands = language == "nl"
            ? documents["manifest.json"]["bots"]![0]!["commandLists"]!.AsArray().SelectMany(list => list!["commands"]!.AsArray()).Select(command => (string)command!["title"]!)
            : documents[language + ".json"].Where(text => text.Key.StartsWith("bots[0]", StringComparison.Ordinal) && text.Key.EndsWith(".title", StringComparison.Ordinal)).Select(text => (string)text.Value!);
        await using var day = await ConferenceDay.OpenAsync();
        var unclear = await day.Attendee(language: language).Says("blorp fnuik zazel");
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var command in commands.Distinct())
        {
            // With a seat, since there is nothing to cancel without one.
            var person = day.Attendee("Els", language);
            await person.Submits(new JsonObject { ["do"] = "signup", ["workshops"] = new JsonArray(3) });
            await person.Says(language switch { "nl" => "ja", "en" => "yes", _ => "oui" });
            Assert.Equal("3 registered", await day.HasAsync(person));
            answers[command] = (await person.Says(command)).Text;
        }

        Assert.DoesNotContain(unclear.Text, answers.Values);
        // Each leads somewhere else, so none of them fell into the wrong room.
        Assert.Equal(answers.Count, answers.Values.Distinct(StringComparer.Ordinal).Count());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Change(string file, Action<JsonObject> change)
    {
        var path = Path.Combine(folder, file);
        var document = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(document);
        File.WriteAllText(path, document.ToJsonString());
    }
}
