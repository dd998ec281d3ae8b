using SamenInHetVerschil.Day;
using SamenInHetVerschil.Unanswered;

namespace SamenInHetVerschil.Bot.Tests.Unanswered;

/// <summary>What could not be answered becomes the organisers' worklist, and theirs alone.</summary>
public class UnansweredTests
{
    private const string Asked = "hoeveel verdient een brugfiguur in Zandvelde?";

    [Fact]
    public async Task Without_consent_only_what_kind_of_thing_was_asked_is_counted()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says(Asked);
        await els.Says(Asked);
        await els.Says("is er parking?");

        var rows = await day.QueryAsync<(string Reason, string About, long Workshop, string Question, long Times)>("select reason, about, workshop, question, times from unanswered order by times desc");
        Assert.Equal([("NotTold", 2L, 2L), ("Practical", 0L, 1L)], rows.Select(row => (row.Reason, row.Workshop, row.Times)));
        Assert.All(rows, row => Assert.Equal("", row.Question));
    }

    [Fact]
    public async Task With_consent_the_words_are_kept_and_never_those_that_were_not_understood()
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Questions:KeepTexts"] = "true" } });
        var els = day.Attendee("Els");
        await els.Says(Asked);
        await els.Says("qzx wrrrf plok");

        Assert.Equal([Asked.ToLowerInvariant()], (await day.QueryAsync<string>("select question from unanswered")).Where(question => question.Length > 0));
    }

    [Fact]
    public async Task What_is_answered_is_not_on_the_list()
    {
        await using var day = await ConferenceDay.OpenAsync();
        await day.Attendee("Els").Says("wat is een brugfiguur?");

        Assert.Equal(0, (await day.QueryAsync<long>("select count(*) from unanswered")).Single());
    }

    [Theory]
    [InlineData("welke vragen kon je niet beantwoorden?", "nl", "Vragen zonder antwoord")]
    [InlineData("which questions could you not answer?", "en", "Questions without an answer")]
    public async Task An_organiser_sees_it_and_an_attendee_does_not(string says, string language, string heading)
    {
        await using var day = await ConferenceDay.OpenAsync(new DayPlan { Settings = { ["Questions:KeepTexts"] = "true" } });
        var els = day.Attendee("Els", language);
        await els.Says(Asked);
        var refused = await els.Says(says);
        Assert.DoesNotContain("Zandvelde", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(heading, refused.Text, StringComparison.Ordinal);

        await day.RestartAsync(plan => plan with { Settings = new(plan.Settings) { ["Organisers:0"] = els.PersonId } });
        var shown = await els.Says(says);
        Assert.Contains(heading, shown.Text, StringComparison.Ordinal);
        Assert.Contains("zandvelde", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_holds_what_was_asked_most_first()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee("Els");
        await els.Says("is er parking?");
        await els.Says(Asked);
        await els.Says(Asked);

        using var output = new MemoryStream();
        await day.Get<UnansweredCsv>().ExportAsync(output, CancellationToken.None);
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).TrimEnd().Split('\n');
        Assert.Equal("times,reason,about,workshop,language,question,first,last", lines[0]);
        Assert.StartsWith("2,NotTold,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1,Practical,", lines[2], StringComparison.Ordinal);
    }
}
