using System.Text;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Registrations;

public sealed class RegistrationCardsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cards-").FullName;
    private readonly EventContent content;

    public RegistrationCardsTests() => content = ContentReader.Read(InventedEvent.WriteTo(folder, workshops: 12)).Content!;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> AllLanguages => [.. Languages.Codes];

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Every_card_names_its_language_is_small_and_says_everything_in_words(string language)
    {
        foreach (var card in All(language))
        {
            var json = card.ToJson();
            Assert.Equal(language, json.GetProperty("lang").GetString());
            Assert.True(Encoding.UTF8.GetByteCount(json.GetRawText()) < 25_000);
            var rows = card.Body.OfType<ButtonRow>().ToList();
            Assert.All(rows, row => Assert.InRange(row.Buttons.Count, 1, Card.MostButtons));
            foreach (var text in card.Body.SelectMany(Words).Concat(rows.SelectMany(row => row.Buttons.Select(button => button.Title))))
            {
                Assert.Contains(text, card.Fallback, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Twelve_workshops_make_three_rows_of_four_buttons()
    {
        var card = new ProposalCards("nl", content).Which("Welke?", [], [.. content.Workshops.Select(workshop => (workshop.Number, new ButtonData("signup", Workshops: [workshop.Number])))]);
        Assert.Equal([4, 4, 4], card.Body.OfType<ButtonRow>().Select(row => row.Buttons.Count));
        Assert.Empty(card.Buttons);
    }

    private IEnumerable<Card> All(string language)
    {
        var (asks, cards) = (new ProposalCards(language, content), new RegistrationCards(language, content));
        var registered = new Registration(1, "p:els", RegistrationState.Registered, default, 1, null);
        var waiting = new Registration(2, "p:els", RegistrationState.Waiting, default, 2, 3);
        Places[] places = [new(1, null, 5, 0), new(2, 1, 5, 0), new(3, 7, 5, 0), new(4, 0, 5, 0), new(5, 0, 5, 2)];
        yield return asks.SignUp("p_1", [new Prospect(1, Chance.Free), new Prospect(2, Chance.Full, 3)], askName: true, ["Ah."]);
        yield return asks.SignUp("p_1", [new Prospect(2, Chance.Full, 3)], askName: false, []);
        yield return asks.Cancel("p_1", [registered, waiting], ["Ah."]);
        yield return asks.Change("p_1", [waiting], [new Prospect(3, Chance.Free)], []);
        yield return asks.Settled(new RegistrationProposal([1], [2]), ["Ah."]);
        yield return cards.Result([.. Enum.GetValues<Became>().Select(became => new Outcome(1, became, 2))], new Opening.NotYet(DateTimeOffset.UnixEpoch), onlyIfPlace: true);
        yield return cards.Mine([registered, waiting], ["Ah."]);
        yield return cards.Mine([], []);
        yield return cards.Places(places, [], personal: true);
        yield return cards.Places([places[4]], [], personal: true);
        yield return cards.WaitingExplained();
        yield return asks.Which("Ah?", ["Oh."], [.. content.Workshops.Select(workshop => (workshop.Number, new ButtonData("signup", Workshops: [workshop.Number])))]);
        yield return new SeatNewsCards(language, content).Promoted(new Promotion("p:els", 1, 7));
    }

    private static IEnumerable<string> Words(Element element) => element switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Note note => [note.Text],
        Bullets bullets => bullets.Lines,
        _ => [],
    };
}
