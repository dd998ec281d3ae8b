using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>Our page in a real browser against the real program.</summary>
[Collection(nameof(Chromium))]
public sealed class PageTests(Chromium chromium)
{
    [SkippableFact]
    public async Task A_question_in_Dutch_gets_its_answer_with_where_it_comes_from()
    {
        await using var chat = await OpenAsync();
        var answer = await chat.AskAsync("Waarover gaat workshop 3?");
        await Expect(answer.GetByRole(AriaRole.Heading)).ToContainTextAsync("Workshop 3");
        await Expect(answer).ToContainTextAsync("Schrijf me in voor");
        Assert.Empty(chat.Complaints);
    }

    [SkippableFact]
    public async Task Signing_up_by_buttons_asks_a_name_first_shows_it_and_cancels_it()
    {
        await using var chat = await OpenAsync();
        await chat.AskAsync("Waarover gaat workshop 3?");
        var proposal = await chat.PressAsync("Schrijf me in voor 3");
        var confirm = ChatPage.ButtonIn(proposal, "Ja, schrijf me in");

        await confirm.ClickAsync();
        await Expect(proposal).ToContainTextAsync("Vul je naam in");

        await proposal.GetByLabel("Je naam").FillAsync("Noor");
        await confirm.ClickAsync();
        await Expect(chat.NewestAnswer).ToContainTextAsync("Je bent ingeschreven voor workshop 3");
        await Expect(chat.Answers.Filter(new() { HasText = "Je hebt dit bevestigd" }).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        var mine = await chat.PressAsync("Mijn inschrijvingen");
        await Expect(mine).ToContainTextAsync("Workshop 3");
        await Expect(mine).ToContainTextAsync("Ingeschreven.");

        await chat.PressAsync("Uitschrijven");
        await chat.PressAsync("Ja, schrijf me uit");
        await Expect(chat.NewestAnswer).ToContainTextAsync("Je bent uitgeschreven voor workshop 3");
        Assert.Empty(chat.Complaints);
    }

    [SkippableFact]
    public async Task Signing_up_by_words_and_asking_for_what_one_has()
    {
        await using var chat = await OpenAsync();
        await chat.AskAsync("schrijf me in voor workshop 5");
        await chat.AskAsync("ja");
        await chat.AskAsync("Ik heet Imane");
        await Expect(chat.NewestAnswer).ToContainTextAsync("Je bent ingeschreven voor workshop 5");
        var mine = await chat.AskAsync("waarvoor ben ik ingeschreven?");
        await Expect(mine).ToContainTextAsync("Workshop 5");
        var cancel = await chat.AskAsync("schrijf me uit voor workshop 5");
        await Expect(cancel).ToContainTextAsync("Zal ik je uitschrijven");
        await Expect(await chat.AskAsync("ja")).ToContainTextAsync("Je bent uitgeschreven voor workshop 5");
        Assert.Empty(chat.Complaints);
    }

    [SkippableFact]
    public async Task A_question_in_the_address_stands_in_the_field_and_is_sent_by_the_person()
    {
        const string Asked = "Wat is <b>Taakspel</b> & voor wie?\n#code=AAAAA-BBBBB";
        Chromium.SkipWithout();
        await using var chat = await ChatPage.OpenAsync(await chromium.VisitAsync(), new Uri(chromium.Bot.Address, "/?q=" + Uri.EscapeDataString(Asked)));
        await Expect(chat.Box).ToHaveValueAsync(Asked);
        await Expect(chat.Said).ToHaveCountAsync(0);
        Assert.Equal(chromium.Bot.Address.AbsoluteUri, chat.Page.Url);
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Said).ToHaveCountAsync(1);
        await Expect(chat.Said).ToContainTextAsync("<b>Taakspel</b>");

        await chat.Page.GotoAsync(new Uri(chromium.Bot.Address, "/?q=" + new string('x', 1500)).AbsoluteUri);
        await Expect(chat.Box).ToHaveValueAsync(new string('x', 1000));
        Assert.Empty(chat.Complaints);
    }

