using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Announcements;

public sealed class AnnouncementTests : IAsyncLifetime
{
    private ConferenceDay day = null!;

    public async Task InitializeAsync() => day = await ConferenceDay.OpenAsync();

    public async Task DisposeAsync() => await day.DisposeAsync();

    [Fact]
    public async Task Only_who_is_meant_gets_it_and_only_after_a_clear_yes()
    {
        var (an, bert) = (await day.SignedUpAsync("An", 3), await day.SignedUpAsync("Bert", 5));
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("Breng een laptop mee.");
        await organiser.Clicks("Wijzig voor wie");
        var preview = await organiser.Clicks("3");
        Assert.Contains("Breng een laptop mee.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("wie ingeschreven is voor workshop 3", preview.Text, StringComparison.Ordinal);
        Assert.Contains("1 persoon", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("laptop", (await an.Reads()).Text, StringComparison.Ordinal);

        var sent = await organiser.Says("ja");
        Assert.Contains("1 persoon", sent.Text, StringComparison.Ordinal);
        var got = await an.WaitsForAsync(seen => seen.Text.Contains("laptop", StringComparison.Ordinal));
        Assert.Equal(["Gezien"], got.Buttons);
        Assert.DoesNotContain("laptop", (await bert.Reloads()).Text, StringComparison.Ordinal);
        await organiser.WaitsForAsync(_ => organiser.Page.Any(one => Seen.WordsOf(one).Contains("Het bericht is verstuurd", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_attendee_is_refused_kindly_and_nothing_is_kept()
    {
        var an = await day.SignedUpAsync("An", 3);
        foreach (var verb in new[] { AnnouncementVerbs.New, AnnouncementVerbs.List, AnnouncementVerbs.Send, AnnouncementVerbs.Rewrite })
        {
            var refused = await an.Submits(new() { ["do"] = verb, ["text"] = "Kom naar mij", ["id"] = "a_1:1" });
            Assert.Contains("kan alleen de organisatie", refused.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await day.QueryAsync<string>("select id from announcement"));
    }

    [Fact]
    public async Task An_old_preview_sends_nothing_once_the_words_have_changed()
    {
        await day.SignedUpAsync("An", 3);
        var organiser = day.Attendee("Oda").Organises(day);
        var first = await organiser.WritesAsync("Eerste tekst.");
        var old = first.Replies.SelectMany(Seen.ButtonsOf).First(button => button.Title.StartsWith("Verstuur naar", StringComparison.Ordinal)).Data;
        await organiser.Clicks("Wijzig de tekst");
        var second = await organiser.Clicks("Bewaar en toon opnieuw", ("text", "Tweede tekst."));
        Assert.Contains("Tweede tekst.", second.Text, StringComparison.Ordinal);

        var late = await organiser.Submits(System.Text.Json.Nodes.JsonObject.Create(old)!);
        Assert.Contains("intussen veranderd", late.Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select person_id from delivery"));
    }

    [Fact]
    public async Task Two_organisers_who_send_the_same_draft_send_it_once()
    {
        var an = await day.SignedUpAsync("An", 3);
        var (oda, otto) = (day.Attendee("Oda").Organises(day), day.Attendee("Otto").Organises(day));
        var preview = await oda.WritesAsync("Tot morgen.");
        var send = preview.Replies.SelectMany(Seen.ButtonsOf).First(button => button.Title.StartsWith("Verstuur naar", StringComparison.Ordinal)).Data;
        await otto.Opens();
        await Task.WhenAll(oda.Submits(System.Text.Json.Nodes.JsonObject.Create(send)!), otto.Submits(System.Text.Json.Nodes.JsonObject.Create(send)!));
        await an.WaitsForAsync(seen => seen.Text.Contains("Tot morgen.", StringComparison.Ordinal));
        await oda.WaitsForAsync(_ => oda.Page.Any(one => Seen.WordsOf(one).Contains("Het bericht is verstuurd", StringComparison.Ordinal)));
        Assert.Single((await an.Reloads()).Replies, reply => Seen.WordsOf(reply).Contains("Tot morgen.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text", "", "geen tekst")]
    [InlineData("link", "http://voorbeeld.be", "https://")]
    [InlineData("link", "javascript:alert(1)", "https://")]
    public async Task What_cannot_be_sent_is_named_and_the_fields_come_back(string field, string value, string said)
    {
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.Submits(new() { ["do"] = AnnouncementVerbs.New });
        var answer = await organiser.Clicks("Bewaar en toon opnieuw", [("text", "Dag"), (field, value)]);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Contains("Bewaar en toon opnieuw", answer.Buttons);
        Assert.Empty(await day.QueryAsync<string>("select id from announcement"));
    }

    [Fact]
    public async Task Html_and_mentions_are_only_letters()
    {
        var organiser = day.Attendee("Oda").Organises(day);
        var preview = await organiser.WritesAsync("<script>alert(1)</script> @iedereen **vet** [hier](https://example.org/a) [daar](http://example.org)");
        var text = preview.Cards[0].GetProperty("body")[1].GetProperty("text").GetString();
        Assert.Equal(@"<script>alert(1)</script> @iedereen **vet** [hier](https://example.org/a) \[daar\](http://example.org)", text);
    }

    [Fact]
    public async Task To_nobody_nothing_leaves_and_the_draft_stays()
    {
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("Dag");
        await organiser.Clicks("Wijzig voor wie");
        await organiser.Clicks("8");
        var answer = await organiser.Says("ja");
        Assert.Contains("Niemand hoort bij deze groep", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["draft"], await day.QueryAsync<string>("select state from announcement"));
    }

    [Fact]
    public async Task The_same_to_the_same_people_within_ten_minutes_is_asked_once_more()
    {
        var an = await day.SignedUpAsync("An", 3);
        var organiser = day.Attendee("Oda").Organises(day);
        foreach (var round in new[] { 1, 2 })
        {
            await organiser.WritesAsync("Tot morgen.");
            var answer = await organiser.Says("ja");
            if (round == 2)
            {
                Assert.Contains("Echt nog eens?", answer.Text, StringComparison.Ordinal);
                await organiser.Clicks("Ja, nog eens");
            }
        }

        await an.WaitsForAsync(_ => an.Page.Count(one => Seen.WordsOf(one).Contains("Tot morgen.", StringComparison.Ordinal)) == 2);
    }

    [Fact]
    public async Task Over_the_limit_the_number_has_to_be_typed()
    {
        await day.RestartAsync(plan => plan with { Settings = new() { ["Announcements:AskNumberOver"] = "2" } });
        var people = new List<Attendee>();
        foreach (var name in new[] { "An", "Bert", "Cis" })
        {
            people.Add(await day.SignedUpAsync(name, 3));
        }

        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("Tot morgen.");
        await organiser.Clicks("Wijzig voor wie");
        await organiser.Clicks("3");
        var asked = await organiser.Says("ja");
        Assert.Contains("3 mensen", asked.Text, StringComparison.Ordinal);
        Assert.Contains("niet het juiste getal", (await organiser.Says("30")).Text, StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select person_id from delivery"));
        Assert.Contains("Ik verstuur het nu naar 3 mensen", (await organiser.Says("3")).Text, StringComparison.Ordinal);
        foreach (var person in people)
        {
            await person.WaitsForAsync(_ => person.Page.Any(one => Seen.WordsOf(one).Contains("Tot morgen.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_the_old_words_and_a_withdrawal_takes_them_away()
    {
        var an = await day.SignedUpAsync("An", 3);
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("We eten in zaal 1.");
        await organiser.Says("ja");
        var first = (await an.WaitsForAsync(seen => seen.Text.Contains("zaal 1", StringComparison.Ordinal))).Replies.Single();
        await organiser.WaitsForAsync(_ => organiser.Page.Any(one => Seen.WordsOf(one).Contains("Het bericht is verstuurd", StringComparison.Ordinal)));

        await organiser.Clicks("Verbeter");
        await organiser.Clicks("Bewaar en toon opnieuw", ("text", "We eten in zaal 2."));
        var corrected = (await an.WaitsForAsync(seen => seen.Changed.Count > 0)).Changed.Single();
        Assert.Equal(first.Id, corrected.Id);
        Assert.Contains("zaal 2", Seen.WordsOf(corrected), StringComparison.Ordinal);

        await organiser.Submits(new() { ["do"] = AnnouncementVerbs.List });
        await organiser.Clicks("Hoe ver staat het?");
        await organiser.Clicks("Trek in");
        await organiser.Clicks("Ja, trek in");
        var withdrawn = (await an.WaitsForAsync(seen => seen.Changed.Count > 0)).Changed.Single();
        Assert.DoesNotContain("zaal", Seen.WordsOf(withdrawn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_presses_seen_is_counted_once()
    {
        var an = await day.SignedUpAsync("An", 3);
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("Tot morgen.");
        await organiser.Says("ja");
        await an.WaitsForAsync(seen => seen.Text.Contains("Tot morgen.", StringComparison.Ordinal));
        var button = an.Page.SelectMany(Seen.ButtonsOf).Single(one => one.Title == "Gezien").Data;
        var pressed = await an.Submits(System.Text.Json.Nodes.JsonObject.Create(button)!);
        Assert.Contains("laten weten", Seen.WordsOf(pressed.Changed.Single()), StringComparison.Ordinal);
        await an.Submits(System.Text.Json.Nodes.JsonObject.Create(button)!);
        Assert.Single(await day.QueryAsync<string>("select person_id from delivery where seen_at is not null"));
    }

    [Fact]
    public async Task Who_presses_seen_in_Teams_sees_it_on_the_card_at_once_and_nothing_is_said_below_it()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("An");
        await chat.Says("welke workshops zijn er?");
        await chat.Hears();
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("Tot morgen.");
        await organiser.Says("ja");
        var card = await chat.Hears();
        var since = TimeProvider.System.GetTimestamp();
        while ((await day.QueryAsync<string>("select person_id from delivery where activity_id = @Id", new { card.Id })).Count == 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(60), "The id of the card was never noted.");
            await Task.Delay(20);
        }

        var (status, body) = await chat.Executes(Seen.ButtonsOf(card).Single(one => one.Title == "Gezien").Data, on: card);
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (status, body!.Value.GetProperty("type").GetString()));
        Assert.Contains("laten weten", body.Value.GetProperty("value").GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        Assert.Empty(Seen.ButtonsOf(await chat.Becomes(card, "laten weten")));
        Assert.Equal(2, chat.Conversation.Standing.Count);
    }

    [Fact]
    public async Task Somebody_elses_seen_counts_for_nobody()
    {
        await day.SignedUpAsync("An", 3);
        var bert = day.Attendee("Bert");
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("Tot morgen.");
        await organiser.Clicks("Wijzig voor wie");
        await organiser.Clicks("3");
        await organiser.Says("ja");
        var id = (await day.QueryAsync<string>("select id from announcement")).Single();
        await bert.Submits(new() { ["do"] = AnnouncementVerbs.Seen, ["id"] = id });
        Assert.Empty(await day.QueryAsync<string>("select person_id from delivery where seen_at is not null"));
    }

    [Fact]
    public async Task What_is_planned_leaves_once_at_its_moment_even_after_a_restart()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
        await day.RestartAsync(plan => plan with { Clock = clock });
        var an = await day.SignedUpAsync("An", 3);
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("De bus vertrekt.");
        await organiser.Clicks("Plan voor later");
        Assert.Contains("is al voorbij", (await organiser.Says("op 2 november om 9 uur")).Text, StringComparison.Ordinal);
        Assert.Contains("begrijp ik niet", (await organiser.Says("zodra het past")).Text, StringComparison.Ordinal);
        var planned = await organiser.Says("vandaag om 10u30");
        Assert.Contains("dinsdag 3 november 2026 10:30", planned.Text, StringComparison.Ordinal);

        await day.RestartAsync();
        Assert.Equal(["scheduled"], await day.QueryAsync<string>("select state from announcement"));
        clock.SetUtcNow(new DateTimeOffset(2026, 11, 3, 9, 30, 1, TimeSpan.Zero));
        await an.WaitsForAsync(seen =>
        {
            // Whoever was about to fall asleep when the time jumped still sleeps its minute.
            clock.Advance(TimeSpan.FromSeconds(5));
            return seen.Text.Contains("De bus vertrekt.", StringComparison.Ordinal);
        });
        await day.RestartAsync();
        clock.Advance(TimeSpan.FromMinutes(5));
        await an.Reads();
        Assert.Single(an.Page, one => Seen.WordsOf(one).Contains("De bus vertrekt.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_planned_can_be_called_off()
    {
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("De bus vertrekt.");
        await organiser.Clicks("Plan voor later");
        await organiser.Clicks("Plan voor later", ("when", "over 3 dagen"));
        await organiser.Submits(new() { ["do"] = AnnouncementVerbs.List });
        await organiser.Clicks("Hoe ver staat het?");
        await organiser.Clicks("Toch niet plannen");
        Assert.Equal(["draft"], await day.QueryAsync<string>("select state from announcement"));
        Assert.Empty(await day.QueryAsync<string>("select id from announcement where due_at is not null"));
    }

    [Fact]
    public async Task A_slot_is_an_audience_of_who_has_a_seat_in_one_of_its_workshops()
    {
        await day.RestartAsync(plan => plan with
        {
            Settings = new() { ["Registration:Workshops:3:Slot"] = "voormiddag", ["Registration:Workshops:4:Slot"] = "voormiddag", ["Registration:Workshops:5:Slot"] = "namiddag" },
        });
        var (an, bert, cis) = (await day.SignedUpAsync("An", 3), await day.SignedUpAsync("Bert", 4), await day.SignedUpAsync("Cis", 5));
        var organiser = day.Attendee("Oda").Organises(day);
        await organiser.WritesAsync("De zaal gaat om 8 uur open.");
        await organiser.Clicks("Wijzig voor wie");
        Assert.Contains("2 mensen", (await organiser.Clicks("voormiddag")).Text, StringComparison.Ordinal);
        await organiser.Says("ja");
        await an.WaitsForAsync(seen => seen.Text.Contains("om 8 uur open", StringComparison.Ordinal));
        await bert.WaitsForAsync(_ => bert.Page.Any(one => Seen.WordsOf(one).Contains("om 8 uur open", StringComparison.Ordinal)));
        Assert.DoesNotContain("om 8 uur open", (await cis.Reloads()).Text, StringComparison.Ordinal);
    }
}
