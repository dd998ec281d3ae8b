using System.Text;

namespace SamenInHetVerschil.Registrations;

public sealed class RegistrationsCsvTests
{
    private const string Header = "workshop,channel,userId,name,email\n";

    [Fact]
    public async Task Rows_over_the_capacity_wait_in_the_order_of_the_file()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "1"), ("ClosesAt", "2030-01-01T00:00:00Z"));
        var report = await ImportAsync(day, Header + "2,msteams,a1,An,an@example.org\n2,msteams,b2,\"Bo, junior\",\n2,directline,dl_c3,,\n1,msteams,a1,An,an@example.org\n");
        Assert.Equal((2, 2, 0, 0, 0), (report.Registered, report.Waiting, report.Unchanged, report.LeftCancelled, report.Faults.Count));
        Assert.Equal("1 registered, 2 registered", await day.HasAsync("msteams:a1"));
        Assert.Equal("2 waiting at 1", await day.HasAsync("msteams:b2"));
        Assert.Equal("2 waiting at 2", await day.HasAsync("directline:dl_c3"));
        Assert.Empty(await day.CheckLogAsync());
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_cancellation_stands()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "1"));
        var file = Header + "1,msteams,a1,An,\n2,msteams,a1,An,\n2,msteams,b2,Bo,\n";
        await ImportAsync(day, file);
        var events = await day.QueryAsync<long>("select id from registration_event");
        var again = await ImportAsync(day, "\uFEFF" + file.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal((0, 0, 3, 0), (again.Registered, again.Waiting, again.Unchanged, again.LeftCancelled));
        Assert.Equal(events, await day.QueryAsync<long>("select id from registration_event"));

        await day.ApplyAsync("msteams:a1", [], [1]);
        var later = await ImportAsync(day, file);
        Assert.Equal((0, 0, 2, 1), (later.Registered, later.Waiting, later.Unchanged, later.LeftCancelled));
        Assert.Equal("2 registered", await day.HasAsync("msteams:a1"));
    }

    [Fact]
    public async Task A_name_that_somebody_gave_is_not_overwritten()
    {
        await using var day = new RegistrationDay();
        await day.Attendee("els", "Els").Says(Wishes.SignUp(1));
        await ImportAsync(day, Header + "1,directline,els,Somebody Else,els@example.org\n");
        Assert.Equal(["Els els@example.org"], await day.QueryAsync<string>("select name || ' ' || email from person"));
    }

    [Theory]
    [InlineData("", 1, "the first line must be")]
    [InlineData("workshop;channel;userId;name;email\n1;msteams;a;An;\n", 1, "the first line must be")]
    [InlineData("workshop,channel,userId,name,email,extra\n", 1, "the first line must be")]
    [InlineData(Header + "1,msteams,a,An,\n9,msteams,b,Bo,\n", 3, "'9' is not a workshop of this event; known are 1, 2, 3, 4, 5")]
    [InlineData(Header + "one,msteams,b,Bo,\n", 2, "'one' is not a workshop")]
    [InlineData(Header + "1,msteams,b\n", 2, "3 columns instead of 5")]
    [InlineData(Header + "1,MS Teams,b,Bo,\n", 2, "'MS Teams' is no channel")]
    [InlineData(Header + "1,msteams,,Bo,\n", 2, "'' is no user id")]
    [InlineData(Header + "1,msteams,a,An,\n\n1,msteams,a,An,\n", 4, "the same person and workshop as line 2")]
    [InlineData(Header + "1,msteams,a,An,\n2,msteams,a,Ann,\n", 3, "another name or address for the same user id than on line 2")]
    [InlineData(Header + "1,msteams,a,=HYPERLINK(1),\n", 2, "name begins with '=', as a formula does")]
    [InlineData(Header + "1,msteams,a,+32,\n", 2, "name begins with '+'")]
    [InlineData(Header + "1,msteams,a,-An,\n", 2, "name begins with '-'")]
    [InlineData(Header + "1,msteams,a,@An,\n", 2, "name begins with '@'")]
    [InlineData(Header + "1,msteams,a,An,an at home\n", 2, "'an at home' is no e-mail address")]
    [InlineData(Header + "1,msteams,a,An \"the\" one,\n", 2, "a quotation mark stands where none can be")]
    public async Task A_wrong_file_is_refused_as_a_whole_with_the_line_and_the_reason(string file, int line, string message)
    {
        await using var day = new RegistrationDay();
        var report = await ImportAsync(day, file);
        var fault = report.Faults[0];
        Assert.Equal(line, fault.Line);
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<long>("select id from registration_event"));
        Assert.Empty(await day.QueryAsync<string>("select id from person"));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_with_the_line()
    {
        await using var day = new RegistrationDay();
        var report = await day.Get<RegistrationsCsv>().ImportAsync(new MemoryStream(Encoding.Latin1.GetBytes(Header + "1,msteams,a,An,\n1,msteams,b,Zoë,\n")), default);
        Assert.Equal([new CsvFault(3, "this is not UTF-8: save the file as 'CSV UTF-8'")], report.Faults);
    }

    [Fact]
    public async Task The_export_is_sorted_and_tells_state_position_and_since()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "1"));
        await ImportAsync(day, Header + "2,msteams,b2,\"Zoë, junior\",zoe@example.org\n2,msteams,a1,An,\n2,msteams,c3,Cas,\n1,msteams,c3,Cas,\n");
        day.Clock.Advance(TimeSpan.FromMinutes(5));
        await day.ApplyAsync("msteams:c3", [], [1]);
        Assert.Equal(
            """
            workshop,channel,userId,name,email,state,position,since
            1,msteams,c3,Cas,,cancelled,,2030-04-01T10:05:00Z
            2,msteams,b2,"Zoë, junior",zoe@example.org,registered,,2030-04-01T10:00:00Z
            2,msteams,a1,An,,waiting,1,2030-04-01T10:00:00Z
            2,msteams,c3,Cas,,waiting,2,2030-04-01T10:00:00Z

            """,
            await ExportAsync(day));
    }

    [Fact]
    public async Task A_name_that_is_a_formula_leaves_harmless()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "=cmd|' /C calc'!A1");
        await els.Says(Wishes.SignUp(1));
        await els.Says(Wishes.Yes);
        var row = (await ExportAsync(day)).Split('\n')[1];
        Assert.DoesNotContain(",=", row, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=", row, StringComparison.Ordinal);
        Assert.Contains("'=cmd", row, StringComparison.Ordinal);
    }

    private static Task<ImportReport> ImportAsync(RegistrationDay day, string file) =>
        day.Get<RegistrationsCsv>().ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), default);

    private static async Task<string> ExportAsync(RegistrationDay day)
    {
        using var output = new MemoryStream();
        await day.Get<RegistrationsCsv>().ExportAsync(output, default);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
