using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;
using static SamenInHetVerschil.Registrations.Wishes;

namespace SamenInHetVerschil.Registrations;

public sealed class RegistrationTurnsTests
{
    [Fact]
    public async Task A_sentence_proposes_and_changes_nothing()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var reply = await els.Says(SignUp(3));
        Assert.Equal("Zal ik je inschrijven voor workshop 3? Workshop 3: Reading old maps (nl). Er is nog plaats.", Said(reply));
        Assert.Equal(["Ja, schrijf me in", "Nee"], Titles(reply));
        Assert.Equal("", await day.HasAsync(els.Id));
        Assert.Equal(Awaited.Confirmation, els.State.Awaits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Yes_by_button_or_by_words_signs_up_once_and_closes_the_card(bool byButton)
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var proposal = await els.Says(SignUp(1, 3));
        var done = byButton ? await els.Clicks(proposal, "Ja, schrijf me in") : await els.Says(Yes);

        Assert.Equal("In orde. Je bent ingeschreven voor workshop 1 (Keeping bees on a roof (nl)). Je bent ingeschreven voor workshop 3 (Reading old maps (nl)).", Said(done));
        Assert.Equal("1 registered, 3 registered", await day.HasAsync(els.Id));
        var cards = await els.CardsAsync();
        Assert.DoesNotContain("Action.Submit", cards[0].Json, StringComparison.Ordinal);
        Assert.StartsWith("Afgehandeld.", (await els.SeesAsync())[0], StringComparison.Ordinal);
        Assert.Null(els.State.Proposal);
    }