    [SkippableFact]
    public async Task A_wrong_address_on_the_card_can_be_mended_on_the_card()
    {
        await using var chat = await OpenAsync();
        var before = await chat.Answers.CountAsync();
        var proposal = await chat.AskAsync("schrijf me in voor workshop 6");
        await proposal.GetByLabel("Je naam").FillAsync("Noor");
        await proposal.GetByLabel("Je e-mailadres").FillAsync("noor at school");
        await ChatPage.ButtonIn(proposal, "Ja, schrijf me in").ClickAsync();
        await Expect(chat.NewestAnswer).ToContainTextAsync("Dat e-mailadres klopt niet");

        proposal = chat.Answers.Nth(before);
        await proposal.GetByLabel("Je naam").FillAsync("Noor");
        await proposal.GetByLabel("Je e-mailadres").FillAsync("noor@school.example");
        await ChatPage.ButtonIn(proposal, "Ja, schrijf me in").ClickAsync();
        await Expect(chat.NewestAnswer).ToContainTextAsync("Je bent ingeschreven voor workshop 6");
        Assert.Empty(chat.Complaints);
    }

    [SkippableFact]
    public async Task A_reload_keeps_the_conversation_and_the_person()
    {
        await using var chat = await OpenAsync();
        await chat.AskAsync("schrijf me in voor workshop 2");
        await chat.AskAsync("ja");
        await chat.AskAsync("Karim");
        await Expect(chat.NewestAnswer).ToContainTextAsync("Je bent ingeschreven voor workshop 2");
        var before = await chat.Answers.AllInnerTextsAsync();

        await chat.Page.ReloadAsync();
        await Expect(chat.Answers).ToHaveCountAsync(before.Count);
        await Expect(chat.Said).ToHaveCountAsync(3);
        Assert.Equal(before, await chat.Answers.AllInnerTextsAsync());
        await Expect(await chat.AskAsync("waarvoor ben ik ingeschreven?")).ToContainTextAsync("Workshop 2");
        Assert.Empty(chat.Complaints);
    }

