using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Announcements;

/// <summary>An organiser who only types. Nothing leaves before a clear yes.</summary>
public sealed class WordTurnsTests : IAsyncLifetime
{
    private ConferenceDay day = null!;
    private Attendee organiser = null!;

    public async Task InitializeAsync()
    {
        day = await ConferenceDay.OpenAsync(new DayPlan { Clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero)) });
        await day.SignedUpAsync("An", 3);
        await day.SignedUpAsync("Bert", 4);
        await day.SignedUpAsync("Cis", 4);
        organiser = day.Attendee("Oda").Organises(day);
    }

    public async Task DisposeAsync() => await day.DisposeAsync();

    [Fact]
    public async Task A_draft_changes_by_words_and_only_a_clear_yes_sends_it()
    {
        Assert.Contains("wie ingeschreven is voor workshop 3", (await organiser.Says("bericht voor de mensen van 3: we starten om 10 uur in de aula")).Text, StringComparison.Ordinal);
        Assert.Contains("we starten om 10 uur in de refter", (await organiser.Says("maak er 'in de refter' van")).Text, StringComparison.Ordinal);
        Assert.Contains("Ander lokaal", (await organiser.Says("verander de titel in \"Ander lokaal\"")).Text, StringComparison.Ordinal);
        var to = await organiser.Says("toch naar de mensen van 4");
        Assert.Contains("wie ingeschreven is voor workshop 4", to.Text, StringComparison.Ordinal);
        Assert.Contains("2 mensen", to.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ik verstuur het nu", (await organiser.Says("ja maar wacht")).Text, StringComparison.Ordinal);
        await NothingLeftAsync();
        Assert.Contains("Ik verstuur het nu naar 2 mensen", (await organiser.Says("verstuur")).Text, StringComparison.Ordinal);
        Assert.Equal(["started"], await day.QueryAsync<string>("select event from announcement_event where event = 'started'"));
    }

    [Fact]
    public async Task In_words_it_is_planned_called_off_and_thrown_away()
    {
        await organiser.Says("bericht voor de mensen van 3: tot morgen allemaal");
        Assert.Contains("woensdag 4 november 2026 09:00", (await organiser.Says("stuur het morgen om 9 uur")).Text, StringComparison.Ordinal);
        Assert.Equal(["scheduled"], await StatesAsync());
        Assert.Contains("niet meer vanzelf", (await organiser.Says("annuleer het geplande bericht")).Text, StringComparison.Ordinal);
        await organiser.Clicks("Hoe ver staat het?");
        Assert.Contains("ik verstuur niets", (await organiser.Says("niet versturen")).Text, StringComparison.Ordinal);
        Assert.Contains("tot morgen allemaal", (await organiser.Says("toon mijn berichten")).Text, StringComparison.Ordinal);
        await organiser.Clicks("Hoe ver staat het?");
        Assert.Contains("Weggegooid", (await organiser.Says("gooi weg")).Text, StringComparison.Ordinal);
        Assert.Equal(["discarded"], await StatesAsync());
        await NothingLeftAsync();
    }

    [Theory]
    [InlineData("bericht voor de mensen van 12: dag", "Workshop 12 bestaat niet")]
    [InlineData("stuur een bericht: dag allemaal samen", "Voor wie is dit bericht?")]
    public async Task Whoever_is_not_named_clearly_is_asked_for_and_a_yes_does_not_send_it(string text, string said)
    {
        Assert.Contains(said, (await organiser.Says(text)).Text, StringComparison.Ordinal);
        Assert.Contains("Voor wie", (await organiser.Says("ja")).Text, StringComparison.Ordinal);
        await NothingLeftAsync();
        Assert.Contains("wie ingeschreven is voor workshop 3", (await organiser.Says("voor de mensen van 3")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bericht voor iedereen die nog niet ingeschreven is: kies een workshop", "wie nog nergens ingeschreven is")]
    [InlineData("bericht voor de Franstaligen: bonjour", "Frans spreekt")]
    [InlineData("message for everyone: see you at 10 in room 5", "iedereen die ik ken")]
    [InlineData("bericht voor de mensen van 3: we starten in lokaal 5 en niet in 4", "workshop 3")]
    public async Task Who_is_meant_stands_before_the_message(string text, string audience)
    {
        var preview = await organiser.Says(text);
        Assert.True(preview.Text.Contains(audience, StringComparison.Ordinal) || preview.Text.Contains("everyone I know", StringComparison.Ordinal), preview.Text);
    }

    [Fact]
    public async Task A_moment_that_is_named_with_the_message_is_what_a_yes_means()
    {
        var preview = await organiser.Says("stuur morgen om 9 uur een bericht naar de mensen van 3: vergeet je laptop niet");
        Assert.Contains("woensdag 4 november 2026 09:00", preview.Text, StringComparison.Ordinal);
        await organiser.Says("ja");
        Assert.Equal(["scheduled"], await StatesAsync());
        await NothingLeftAsync();
    }

    [Fact]
    public async Task In_English_and_French_too()
    {
        await organiser.Says("message for the people of 3: we start in the hall");
        Assert.Contains("we start in the cafeteria", (await organiser.Says("replace hall with cafeteria")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sending it now", (await organiser.Says("you can send it but check the title first")).Text, StringComparison.Ordinal);
        await NothingLeftAsync();
        await organiser.Says("throw it away");
        await organiser.Says("message pour les inscrits du 3 : on commence dans l'aula");
        Assert.Contains("dans le réfectoire", (await organiser.Says("mets 'dans le réfectoire' à la place")).Text, StringComparison.Ordinal);
        await NothingLeftAsync();
        await organiser.Says("oui, envoie");
        Assert.Equal(["started"], await day.QueryAsync<string>("select event from announcement_event where event = 'started'"));
    }

    [Fact]
    public async Task A_question_beside_a_draft_is_answered_and_the_draft_stays()
    {
        await organiser.Says("bericht voor de mensen van 3: tot morgen");
        Assert.DoesNotContain("tot morgen", (await organiser.Says("waarover gaat workshop 4?")).Text, StringComparison.Ordinal);
        Assert.Equal(["draft"], await StatesAsync());
        var shown = await organiser.Says("ja");
        Assert.Contains("pas iets na een duidelijke", shown.Text, StringComparison.Ordinal);
        Assert.Contains("tot morgen", shown.Text, StringComparison.Ordinal);
        await NothingLeftAsync();
        Assert.Contains("Ik verstuur het nu", (await organiser.Says("ja")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_planned_is_moved_in_words()
    {
        await organiser.Says("bericht voor de mensen van 3: tot morgen");
        await organiser.Says("kan je de titel veranderen naar Praktisch");
        await organiser.Says("ziet er goed uit");
        await NothingLeftAsync();
        await organiser.Says("plan het voor morgen 8u");
        Assert.Contains("donderdag 5 november 2026 10:00", (await organiser.Says("verplaats het naar overmorgen om 10 uur")).Text, StringComparison.Ordinal);
        Assert.Contains("Praktisch", (await organiser.Says("wat staat er gepland?")).Text, StringComparison.Ordinal);
        await NothingLeftAsync();
    }

    private async Task NothingLeftAsync() => Assert.Empty(await day.QueryAsync<string>("select person_id from delivery"));

    private Task<IReadOnlyList<string>> StatesAsync() => day.QueryAsync<string>("select state from announcement");
}
