using System.Text;

namespace SamenInHetVerschil.Registrations;

/// <summary>An event that nobody holds: five workshops about bees and bread, English first.</summary>
internal static class InventedEvent
{
    public static readonly IReadOnlyList<string> Titles = ["Keeping bees on a roof", "Sourdough for early risers", "Reading old maps", "Mending bicycles together", "Songs without words"];

    /// <summary>Writes the event's folder and returns its path.</summary>
    public static string WriteTo(string parent, int workshops = 5)
    {
        var folder = Path.Combine(parent, "content");
        Directory.CreateDirectory(Path.Combine(folder, "workshops"));
        File.WriteAllText(Path.Combine(folder, "event.yaml"), Yaml());
        for (var number = 1; number <= workshops; number++)
        {
            foreach (var language in new[] { "en", "nl", "fr" })
            {
                File.WriteAllText(Path.Combine(folder, "workshops", $"{number}.{language}.md"), Workshop(number, language));
            }
        }

        return folder;
    }

    public static string TitleOf(int number, string language) => $"{Titles[(number - 1) % Titles.Count]} ({language})";

    private static string Workshop(int number, string language) =>
        $"""
        ---
        number: {number}
        title: "{TitleOf(number, language)}"
        short: "Topic {number} {language}"
        aliases: [topic {number}]
        for:
          - who: [everybody]
            because: it is fun
        related: []
        ---

        ## What it is about {"{#theme}"}
        answers: theme

        You make something with your hands.
        """;

    private static string Yaml()
    {
        var yaml = new StringBuilder(
            """
            name: The invented day
            languages: [en, nl, fr]
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

            """);
        foreach (var kind in new[] { "now", "violence", "suicide", "young", "exhausted", "school" })
        {
            yaml.Append($$"""
                  - kind: {{kind}}
                    number: "112"
                    name: {en: Help, nl: Hulp, fr: Aide}
                    when: {en: always, nl: altijd, fr: toujours}

                """);
        }

        return yaml.ToString();
    }
}
