using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Conversations;

/// <summary>The pushed channel, as far as it stands without tokens: a caller on this machine, in development.</summary>
public sealed class TeamsTests(SharedDay shared) : IClassFixture<SharedDay>
{
    private readonly ConferenceDay day = shared.Day;

    [Fact]
    public async Task Installing_and_being_added_together_bring_one_welcome()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        Assert.Equal(202, (await chat.Installs()).Status);
        Assert.Equal(202, (await chat.AddsTheBot()).Status);
        Assert.Equal(202, (await chat.Says("waarover gaat workshop 3?")).Status);
        Assert.Contains("Samen in het verschil", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        Assert.Contains("Verontrustende situatie", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_up_by_words_and_by_submitted_button_is_stored_for_the_Entra_person()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Mia");
        await chat.Says("schrijf me in voor workshop 5");
        await chat.Submits(Seen.ButtonsOf(await chat.Hears()).Single(button => button.Title == "Ja, schrijf me in").Data);
        var done = await chat.Hears();
        Assert.Contains("Je bent ingeschreven voor workshop 5", Seen.WordsOf(done), StringComparison.Ordinal);
        Assert.Contains(await day.RegistrationsAsync(), one => one.PersonId == chat.PersonId && one is { Workshop: 5, Name: "Mia", State: "registered" });
    }

    [Fact]
    public async Task An_activity_that_Teams_sends_again_is_answered_once()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        Assert.Equal(202, (await chat.Says("waarover gaat workshop 3?", "again")).Status);
        Assert.Equal(202, (await chat.Says("waarover gaat workshop 3?", "again")).Status);
        await chat.Says("welke workshops zijn er?");
        Assert.Contains("Verontrustende situatie", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        Assert.StartsWith("De 8 workshops", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_questions_are_answered_and_nothing_personal_is_said_or_done()
    {
        await using var teams = await Teams.OpenAsync(day);
        var group = teams.Chat("Els", isGroup: true);
        await group.Mentions("waarover gaat workshop 3?");
        Assert.Contains("Verontrustende situatie", Seen.WordsOf(await group.Hears()), StringComparison.Ordinal);
        foreach (var personal in new[] { "schrijf me in voor workshop 3", "waarvoor ben ik ingeschreven?", "schrijf me uit voor workshop 3" })
        {
            await group.Mentions(personal);
            var answer = await group.Hears();
            Assert.StartsWith("Dat bespreek ik liever onder vier ogen.", Seen.WordsOf(answer), StringComparison.Ordinal);
            Assert.Empty(Seen.ButtonsOf(answer));
        }

        Assert.DoesNotContain(await day.RegistrationsAsync(), one => one.PersonId == group.PersonId);
        Assert.Empty(await day.QueryAsync<string>("select home_conversation from person where id = @PersonId and home_conversation is not null", new { group.PersonId }));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("frobnicate")]
    public async Task What_the_bot_does_not_know_is_taken_and_ignored(string type)
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        Assert.Equal(202, (await chat.PushAsync(new Activity { Type = type })).Status);
        await chat.Says("welke workshops zijn er?");
        Assert.StartsWith("De 8 workshops", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_in_private_is_answered_in_the_private_chat_of_who_asked_it_in_a_group()
    {
        await using var teams = await Teams.OpenAsync(day);
        var chat = teams.Chat("Els");
        await chat.Says("welke workshops zijn er?");
        await chat.Hears();
        var group = chat.InGroup();
        await group.Mentions("schrijf me in voor workshop 3");
        Assert.Equal("Dat bespreek ik liever onder vier ogen. Mijn antwoord staat in onze privéchat.", Seen.WordsOf(await group.Hears()));
        var proposal = await chat.Hears();
        await chat.Submits(Seen.ButtonsOf(proposal).Single(button => button.Title == "Ja, schrijf me in").Data);
        Assert.Contains("ingeschreven voor workshop 3", Seen.WordsOf(await chat.Hears()), StringComparison.Ordinal);
        Assert.Contains(await day.RegistrationsAsync(), one => one.PersonId == chat.PersonId && one is { Workshop: 3, State: "registered" });
        Assert.Single(group.Conversation.Standing);
        Assert.Empty(teams.Service.Complaints);
    }

    [Fact]
    public async Task Whoever_has_no_private_chat_yet_gets_a_button_that_opens_one_with_the_words_in_it()
    {
        await using var teams = await Teams.OpenAsync(day);
        var group = teams.Chat("Els", isGroup: true);
        await group.Mentions("schrijf me in voor workshop 3");
        var answer = await group.Hears();
        Assert.StartsWith("Dat bespreek ik liever onder vier ogen.", Seen.WordsOf(answer), StringComparison.Ordinal);
        var button = answer.Attachments!.Single().Content!.Value.GetProperty("actions").EnumerateArray().Single();
        Assert.Equal("https://teams.microsoft.com/l/chat/0/0?users=28%3Athe-bot&message=schrijf%20me%20in%20voor%20workshop%203", button.GetProperty("url").GetString());
    }

    [Fact]
    public async Task In_a_group_only_what_is_said_to_the_bot_is_answered()
    {
        await using var teams = await Teams.OpenAsync(day);
        var group = teams.Chat("Els", isGroup: true);
        Assert.Equal(202, (await group.Says("waarover gaat workshop 5?")).Status);
        Assert.Equal(202, (await group.Says("<at>The bot</at> waarover gaat workshop 6?")).Status);
        await group.PushAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "29:new" }] });
        await group.Mentions("waarover gaat workshop 3?");
        Assert.Contains("Verontrustende situatie", Seen.WordsOf(await group.Hears()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_only_calls_the_bot_by_its_name_is_told_what_it_can_do()
    {
        await using var teams = await Teams.OpenAsync(day);
        var group = teams.Chat("Els", isGroup: true);
        await group.Mentions("");
        Assert.Contains("Samen in het verschil", Seen.WordsOf(await group.Hears()), StringComparison.Ordinal);
    }
}