    [Fact]
    public async Task A_double_click_gets_the_same_good_news_and_acts_once()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var proposal = await els.Says(SignUp(3));
        await els.Clicks(proposal, "Ja, schrijf me in");
        var again = await els.Clicks(proposal, "Ja, schrijf me in");
        Assert.Equal("Jouw inschrijvingen. Dat was al in orde. Dit heb je nu: Workshop 3: Reading old maps (nl). Ingeschreven.", Said(again));
        Assert.Single(await day.QueryAsync<long>("select id from registration_event"));
    }

    [Fact]
    public async Task The_button_of_somebody_else_or_of_nobody_does_nothing()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var an = day.Attendee("an", "An");
        var proposal = await els.Says(SignUp(3));
        foreach (var reply in new[] { await an.Clicks(proposal, "Ja, schrijf me in"), await an.Clicks(new ButtonData("confirm", "p_nonsense")), await an.Clicks(new ButtonData("confirm")) })
        {
            Assert.Contains("Er is niets veranderd. Dit voorstel ken ik niet.", Said(reply), StringComparison.Ordinal);
        }

        Assert.Empty(await day.QueryAsync<long>("select id from registration_event"));
        await els.Clicks(proposal, "Ja, schrijf me in");
        Assert.Equal("3 registered", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task An_expired_proposal_does_nothing_and_its_card_is_closed()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var proposal = await els.Says(SignUp(3));
        day.Clock.Advance(Proposals.Lives);
        Assert.Contains("Dit voorstel is verlopen.", Said(await els.Clicks(proposal, "Ja, schrijf me in")), StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els.Id));
        Assert.DoesNotContain("Action.Submit", (await els.CardsAsync())[0].Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_proposal_takes_the_place_of_the_older_and_closes_its_card()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var old = await els.Says(SignUp(3));
        await els.Says(SignUp(5));
        Assert.DoesNotContain("Action.Submit", (await els.CardsAsync())[0].Json, StringComparison.Ordinal);
        Assert.Contains("je vroeg daarna iets anders", Said(await els.Clicks(old, "Ja, schrijf me in")), StringComparison.Ordinal);
        await els.Says(Yes);
        Assert.Equal("5 registered", await day.HasAsync(els.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_changes_nothing_and_says_so(bool byButton)
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var proposal = await els.Says(SignUp(3));
        var reply = byButton ? await els.Clicks(proposal, "Nee") : await els.Says(No);
        Assert.Equal("Er is niets veranderd. Goed. Je kunt altijd iets anders vragen.", Said(reply));
        Assert.Contains("Hier zei je nee op", Said(await els.Clicks(proposal, "Ja, schrijf me in")), StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task Yes_to_nothing_changes_nothing()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        Assert.Contains("Er is niets om te bevestigen", Said(await els.Says(Yes)), StringComparison.Ordinal);
        await els.Says(SignUp(3));
        day.Clock.Advance(ConversationState.ContextLives + TimeSpan.FromMinutes(1));
        Assert.Contains("Er is niets om te bevestigen", Said(await els.Says(Yes)), StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task A_question_in_between_leaves_the_proposal_open()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        await els.Says(SignUp(3));
        await els.Says(new Wish.PlacesLeft([1]));
        await els.Says(new Wish.Mine());
        await els.Says(Yes);
        Assert.Equal("3 registered", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task A_full_workshop_offers_the_waiting_list_with_the_position()
    {
        await using var day = new RegistrationDay(("Workshops:3:Capacity", "1"));
        await day.ApplyAsync("p:an", [3]);
        var els = day.Attendee("els", "Els");
        var reply = await els.Says(SignUp(3));
        Assert.Equal("Zal ik je op de wachtlijst zetten voor workshop 3? Workshop 3: Reading old maps (nl). Volzet. Je komt op de wachtlijst, op plaats 1.", Said(reply));
        Assert.Contains("op plaats 1. Komt er een plaats vrij", Said(await els.Clicks(reply, "Ja, zet me op de wachtlijst")), StringComparison.Ordinal);
        Assert.Equal("3 waiting at 1", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task Who_wants_a_place_only_if_there_is_one_is_not_made_to_wait()
    {
        await using var day = new RegistrationDay(("Workshops:3:Capacity", "0"));
        var els = day.Attendee("els", "Els");
        var reply = await els.Says(new Wish.SignUp([3], [], OnlyIfPlace: true, false, []));
        Assert.Equal("Er is niets veranderd. Workshop 3 (Reading old maps (nl)) is volzet. Ik zet je niet op de wachtlijst, zoals je vroeg.", Said(reply));
        Assert.Equal(["Zet me op de wachtlijst"], Titles(reply));
    }

    [Fact]
    public async Task A_seat_taken_between_proposal_and_yes_is_not_sold_twice()
    {
        await using var day = new RegistrationDay(("Workshops:3:Capacity", "1"));
        var els = day.Attendee("els", "Els");
        await els.Says(SignUp(3));
        await day.ApplyAsync("p:an", [3]);
        Assert.Contains("Je staat op de wachtlijst voor workshop 3", Said(await els.Says(Yes)), StringComparison.Ordinal);
        Assert.Equal("3 waiting at 1", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task Without_a_workshop_the_bot_asks_which_and_the_answer_makes_the_proposal()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var which = await els.Says(SignUp());
        Assert.Equal(["1 · Topic 1 nl", "2 · Topic 2 nl", "3 · Topic 3 nl", "4 · Topic 4 nl", "5 · Topic 5 nl"], Titles(which));
        Assert.Equal(["Ja, schrijf me in", "Nee"], Titles(await els.Clicks(which, "2 · Topic 2 nl")));

        await els.Says(SignUp());
        Assert.StartsWith("Zal ik je inschrijven voor workshop 4?", Said(await els.Says(Unclear, "nummer 4")), StringComparison.Ordinal);

        await els.Says(SignUp());
        Assert.StartsWith("Zal ik je inschrijven voor workshop 5?", Said(await els.Says(new Wish.AskTheme([5]), "de liedjes")), StringComparison.Ordinal);

        await els.Says(SignUp());
        Assert.Null(await els.Says(new Wish.AskTheme([5]), "waar gaat die over de liedjes eigenlijk over?"));
        Assert.Equal("", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task When_two_could_be_meant_the_bot_asks_one_short_question()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var which = await els.Says(new Wish.SignUp([1], [2, 4], false, false, []));
        Assert.StartsWith("Welke workshop bedoel je?", Said(which), StringComparison.Ordinal);
        Assert.StartsWith("Zal ik je inschrijven voor de workshops 1 en 4?", Said(await els.Clicks(which, "4 · Topic 4 nl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_no_workshop_is_named_and_the_choice_is_shown()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        var reply = await els.Says(new Wish.SignUp([], [], false, false, [9]));
        Assert.StartsWith("Voor welke workshop wil je inschrijven? Workshop 9 bestaat niet.", Said(reply), StringComparison.Ordinal);
        Assert.Equal(5, Titles(reply).Count);
        Assert.StartsWith("Zal ik je inschrijven voor workshop 2? Workshop 9 bestaat niet.", Said(await els.Clicks(new ButtonData("signup", Workshops: [2, 9]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_has_already_is_said_and_the_rest_proposed()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        await day.ApplyAsync(els.Id, [1]);
        Assert.StartsWith("Zal ik je inschrijven voor workshop 2? Je bent al ingeschreven voor workshop 1.", Said(await els.Says(SignUp(1, 2))), StringComparison.Ordinal);
        Assert.StartsWith("Jouw inschrijvingen. Je bent al ingeschreven voor workshop 1.", Said(await els.Says(SignUp(1))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_not_signed_up_but_the_asker_can_be()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        Assert.Contains("Ik kan alleen jou inschrijven.", Said(await els.Says(new Wish.SignUp([2], [], false, ForOthersToo: true, []))), StringComparison.Ordinal);
        await els.Says(No);
        var reply = await els.Says(new Wish.ActForOthers([2]));
        Assert.Equal("Er is niets veranderd. Ik kan alleen jou inschrijven. Iedereen schrijft zichzelf in, in een eigen gesprek met mij.", Said(reply));
        Assert.StartsWith("Zal ik je inschrijven voor workshop 2?", Said(await els.Clicks(reply, "Schrijf me in voor workshop 2")), StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task Someone_without_a_name_gives_it_on_the_card()
    {
        await using var day = new RegistrationDay();
        var guest = day.Attendee("guest");
        var proposal = await guest.Says(SignUp(3));
        Assert.Equal(["name", "email"], proposal!.Messages[0].Card!.Body.OfType<TextInput>().Select(input => input.Id));

        var wrong = await guest.Clicks(proposal, "Ja, schrijf me in", ("name", "Els"), ("email", "els at home"));
        Assert.StartsWith("Dat e-mailadres klopt niet.", wrong!.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(guest.Id));

        await guest.Clicks(proposal, "Ja, schrijf me in", ("name", "  Els   Peeters "), ("email", "els@example.org"));
        Assert.Equal("3 registered", await day.HasAsync(guest.Id));
        Assert.Equal(["Els Peeters els@example.org"], await day.QueryAsync<string>("select name || ' ' || email from person"));
        Assert.Empty((await guest.Says(SignUp(4)))!.Messages[0].Card!.Body.OfType<TextInput>());
    }

    [Fact]
    public async Task Someone_without_a_name_who_says_yes_is_asked_for_it_and_then_signed_up()
    {
        await using var day = new RegistrationDay();
        var guest = day.Attendee("guest");
        await guest.Says(SignUp(3));
        Assert.StartsWith("Hoe mag ik je noemen?", (await guest.Says(Yes))!.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(guest.Id));
        Assert.StartsWith("Hoe mag ik je noemen?", (await guest.Says(Yes, "ja"))!.Messages[0].Text, StringComparison.Ordinal);

        await guest.Says(Unclear, "ik heet Els Peeters");
        Assert.Equal("3 registered", await day.HasAsync(guest.Id));
        Assert.Equal(["Els Peeters"], await day.QueryAsync<string>("select name from person"));
    }

    [Fact]
    public async Task A_click_without_the_name_asks_for_it_in_words()
    {
        await using var day = new RegistrationDay();
        var guest = day.Attendee("guest");
        var proposal = await guest.Says(SignUp(3));
        Assert.StartsWith("Hoe mag ik je noemen?", (await guest.Clicks(proposal, "Ja, schrijf me in", ("name", " 12 ")))!.Messages[0].Text, StringComparison.Ordinal);
        await guest.Says(new Wish.AskTheme([2]), "Els", confidence: 0.3);
        Assert.Equal("3 registered", await day.HasAsync(guest.Id));
    }

    [Fact]
    public async Task Who_keeps_the_name_or_asks_something_else_is_not_signed_up_and_the_proposal_stays()
    {
        await using var day = new RegistrationDay();
        var guest = day.Attendee("guest");
        await guest.Says(SignUp(3));
        await guest.Says(Yes);
        Assert.StartsWith("Goed. Zonder naam", (await guest.Says(Unclear, "dat zeg ik liever niet"))!.Messages[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Goed. Zonder naam", (await guest.Says(No, "nee"))!.Messages[0].Text, StringComparison.Ordinal);
        Assert.Null(await guest.Says(new Wish.AskTheme([2]), "Waar gaat workshop 2 over?"));
        Assert.StartsWith("Jouw inschrijvingen", Said(await guest.Says(new Wish.Mine(), "wat heb ik")), StringComparison.Ordinal);
        Assert.Empty(await day.QueryAsync<string>("select name from person where name is not null"));

        await guest.Says(Unclear, "Els");
        Assert.Equal("3 registered", await day.HasAsync(guest.Id));
    }

    [Fact]
    public async Task Cancelling_without_a_number_proposes_the_one_or_asks_which()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        Assert.Equal("Jouw inschrijvingen. Je bent nog niet ingeschreven.", Said(await els.Says(Cancel())));

        await day.ApplyAsync(els.Id, [2]);
        Assert.StartsWith("Zal ik je uitschrijven voor workshop 2?", Said(await els.Says(Cancel())), StringComparison.Ordinal);

        await day.ApplyAsync(els.Id, [4]);
        var which = await els.Says(Cancel());
        Assert.Equal(["2 · Topic 2 nl", "4 · Topic 4 nl"], Titles(which));
        await els.Clicks(await els.Clicks(which, "4 · Topic 4 nl"), "Ja, schrijf me uit");
        Assert.Equal("2 registered", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task Cancelling_what_one_does_not_have_shows_what_one_has()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        await day.ApplyAsync(els.Id, [2]);
        Assert.Equal("Jouw inschrijvingen. Je bent niet ingeschreven voor workshop 3. Workshop 2: Sourdough for early risers (nl). Ingeschreven.", Said(await els.Says(Cancel(3))));
        Assert.StartsWith("Zal ik je uitschrijven voor workshop 2? Je bent niet ingeschreven voor workshop 3.", Said(await els.Says(Cancel(2, 3))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_can_be_cancelled_at_once()
    {
        await using var day = new RegistrationDay(("Workshops:4:Capacity", "0"));
        var els = day.Attendee("els", "Els");
        await day.ApplyAsync(els.Id, [2, 4]);
        Assert.StartsWith("Zal ik je uitschrijven voor de workshops 2 en 4?", Said(await els.Says(new Wish.Cancel([], All: true))), StringComparison.Ordinal);
        await els.Says(Yes);
        Assert.Equal("", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task Leaving_something_out_of_a_proposal_makes_a_new_one_and_leaving_out_all_is_a_no()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        await els.Says(SignUp(1, 2));
        Assert.StartsWith("Zal ik je inschrijven voor workshop 1?", Said(await els.Says(Cancel(2))), StringComparison.Ordinal);
        Assert.Contains("Er is niets veranderd. Goed.", Said(await els.Says(Cancel())), StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task Who_was_first_in_line_hears_of_the_seat_and_gives_it_back_with_one_tap()
    {
        await using var day = new RegistrationDay(("Workshops:3:Capacity", "1"));
        var (els, an, jef) = (day.Attendee("els", "Els"), day.Attendee("an", "An", "fr"), day.Attendee("jef", "Jef", "en"));
        await els.Says(SignUp(3));
        await els.Says(Yes);
        foreach (var waiting in new[] { an, jef })
        {
            await waiting.Says(SignUp(3));
            await waiting.Says(Yes);
        }

        await els.Says(Cancel(3));
        var cancelled = await els.Says(Yes);

        Assert.Equal("3 registered", await day.HasAsync(an.Id));
        Assert.StartsWith("Tu as une place dans l'atelier 3.", (await an.SeesAsync())[^1], StringComparison.Ordinal);
        var button = cancelled!.Others.Single().Card("fr").Buttons.OfType<SubmitButton>().Single();
        Assert.Equal("Rendre ma place", button.Title);

        await an.Clicks(button.Data);
        Assert.Equal("", await day.HasAsync(an.Id));
        Assert.Equal("3 registered", await day.HasAsync(jef.Id));
        Assert.StartsWith("You have a place in workshop 3.", (await jef.SeesAsync())[^1], StringComparison.Ordinal);

        Assert.Contains("Tu n'as plus cette place", Said(await an.Clicks(button.Data)), StringComparison.Ordinal);
        Assert.Contains("no longer have that place", Said(await jef.Clicks(button.Data)), StringComparison.Ordinal);
        Assert.Equal("3 registered", await day.HasAsync(jef.Id));
    }

    [Fact]
    public async Task A_change_is_proposed_and_done_as_one()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        await day.ApplyAsync(els.Id, [1]);
        var reply = await els.Says(Change(null, 2));
        Assert.StartsWith("Wil je van workshop 1 naar workshop 2 wisselen?", Said(reply), StringComparison.Ordinal);
        await els.Clicks(reply, "Ja, wissel");
        Assert.Equal("2 registered", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task A_change_to_a_full_workshop_keeps_the_seat_and_offers_the_waiting_list()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "0"));
        var els = day.Attendee("els", "Els");
        await day.ApplyAsync(els.Id, [1]);
        var reply = await els.Says(Change(1, 2));
        Assert.StartsWith(
            "Zal ik je op de wachtlijst zetten voor workshop 2? Workshop 2 (Sourdough for early risers (nl)) is volzet. Wat je had voor workshop 1, houd je.",
            Said(reply), StringComparison.Ordinal);
        await els.Says(Yes);
        Assert.Equal("1 registered, 2 waiting at 1", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task A_change_that_became_full_before_the_yes_keeps_the_seat_and_offers_the_waiting_list()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "1"));
        var els = day.Attendee("els", "Els");
        await day.ApplyAsync(els.Id, [1]);
        await els.Says(Change(1, 2));
        await day.ApplyAsync("p:an", [2]);
        var reply = await els.Says(Yes);
        Assert.Equal("1 registered", await day.HasAsync(els.Id));
        Assert.StartsWith("Zal ik je op de wachtlijst zetten voor workshop 2?", Said(reply), StringComparison.Ordinal);
        await els.Says(Yes);
        Assert.Equal("1 registered, 2 waiting at 1", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task A_change_from_what_one_does_not_have_says_so_and_offers_the_other()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        Assert.StartsWith("Zal ik je inschrijven voor workshop 2? Je bent niet ingeschreven voor workshop 1.", Said(await els.Says(Change(1, 2))), StringComparison.Ordinal);
        Assert.StartsWith("Zal ik je inschrijven voor workshop 2? Je bent nog niet ingeschreven.", Said(await els.Says(Change(null, 2))), StringComparison.Ordinal);
        Assert.Equal("Jouw inschrijvingen. Je bent niet ingeschreven voor workshop 1. Je bent nog niet ingeschreven.", Said(await els.Says(Change(1, null))));
    }

    [Fact]
    public async Task A_change_with_a_half_missing_asks_for_it()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        await day.ApplyAsync(els.Id, [1, 4]);

        var from = await els.Says(Change(null, 2));
        Assert.StartsWith("Welke workshop wil je wisselen?", Said(from), StringComparison.Ordinal);
        Assert.StartsWith("Wil je van workshop 4 naar workshop 2 wisselen?", Said(await els.Says(Unclear, "4")), StringComparison.Ordinal);

        var to = await els.Says(Change(4, null));
        Assert.Equal(["2 · Topic 2 nl", "3 · Topic 3 nl", "5 · Topic 5 nl"], Titles(to));
        Assert.StartsWith("Wil je van workshop 4 naar workshop 5 wisselen?", Said(await els.Says(Unclear, "de 5")), StringComparison.Ordinal);
        Assert.StartsWith("Wil je van workshop 4 naar workshop 3 wisselen?", Said(await els.Clicks(to, "3 · Topic 3 nl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_are_shown_as_they_are()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "2"), ("Workshops:2:Capacity", "3"), ("Workshops:3:Capacity", "0"), ("Workshops:4:Capacity", "0"));
        await day.ApplyAsync("p:an", [1, 4]);
        var els = day.Attendee("els", "Els");
        Assert.Equal(
            "Vrije plaatsen. Workshop 1: Keeping bees on a roof (nl). Nog 1 plaats vrij. Workshop 2: Sourdough for early risers (nl). Nog 3 plaatsen vrij. "
            + "Workshop 3: Reading old maps (nl). Volzet. Workshop 4: Mending bicycles together (nl). Volzet, 1 op de wachtlijst. "
            + "Workshop 5: Songs without words (nl). Er is nog plaats. Er is geen maximum ingesteld.",
            Said(await els.Says(new Wish.PlacesLeft([]))));
        var one = await els.Says(new Wish.PlacesLeft([2]));
        Assert.Equal(["Schrijf me in voor workshop 2"], Titles(one));
        Assert.Equal([2], els.State.Topic);
    }

    [Fact]
    public async Task Before_the_opening_the_moment_is_told_in_the_event_zone_and_after_the_end_that_it_is_closed()
    {
        await using var day = new RegistrationDay(("OpensAt", "2030-04-02T07:30:00Z"), ("ClosesAt", "2030-04-03T07:30:00Z"));
        var els = day.Attendee("els", "Els");
        Assert.Equal("Er is niets veranderd. Inschrijven kan vanaf dinsdag 2 april 2030 om 9.30 uur.", Said(await els.Says(SignUp(1))));
        day.Clock.Advance(TimeSpan.FromDays(3));
        Assert.StartsWith("Er is niets veranderd. De inschrijvingen zijn gesloten.", Said(await els.Says(SignUp(1))), StringComparison.Ordinal);
        Assert.StartsWith("Er is niets veranderd. De inschrijvingen zijn gesloten.", Said(await els.Says(SignUp())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_more_people_read_along_nothing_personal_is_said()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        await day.ApplyAsync(els.Id, [1]);
        var proposal = await els.Says(SignUp(3));
        var together = new Attendee(day, "els", "Els", "nl") { InPublic = true };
        foreach (var reply in new[]
        {
            await together.Says(SignUp(1)), await together.Says(Cancel()), await together.Says(Change(1, 2)), await together.Says(new Wish.Mine()),
            await together.Says(new Wish.ActForOthers([1])), await together.Clicks(proposal, "Ja, schrijf me in"),
        })
        {
            Assert.StartsWith("Dat bespreek ik liever onder vier ogen.", reply!.Messages.Single().Text, StringComparison.Ordinal);
        }

        Assert.Empty(Titles(await together.Says(new Wish.PlacesLeft([]))));
        Assert.Null(await together.Says(Yes));
    }

    [Fact]
    public async Task Foreign_and_broken_buttons_do_no_harm()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        Assert.Null(await els.Clicks(new ButtonData("drop tables")));
        Assert.Contains("bestaat niet", Said(await els.Clicks(new ButtonData("signup", Workshops: [0, -3, int.MaxValue]))), StringComparison.Ordinal);
        Assert.Contains("bestaat niet", Said(await els.Clicks(new ButtonData("cancel", Workshops: [77]))), StringComparison.Ordinal);
        Assert.NotNull(await els.Clicks(new ButtonData("change")));
        Assert.NotNull(await els.Clicks(new ButtonData("give-back")));
        Assert.NotNull(await els.Clicks(new ButtonData("give-back", "1", [1])));
        Assert.NotNull(await els.Clicks(new ButtonData("places", Workshops: [77])));
        Assert.Equal("", await day.HasAsync(els.Id));
    }

    [Fact]
    public async Task The_proposal_of_another_room_is_left_alone()
    {
        await using var day = new RegistrationDay();
        var els = day.Attendee("els", "Els");
        await els.Says(SignUp(3));
        await day.Database.WriteAsync((session, cancel) => session.ExecuteAsync("""update proposal set content = '{"Draft":7}'""", null, cancel), default);
        Assert.Null(await els.Says(Yes));
        Assert.Null(await els.Says(No));
        Assert.Null(await els.Clicks(new ButtonData("confirm", els.State.Proposal)));
    }

    private static string Said(Reply? reply) => Assert.Single(reply!.Messages).Card!.Fallback;

    private static IReadOnlyList<string> Titles(Reply? reply) => [.. reply!.Messages.SelectMany(message => Attendee.Buttons(message.Card!)).Select(button => button.Title)];
}