    [SkippableFact]
    public async Task While_the_server_is_away_a_message_waits_and_goes_out_once()
    {
        Chromium.SkipWithout();
        await using var bot = await BotProcess.StartAsync();
        await using var chat = await ChatPage.OpenAsync(await chromium.VisitAsync(), bot.Address);
        await chat.AskAsync("Waarover gaat workshop 1?");

        await bot.KillAsync();
        await Expect(chat.Banner).ToContainTextAsync("Geen verbinding", new() { Timeout = 10_000 });
        await chat.TypeAsync("schrijf me in voor workshop 4");
        await Expect(chat.Said.Last).ToHaveAttributeAsync("data-delivery", "waiting");

        await bot.StartAgainAsync();
        await Expect(chat.Said.Last).ToHaveAttributeAsync("data-delivery", "sent", new() { Timeout = 20_000 });
        await Expect(chat.NewestAnswer).ToContainTextAsync("Zal ik je inschrijven");
        await Expect(chat.Banner).ToBeHiddenAsync();
        await Expect(chat.Said).ToHaveCountAsync(2);
        await Expect(chat.Answers).ToHaveCountAsync(3);

        await chat.Page.ReloadAsync();
        await Expect(chat.Answers).ToHaveCountAsync(3);
        await Expect(chat.Said).ToHaveCountAsync(2);
        // What the browser says of a server that is not there is no fault of the page.
        Assert.DoesNotContain(chat.Complaints, complaint => !complaint.Contains("ERR_", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_double_click_asks_once_and_the_buttons_of_the_welcome_work_again()
    {
        await using var chat = await OpenAsync();
        var list = ChatPage.ButtonIn(chat.Answers.First, "Alle workshops");
        await list.DblClickAsync(new() { Delay = 40 });
        await Expect(chat.Answers).ToHaveCountAsync(2);
        await Expect(list).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(chat.Answers).ToHaveCountAsync(2);

        await list.ClickAsync();
        await Expect(chat.Answers).ToHaveCountAsync(3);
        Assert.Empty(chat.Complaints);
    }

    [SkippableFact]
    public async Task A_double_click_on_yes_signs_up_once()
    {
        await using var chat = await OpenAsync();
        var proposal = await chat.AskAsync("schrijf me in voor workshop 7");
        await proposal.GetByLabel("Je naam").FillAsync("Sam");
        await ChatPage.ButtonIn(proposal, "Ja, schrijf me in").DblClickAsync(new() { Delay = 40 });
        await Expect(chat.NewestAnswer).ToContainTextAsync("Je bent ingeschreven voor workshop 7");
        await chat.AskAsync("dank je");
        await Expect(chat.Answers).ToHaveCountAsync(4);
        Assert.Empty(chat.Complaints);
    }

    [SkippableFact]
    public async Task A_double_click_whose_first_half_slips_off_the_button_still_signs_up()
    {
        await using var chat = await OpenAsync();
        var proposal = await chat.AskAsync("schrijf me in voor workshop 7");
        await proposal.GetByLabel("Je naam").FillAsync("Sam");
        // The page moves while the first half of the double click is down, and moves back.
        await chat.Page.EvaluateAsync("""
            () => {
              const log = document.querySelector("#log");
              addEventListener("mousedown", () => { log.style.marginTop = "300px"; addEventListener("mouseup", () => { log.style.marginTop = ""; }, { once: true }); }, { once: true });
            }
            """);
        await ChatPage.ButtonIn(proposal, "Ja, schrijf me in").DblClickAsync(new() { Delay = 40 });
        await Expect(chat.NewestAnswer).ToContainTextAsync("Je bent ingeschreven voor workshop 7");
        await Expect(chat.Answers).ToHaveCountAsync(3);
    }

    [SkippableFact]
    public async Task The_page_does_not_scroll_away_under_a_finger_that_is_down()
    {
        await using var chat = await OpenAsync(width: 390);
        var proposal = await chat.AskAsync("schrijf me in voor workshop 7");
        await proposal.GetByLabel("Je naam").FillAsync("Sam");
        await chat.Page.EvaluateAsync("""
            () => {
              const log = document.querySelector("#log"), scroller = document.querySelector("#scroller");
              // What else would make the page follow: it grows, and the window changes its size.
              addEventListener("mousedown", () => {
                log.append(Object.assign(document.createElement("p"), { textContent: "later", style: "height: 400px" }));
                scroller.style.height = scroller.clientHeight - 40 + "px";
              }, { once: true });
            }
            """);
        await ChatPage.ButtonIn(proposal, "Ja, schrijf me in").ClickAsync(new() { Delay = 300 });
        await Expect(chat.NewestAnswer).ToContainTextAsync("Je bent ingeschreven voor workshop 7");
    }

    [SkippableFact]
    public async Task Another_language_holds_for_the_page_and_for_the_answers()
    {
        await using var chat = await OpenAsync();
        await chat.Page.GetByLabel("Taal").SelectOptionAsync("fr");
        await Expect(chat.Box).ToHaveAttributeAsync("placeholder", "Écris ta question");
        await Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        var list = ChatPage.ButtonIn(chat.Answers.First, "Alle workshops");
        await list.ClickAsync();
        await Expect(chat.NewestAnswer).ToHaveAttributeAsync("lang", "fr");

        await chat.Page.GetByLabel("Langue").SelectOptionAsync("en");
        await Expect(await chat.AskAsync("what is workshop 2 about?")).ToHaveAttributeAsync("lang", "en");
        Assert.Empty(chat.Complaints);
    }

    [SkippableTheory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task On_a_phone_nothing_has_to_be_scrolled_sideways(int width)
    {
        await using var chat = await OpenAsync(width, 640);
        await chat.AskAsync("Welke workshops zijn er?");
        Assert.True(await chat.FitsAsync());
        await chat.AskAsync("Waarover gaat workshop 3?");
        await chat.AskAsync("schrijf me in voor workshop 1 en 2");
        Assert.True(await chat.FitsAsync());
        await chat.AskAsync("https://voorbeeld.example/" + new string('x', 200));
        Assert.True(await chat.FitsAsync());
        Assert.Empty(chat.Complaints);
        await chat.Page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, $"phone-{width}.png") });
    }

    private async Task<ChatPage> OpenAsync(int width = 900, int height = 900)
    {
        Chromium.SkipWithout();
        return await ChatPage.OpenAsync(await chromium.VisitAsync(width, height), chromium.Bot.Address);
    }
}
