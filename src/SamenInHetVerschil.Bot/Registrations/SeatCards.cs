using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Registrations;

/// <summary>What every card about seats is made of.</summary>
internal abstract class SeatCards(string language, EventContent content)
{
    protected string Language { get; } = language;

    protected EventContent Content { get; } = content;

    protected RegistrationTexts Texts { get; } = new(language);

    /// <summary>"workshop 3 (title)".</summary>
    public string Titled(int number) => Texts.Titled(number, TitleOf(number));

    public CardButton Mine() => Button(Texts.ButtonMine, RegistrationVerbs.Mine);

    public CardButton PlacesButton() => Button(Texts.ButtonPlaces, RegistrationVerbs.Places);

    protected static SubmitButton Button(string title, string verb) => new(title, new ButtonData(verb));

    protected string Name(int number) => Texts.Workshop(number, TitleOf(number));

    protected string Is(int number, string how) => Texts.WorkshopIs(number, TitleOf(number), how);

    protected static Paragraph[] Said(IReadOnlyList<string> lines) => [.. lines.Select(line => new Paragraph(line))];

    protected static Element[] Listed(IEnumerable<string> lines) => lines.ToList() switch
    {
        [] => [],
        [var one] => [new Paragraph(one)],
        var several => [new Bullets(several)],
    };

    protected Card Build(string heading, IReadOnlyList<Element> body, IReadOnlyList<CardButton> buttons)
    {
        IReadOnlyList<Element> all = [new Heading(heading), .. body];
        return new Card(Language, Fallback.Of(all), all, buttons);
    }

    private string TitleOf(int number) => Content.Find(number)?.In(Language).Title ?? "?";
}
