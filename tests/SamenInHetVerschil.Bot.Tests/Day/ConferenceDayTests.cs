namespace SamenInHetVerschil.Day;

/// <summary>The main path through the whole program, as one person walks it.</summary>
public sealed class ConferenceDayTests
{
    [Fact]
    public async Task Somebody_asks_signs_up_sees_it_and_cancels_it()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var els = day.Attendee();
        var welcome = await els.Opens();
        Assert.Contains("Samen in het verschil", welcome.Text, StringComparison.Ordinal);
        Assert.NotEmpty(welcome.Buttons);

        Assert.Contains("Verontrustende situatie", (await els.Says("waarover gaat workshop 3?")).Text, StringComparison.Ordinal);
        Assert.Contains("Zal ik je inschrijven voor workshop 3?", (await els.Says("schrijf me in voor workshop 3")).Text, StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els));

        var done = await els.Clicks("Ja, schrijf me in", ("name", "Els"), ("email", "els@example.org"));
        Assert.Contains("Je bent ingeschreven voor workshop 3", done.Text, StringComparison.Ordinal);
        Assert.Single(done.Changed); // the proposal's card is closed
        Assert.Equal("3 registered", await day.HasAsync(els));
        Assert.Equal(["Els: 3 registered"], (await day.RegistrationsAsync()).Select(one => one.ToString()));

        Assert.Contains("Workshop 3: Verontrustende situatie", (await els.Says("waarvoor ben ik ingeschreven?")).Text, StringComparison.Ordinal);
        await els.Says("schrijf me uit voor workshop 3");
        Assert.Contains("uitgeschreven", (await els.Says("ja")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", await day.HasAsync(els));
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task The_log_holds_no_name_no_address_and_nothing_that_was_typed()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var person = day.Attendee();
        await person.Says("xylofoonvraag over workshop 3");
        await person.Says("schrijf me in voor workshop 3");
        await person.Clicks("Ja, schrijf me in", ("name", "Quirinus"), ("email", "quirinus@example.org"));
        var log = string.Join('\n', day.Log.Lines.Select(line => line.Text));
        Assert.Contains("Turn 3", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Quirinus", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("xylofoon", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(person.Token, log, StringComparison.Ordinal);
    }
}
