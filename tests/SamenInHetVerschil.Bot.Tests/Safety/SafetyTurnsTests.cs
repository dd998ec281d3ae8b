using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Safety;

public sealed class SafetyTurnsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safety").FullName;
    private readonly SafetyTurns room;

    public SafetyTurnsTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "workshops"));
        File.WriteAllText(Path.Combine(folder, "event.yaml"), Event);
        foreach (var language in new[] { "nl", "en", "fr" })
        {
            File.WriteAllText(Path.Combine(folder, "workshops", $"1.{language}.md"), Workshop(language));
        }

        var content = new ContentStore(Options.Create(new ContentOptions { Folder = folder }), NullLogger<ContentStore>.Instance);
        room = new SafetyTurns(DangerRecogniser.Train(), content);
    }

    [Fact]
    public async Task Somebody_in_danger_gets_help_and_nothing_else()
    {
        var reply = await room.AnswerAsync(Typed("schrijf mij in voor 3, en mijn papa slaat mij"), default);

        var card = Assert.Single(reply!.Messages).Card!;
        Assert.All(card.Buttons, button => Assert.StartsWith("tel:", Assert.IsType<LinkButton>(button).Address, StringComparison.Ordinal));
        Assert.Contains("102", card.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain("workshop", card.Fallback, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(reply.Others);
    }

    [Theory]
    [InlineData("nl", "ik wil niet meer leven", "Goed dat je dit zegt")]
    [InlineData("en", "i want to die", "It is good that you say this")]
    [InlineData("fr", "je veux mourir", "C'est bien que tu le dises")]
    public async Task Help_comes_in_the_language_of_the_message(string language, string text, string opening)
    {
        var reply = await room.AnswerAsync(Typed(text, language), default);

        Assert.Contains(opening, reply!.Messages[0].Card!.Fallback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Awaited.Confirmation))]
    [InlineData(nameof(Awaited.Name))]
    [InlineData(nameof(Awaited.Profile))]
    public async Task A_yes_after_it_confirms_nothing(string awaited)
    {
        var state = new ConversationState { Awaits = Enum.Parse<Awaited>(awaited), Proposal = "p_1", Topic = [1] };
        var reply = await room.AnswerAsync(Typed("ik wil niet meer leven") with { State = state }, default);

        Assert.Null(reply!.State!.Awaits);
        Assert.Null(reply.State.Proposal);
        Assert.Equal([1], reply.State.Topic);
    }

    [Fact]
    public async Task An_ordinary_message_is_left_to_the_other_rooms()
    {
        var turn = Typed("schrijf mij in voor 1 aub");
        var answer = new Reply("Goed.");

        Assert.Null(await room.AnswerAsync(turn, default));
        Assert.Same(answer, room.WithLines(turn, answer));
    }

    [Fact]
    public async Task A_click_is_left_to_the_other_rooms() =>
        Assert.Null(await room.AnswerAsync(Typed("") with { Kind = TurnKind.Click, Button = new ButtonData("confirm") }, default));

    [Fact]
    public async Task A_soft_sign_gets_the_normal_answer_with_two_numbers_below_it()
    {
        var turn = Typed("mijn zus is bang van spinnen, wie kan helpen");

        Assert.Null(await room.AnswerAsync(turn, default));
        var reply = room.WithLines(turn, new Reply("Het antwoord."));

        Assert.Equal("Het antwoord.", reply.Messages[0].Text);
        Assert.Equal(2, reply.Messages[1].Card!.Body.OfType<Line>().Count());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Turn Typed(string text, string language = "nl") => new()
    {
        Ordinal = 1,
        ConversationId = "c",
        Person = new Person("p", null, null, null, null),
        Kind = TurnKind.Message,
        Text = text,
        Language = language,
        State = new ConversationState(),
        Understood = Understood.Nothing(language),
        Now = DateTimeOffset.UnixEpoch,
        Session = null!,
    };

    private static string Workshop(string language) =>
        $$"""
        ---
        number: 1
        title: "Honey ({{language}})"
        short: "Honey"
        aliases: [bees]
        for:
          - who: [everybody]
            because: it is sweet
        related: []
        ---

        ## What it is about {#theme}
        answers: theme

        You taste honey.
        """;

    private const string Event =
        """
        name: The invented day
        languages: [nl, en, fr]
        timeZone: Europe/Brussels
        source:
          title: {en: A leaflet, nl: Een folder, fr: Un dépliant}
          date: 2030-05-01
          note: {en: Printed then, nl: Toen gedrukt, fr: Imprimé alors}
        unknown:
          - id: price
            label: {en: The price, nl: De prijs, fr: Le prix}
            words: {en: [price], nl: [prijs], fr: [prix]}
        helplines:
          - {kind: now, number: "112", name: {en: Now, nl: Nu, fr: Urgence}, when: {en: always, nl: altijd, fr: toujours}}
          - {kind: violence, number: "1712", name: {en: "1712", nl: "1712", fr: "1712"}, when: {en: always, nl: altijd, fr: toujours}}
          - {kind: suicide, number: "1813", name: {en: "1813", nl: "1813", fr: "1813"}, when: {en: always, nl: altijd, fr: toujours}}
          - {kind: young, number: "102", name: {en: Awel, nl: Awel, fr: Awel}, when: {en: always, nl: altijd, fr: toujours}}
          - {kind: exhausted, number: "106", name: {en: Listening, nl: Luisteren, fr: Ecoute}, when: {en: always, nl: altijd, fr: toujours}}
          - {kind: school, number: "", name: {en: CLB, nl: CLB, fr: CLB}, when: {en: school, nl: school, fr: école}}
        """;
}
