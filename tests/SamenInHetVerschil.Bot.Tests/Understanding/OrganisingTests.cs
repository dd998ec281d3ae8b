using System.Globalization;
using SamenInHetVerschil.Understanding.Organising;

namespace SamenInHetVerschil.Understanding;

/// <summary>What organisers say at the door and about the day.</summary>
public sealed class OrganisingTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 8, 15, 0, TimeSpan.Zero);
    private static readonly int[] Existing = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly string[] Slots = ["voormiddag", "ronde 1"];

    [Theory]
    [InlineData("check Sam in voor 3", "in Sam 3")]
    [InlineData("check Sam Peeters in voor workshop 3", "in Sam Peeters 3")]
    [InlineData("Sam is er voor workshop 3", "in Sam 3")]
    [InlineData("kan je Zoë Ünal inchecken aub", "in Zoë Ünal ")]
    [InlineData("check in Sam for 3 please", "in Sam 3")]
    [InlineData("Sam has arrived", "in Sam ")]
    [InlineData("enregistrez Sam pour l'atelier 3 s'il vous plaît", "in Sam 3")]
    [InlineData("maak de check-in van Sam ongedaan", "undo Sam ")]
    [InlineData("check Sam uit voor 3", "undo Sam 3")]
    [InlineData("undo the check-in of Sam for workshop 3", "undo Sam 3")]
    [InlineData("annule l'enregistrement de Sam", "undo Sam ")]
    [InlineData("wie is er al?", "turnout ")]
    [InlineData("wie is er al in workshop 3?", "turnout 3")]
    [InlineData("hoeveel mensen zijn er al binnen", "turnout ")]
    [InlineData("how many are in for workshop 3?", "turnout 3")]
    [InlineData("combien de personnes sont là ?", "turnout ")]
    [InlineData("geef mij de scanpagina", "page")]
    [InlineData("ik wil mensen inchecken", "page")]
    [InlineData("I want to check people in", "page")]
    [InlineData("donne-moi la page de scan", "page")]
    [InlineData("waarover gaat workshop 3?", null)]
    [InlineData("wat is check en connect?", null)]
    [InlineData("leg check en connect eens uit", null)]
    [InlineData("check en connect, zit dat in workshop 7", null)]
    [InlineData("wie is de spreker van workshop 3?", null)]
    [InlineData("stuur iedereen een bericht dat de koffie klaar is", null)]
    public void What_is_said_at_the_door_is_understood(string text, string? wish) => Assert.Equal(wish, DoorWishes.Read(text, Existing) switch
    {
        DoorWish.CheckIn one => $"in {one.Name} {one.Workshop}",
        DoorWish.Undo one => $"undo {one.Name} {one.Workshop}",
        DoorWish.Turnout one => $"turnout {one.Workshop}",
        DoorWish.Page => "page",
        _ => null,
    });

    [Theory]
    [InlineData("de dag is 5 november 2026", "2026-11-05 - -  0")]
    [InlineData("de datum is 5/11/2026", "2026-11-05 - -  0")]
    [InlineData("het is op donderdag 5 november", "2026-11-05 - -  0")]
    [InlineData("de dag is 5 oktober", "2027-10-05 - -  0")]
    [InlineData("de dag is 5 november 2025", "2025-11-05 - -  0")]
    [InlineData("the date is November 5, 2026", "2026-11-05 - -  0")]
    [InlineData("le jour est le 5 novembre 2026", "2026-11-05 - -  0")]
    [InlineData("de dag is 31 november 2026", "- - -  0 wrong")]
    [InlineData("de dag is 5 november 2026 van 9u tot 16u30", "2026-11-05 09:00 16:30  0")]
    [InlineData("de voormiddag is van 9u tot 10u30", "- 09:00 10:30  0 voormiddag")]
    [InlineData("ronde 1 is van 9 tot 10u30", "- 09:00 10:30  0 ronde 1")]
    [InlineData("workshop 3 begint om 9u15", "- 09:15 -  3")]
    [InlineData("workshop 3 duurt tot half elf", "- - 10:30  3")]
    [InlineData("workshop 3 is from 9:00 to 10:30", "- 09:00 10:30  3")]
    [InlineData("l'atelier 3 va de 9h à 10h30", "- 09:00 10:30  3")]
    [InlineData("de dag is van 9u tot 16u", "- 09:00 16:00  0")]
    [InlineData("de voormiddag is van 9u tot 25u", "- 09:00 -  0 voormiddag wrong")]
    [InlineData("de voormiddag is van 9u75 tot 11u", null, true)]
    [InlineData("de voormiddag is van 11u tot 9u", "- 11:00 09:00  0 voormiddag wrong")]
    [InlineData("het is in zaal De Brug", "- - - zaal De Brug 0")]
    [InlineData("de plaats is De Brug, Dorpsstraat 3, 9000 Gent.", "- - - De Brug, Dorpsstraat 3, 9000 Gent 0")]
    [InlineData("workshop 3 is in lokaal 2.14", "- - - lokaal 2.14 3")]
    [InlineData("the venue is The Bridge", "- - - The Bridge 0")]
    [InlineData("le lieu est Le Pont", "- - - Le Pont 0")]
    [InlineData("locatie: De Brug", "- - - De Brug 0")]
    [InlineData("het is in orde", null)]
    [InlineData("is de dag 5 november 2026?", null)]
    [InlineData("waar is het?", null)]
    [InlineData("stuur op 5 november om 9u een herinnering naar iedereen", null)]
    [InlineData("de inschrijvingen openen op 5 november om 9u", null)]
    [InlineData("waarover gaat workshop 3", null)]
    public void Day_hours_and_place_are_read_as_they_were_meant(string text, string? read, bool onlyWrong = false)
    {
        var wish = DayWishes.Read(text, Existing, Slots, Now, Brussels);
        if (onlyWrong)
        {
            Assert.True(wish!.IsWrong);
            return;
        }

        Assert.Equal(read, wish is null ? null : string.Create(CultureInfo.InvariantCulture, $"{wish.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-"} {Hour(wish.Start)} {Hour(wish.End)} {wish.Place} {wish.About.Workshop}{(wish.About.Slot is null ? "" : " " + wish.About.Slot)}{(wish.IsWrong ? " wrong" : "")}"));
    }

    [Theory]
    [InlineData("de datum is nog niet bekend", Cleared.Date)]
    [InlineData("wis de plaats", Cleared.Place)]
    [InlineData("the hour is not known yet", Cleared.Hours)]
    [InlineData("efface la date", Cleared.Date)]
    public void What_is_no_longer_known_is_taken_back(string text, object cleared) =>
        Assert.Equal([(Cleared)cleared], DayWishes.Read(text, Existing, Slots, Now, Brussels)!.Clears);

    private static string Hour(TimeOnly? hour) => hour?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
