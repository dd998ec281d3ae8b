using System.Text.Json;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("verbs-").FullName;

    [Fact]
    public async Task Check_says_that_all_is_in_order_and_leaves_no_data_behind()
    {
        var run = await RunAsync("check");
        Assert.Equal((0, ""), (run.ExitCode, run.Err));
        Assert.StartsWith("Settings and content are in order: 'Samen in het verschil', 8 workshops in nl, en, fr, ", run.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task Check_names_every_fault_of_the_content_and_of_the_settings()
    {
        var content = Events.Copy(Events.Second, folder);
        File.Delete(Path.Combine(content, "workshops", "3.fr.md"));
        await File.WriteAllTextAsync(Path.Combine(content, "examples.jsonl"), "nonsense\n");
        var run = await RunAsync(
            [("Content:Folder", content), ("Registration:OpensAt", "tomorrow"), ("Registration:Workshops:3:Capacity", "-1"), ("WebChat:Secret", "short"), ("WebChat:PostsPerMinute", "0"), ("Storage:TurnsPerCommit", "0")], "check");
        run.AssertRefused(
            "examples.jsonl:1: this line is no JSON object",
            "workshops/3.fr.md:1: workshop 3 has no text in 'fr'",
            "Registration:OpensAt is 'tomorrow'",
            "Registration:Workshops:3:Capacity is -1",
            "WebChat:Secret needs at least 16 characters",
            "PostsPerMinute",
            "TurnsPerCommit");
        Assert.Equal("", run.Out);
    }

    [Theory]
    [InlineData("Registration:Workshops:3:Capacity", "many", "Failed to convert configuration value 'many' at 'Registration:Workshops:3:Capacity'")]
    [InlineData("Registration:Workshops:3:Capacty", "3", "'Capacty'")]
    public async Task A_setting_that_cannot_be_read_is_named_by_check_and_at_the_start(string name, string value, string reason)
    {
        (await RunAsync([(name, value)], "check")).AssertRefused(reason);
        (await RunAsync([(name, value)], "--urls", "http://127.0.0.1:0")).AssertRefused("The program cannot start. Mend this first:", reason);
    }

    [Fact]
    public async Task The_server_does_not_start_on_faulty_content_and_says_why() =>
        (await RunAsync([("Content:Folder", folder)], "--urls", "http://127.0.0.1:0")).AssertRefused("The program cannot start. Mend this first:", "event.yaml:1: the file is missing");

    [Fact]
    public async Task Ask_answers_in_words_with_the_buttons_and_keeps_nothing()
    {
        var run = await RunAsync("ask", "waarover gaat workshop 3?");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Workshop 3: Verontrustende situatie binnen onderwijs.", run.Out, StringComparison.Ordinal);
        Assert.Contains("[Schrijf me in voor 3]", run.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task Ask_answers_as_one_JSON_object_and_in_the_language_that_was_asked_for()
    {
        var run = await RunAsync("ask", "NAFT?", "--json", "--language", "fr");
        Assert.Equal(0, run.ExitCode);
        var answer = JsonSerializer.Deserialize<JsonElement>(Assert.Single(run.Lines));
        Assert.Contains("naadloze flexibele trajecten", answer.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal(["id", "answer", "wish", "workshops", "passages", "ms"], answer.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Ask_answers_a_file_line_by_line_each_as_somebody_new()
    {
        var file = await FileAsync("lines.jsonl",
            """
            {"id":"a","text":"schrijf me in voor workshop 3","lang":"nl"}

            {"id":"b","text":"ja","lang":"nl"}
            {"id":"c","text":"what is workshop 5 about?","lang":"en"}
            {"text":"In welk jaar lanceerde de Vlaamse overheid de projectoproep?"}
            """);
        var run = await RunAsync("ask", "--lines", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Err));
        var answers = run.Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["a", "b", "c", null], answers.Select(answer => answer.GetProperty("id").GetString()));
        Assert.All(answers, answer =>
        {
            Assert.Equal(["id", "answer", "wish", "workshops", "passages", "ms"], answer.EnumerateObject().Select(field => field.Name));
            Assert.NotEqual("", answer.GetProperty("answer").GetString());
            Assert.True(answer.GetProperty("ms").GetDouble() >= 0);
        });
        Assert.Equal("SignUp", answers[0].GetProperty("wish").GetString());
        Assert.DoesNotContain("ingeschreven voor", answers[1].GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal([5], answers[2].GetProperty("workshops").EnumerateArray().Select(number => number.GetInt32()));
        Assert.StartsWith("1/", Assert.Single(answers[3].GetProperty("passages").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_names_the_line_that_it_cannot_read()
    {
        (await RunAsync("ask", "--lines", await FileAsync("a.jsonl", "{\"text\":\"hallo\"}\nnonsense\n"))).AssertRefused("a.jsonl:2: this line is no JSON object.");
        (await RunAsync("ask", "--lines", await FileAsync("b.jsonl", "{\"id\":\"a\"}\n"))).AssertRefused("b.jsonl:1: expected {\"id\": …, \"text\": …, \"lang\": …}");
    }

    [Theory]
    [InlineData("chekc", "Unrecognized command or argument 'chekc'")]
    [InlineData("check --loudly", "Unrecognized command or argument '--loudly'")]
    [InlineData("export everything", "Unrecognized command or argument 'everything'")]
    [InlineData("import registrations", "Required argument missing")]
    [InlineData("import registrations /nowhere/people.csv", "/nowhere/people.csv is not there.")]
    [InlineData("ask --lines /nowhere/lines.jsonl", "/nowhere/lines.jsonl")]
    [InlineData("ask", "Ask something")]
    [InlineData("ask hallo --language de", "'de' is not a language of this program: nl, en, fr.")]
    public async Task What_cannot_be_done_is_refused_with_the_reason(string command, string reason) => (await RunAsync(command.Split(' '))).AssertRefused(reason);

    [Fact]
    public async Task Help_names_the_verbs()
    {
        var run = await RunAsync("help");
        Assert.Equal(0, run.ExitCode);
        Assert.All(["check", "ask", "import", "export"], verb => Assert.Contains($"  {verb} ", run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_imported_is_exported_and_can_be_imported_elsewhere()
    {
        var file = await FileAsync("people.csv",
            """
            workshop,channel,userId,name,email
            3,directline,dl_els,Els,els@example.org
            3,directline,dl_jan,"Jan, de tweede",
            5,msteams,5f0c1a9e-0000-4000-8000-000000000001,Zoë,zoe@example.org

            """);
        var limited = new[] { ("Registration:Workshops:3:Capacity", "1") };
        var import = await RunAsync(limited, "import", "registrations", file);
        Assert.Equal((0, ""), (import.ExitCode, import.Err));
        var export = await RunAsync(limited, "export", "registrations");
        Assert.Equal("workshop,channel,userId,name,email,state,position,since", export.Lines[0]);
        Assert.Equal(
            [
                "3,directline,dl_els,Els,els@example.org,registered,",
                "3,directline,dl_jan,\"Jan, de tweede\",,waiting,1",
                "5,msteams,5f0c1a9e-0000-4000-8000-000000000001,Zoë,zoe@example.org,registered,",
            ],
            export.Lines.Skip(1).Select(line => line[..line.LastIndexOf(',')]));

        var again = await FileAsync("again.csv", string.Join('\n', export.Lines.Select(line => string.Join(',', line.Split(',')[..^3]))) + "\n");
        var elsewhere = Path.Combine(folder, "elsewhere");
        Assert.Equal(0, (await ProgramRun.RunAsync(elsewhere, limited, "import", "registrations", again)).ExitCode);
        var copy = await ProgramRun.RunAsync(elsewhere, limited, "export", "registrations");
        Assert.Equal(export.Lines.Select(line => line[..line.LastIndexOf(',')]), copy.Lines.Select(line => line[..line.LastIndexOf(',')]));
    }

    [Fact]
    public async Task An_import_with_a_fault_imports_nothing_and_names_the_line()
    {
        var file = await FileAsync("people.csv", "workshop,channel,userId,name,email\n3,directline,dl_els,Els,\n99,directline,dl_jan,Jan,\n3,directline,dl_mia,=1+1,\n");
        (await RunAsync("import", "registrations", file)).AssertRefused("people.csv: line 3: '99' is not a workshop of this event", "people.csv: line 4: name begins with '='", "Nothing was imported.");
        Assert.Single((await RunAsync("export", "registrations")).Lines);
    }

    [Fact]
    public async Task An_export_works_while_the_server_runs()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        await els.Clicks("Ja, schrijf me in");
        var export = await ProgramRun.RunAsync(day.DataFolder, [], "export", "registrations");
        Assert.Equal(0, export.ExitCode);
        Assert.StartsWith($"3,directline,{els.UserId},Els,,registered,,", export.Lines[1], StringComparison.Ordinal);
        await els.Says("schrijf me uit voor workshop 3");
        await els.Says("ja");
        Assert.Equal("", await day.HasAsync(els));
    }

    [Fact]
    public async Task Check_compares_the_registrations_with_their_log_while_the_server_runs_and_names_every_difference()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says("schrijf me in voor workshop 3");
        await els.Clicks("Ja, schrijf me in");
        var whole = await ProgramRun.RunAsync(day.DataFolder, [], "check", "--registrations");
        Assert.Equal((0, ""), (whole.ExitCode, whole.Err));
        Assert.Contains("The registrations are what their log says.", whole.Out, StringComparison.Ordinal);

        await day.Get<Database>().WriteAsync((session, cancel) => session.ExecuteAsync("update registration_count set registered = 4", null, cancel), default);
        (await ProgramRun.RunAsync(day.DataFolder, [], "check", "--registrations"))
            .AssertRefused("workshop 3: the log counts 1 and 0 waiting, the table 4 and 0", "1 differences between the registrations and their log.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<ProgramRun> RunAsync(params string[] args) => RunAsync([], args);

    private Task<ProgramRun> RunAsync((string Name, string Value)[] settings, params string[] args) => ProgramRun.RunAsync(Path.Combine(folder, "data"), settings, args);

    private async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
