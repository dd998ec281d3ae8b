using SamenInHetVerschil.Understanding;
using Xunit.Abstractions;

namespace SamenInHetVerschil.Organisers;

/// <summary>What the organisers' model makes of lines that it did not learn.</summary>
public sealed class OrganiserModelTests(ITestOutputHelper output)
{
    private static readonly (string Kind, string Text)[] Apart =
    [
        ("status", "hoeveel man zit er al bij 4?"), ("status", "geef eens de tussenstand"), ("status", "how busy is 6"), ("status", "le 5 est-il déjà plein ?"), ("status", "what's the headcount per workshop"),
        ("capacity", "kan 4 naar 28 plaatsen"), ("capacity", "verhoog het maximum van 2 tot 50"), ("capacity", "increase workshop 7 to 45 seats"), ("capacity", "passe le 2 à 40 places"), ("capacity", "ik wil in 5 maar 12 plaatsen"), ("capacity", "5 extra seats in 3"),
        ("slot", "zet 2 en 6 in slot B"), ("slot", "8 is in de namiddag"), ("slot", "put 7 in slot late"), ("slot", "le 6 est le matin"), ("slot", "verplaats 3 naar ronde 2"),
        ("open", "doe de inschrijvingen open"), ("open", "registration should open on tuesday at 10"), ("open", "ouvre les inscriptions mardi à 10h"), ("open", "vanaf morgen om 9 uur mag iedereen inschrijven"),
        ("close", "de inschrijvingen mogen dicht"), ("close", "close sign-up tonight at 8 pm"), ("close", "ferme les inscriptions ce soir à 20h"), ("close", "stop de inschrijvingen woensdag om 12u"),
        ("promote", "de wachtlijst schuift automatisch door tot dinsdag 9 uur"), ("promote", "waiting list moves up until friday at 5 pm"),
        ("signin", "schrijf Leen Wouters in voor 6"), ("signin", "kun je piet@stad.be inschrijven voor 2"), ("signin", "please register Emma Jones for 4"), ("signin", "inscris Marie Dubois au 5"), ("signin", "zet Omar bij in workshop 8"),
        ("signout", "schrijf Leen Wouters uit voor 6"), ("signout", "haal Omar van de lijst van 8"), ("signout", "take Emma Jones out of 4"), ("signout", "retire Marie Dubois du 5"),
        ("roster", "wie heeft zich ingeschreven voor 2"), ("roster", "geef de deelnemerslijst van 6"), ("roster", "show me who is in 7"), ("roster", "la liste des participants du 3"),
        ("settings", "toon wat er ingesteld is"), ("settings", "show me the changed settings"), ("settings", "montre les réglages modifiés"),
        ("undo", "maak de laatste wijziging ongedaan"), ("undo", "undo my change"), ("undo", "annule le dernier changement"),
        ("export", "download alles in excel"), ("export", "export as csv"), ("export", "je veux un fichier excel"),
        ("announce", "stuur iedereen van 2 een bericht dat de zaal wijzigt"), ("announce", "tell the people of 4 that we start at ten"), ("announce", "envoie un message aux inscrits du 6"),
        ("menu", "wat kan de organisatie hier"), ("menu", "organiser options"),
        ("attendee", "ik wil mij graag inschrijven voor 7"), ("attendee", "waarover gaat workshop 4"), ("attendee", "wat houdt 2 precies in"), ("attendee", "can I cancel my place"), ("attendee", "je voudrais m'inscrire au 6"),
        ("attendee", "who should a teacher call first"), ("attendee", "hoeveel leerlingen vallen uit"), ("attendee", "schrijf me uit aub"),
    ];

    [Fact]
    public void Most_lines_kept_apart_are_understood_and_attendees_are_left_alone()
    {
        var model = new OrganiserModel(OrganiserModel.ReadAll());
        var wrong = Apart.Where(line => model.Rank(line.Text, [])[0].Kind != line.Kind).ToList();
        output.WriteLine($"{Apart.Length - wrong.Count} of {Apart.Length}: {string.Join("; ", wrong.Select(line => $"{line.Kind} '{line.Text}' -> {model.Rank(line.Text, [])[0].Kind}"))}");
        Assert.True(wrong.Count <= Apart.Length / 6, $"{wrong.Count} of {Apart.Length} wrong: {string.Join("; ", wrong)}");
        Assert.True(wrong.Count(line => line.Kind == "attendee") <= 1, "A question of everybody is taken for an organiser's wish.");
    }

    [Fact]
    public void In_cross_validation_most_lines_are_understood_by_a_model_that_did_not_learn_them()
    {
        var lines = OrganiserModel.ReadAll();
        Assert.True(lines.Count >= 400);
        var right = Enumerable.Range(0, 5).Sum(fold =>
        {
            var model = new OrganiserModel([.. lines.Where((_, at) => at % 5 != fold)]);
            return lines.Where((_, at) => at % 5 == fold).Count(line => model.Rank(line.Text, [])[0].Kind == line.Kind);
        });
        output.WriteLine($"{right} of {lines.Count}");
        // Each line says its wish in words of its own, so this is the hardest measure there is: 352 of 544 when it was first taken.
        Assert.True(right >= lines.Count * 0.62, $"Only {right} of {lines.Count}.");
    }
}
