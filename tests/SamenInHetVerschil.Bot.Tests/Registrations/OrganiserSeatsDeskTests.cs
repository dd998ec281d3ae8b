using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;

namespace SamenInHetVerschil.Registrations;

/// <summary>Seats that organisers give and take on request.</summary>
public sealed class OrganiserSeatsDeskTests
{
    private const string Organiser = "p:organiser";

    [Fact]
    public async Task An_organiser_gives_a_late_seat_to_whoever_they_choose_from_the_line()
    {
        await using var day = Open(("Workshops:2:Capacity", "1"), ("PromoteUntil", "2030-03-01T10:00:00Z"), ("ClosesAt", "2030-04-01T10:00:01Z"));
        foreach (var person in new[] { "p:an", "p:bert", "p:cis" })
        {
            await day.ApplyAsync(person, [2]);
        }

        await day.ApplyAsync("p:an", [], [2]);
        day.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new SeatingOutcome.Seated(), await SeatAsync(day, "p:cis", 2));
        Assert.Equal(new SeatingOutcome.Full(1), await SeatAsync(day, "p:bert", 2));
        Assert.Equal(new SeatingOutcome.HasSeat(), await SeatAsync(day, "p:cis", 2));
        Assert.Equal(("2 registered", "2 waiting at 1"), (await day.HasAsync("p:cis"), await day.HasAsync("p:bert")));
        Assert.Equal(Organiser, Assert.Single(await day.QueryAsync<string>("select actor from registration_event where event = 'promoted'")));
        Assert.Empty(await day.CheckLogAsync());
    }

    [Fact]
    public async Task Nobody_is_put_in_two_places_at_once()
    {
        await using var day = Open(("Workshops:1:Slot", "morning"), ("Workshops:2:Slot", "morning"));
        await day.ApplyAsync("p:els", [1]);
        Assert.Equal([1], Assert.IsType<SeatingOutcome.Clashes>(await SeatAsync(day, "p:els", 2)).With);
        Assert.Equal("1 registered", await day.HasAsync("p:els"));
    }

    [Fact]
    public async Task Signing_somebody_out_passes_the_seat_on()
    {
        await using var day = Open(("Workshops:2:Capacity", "1"));
        await day.ApplyAsync("p:an", [2]);
        await day.ApplyAsync("p:bert", [2]);
        var gone = Assert.IsType<SeatingOutcome.Unseated>(await UnseatAsync(day, "p:an", 2, Organiser));
        Assert.Equal(["p:bert"], gone.Seats.Promotions.Select(promotion => promotion.PersonId));
        Assert.Equal(new SeatingOutcome.NotHeld(), await UnseatAsync(day, "p:an", 2, Organiser));
    }

    [Fact]
    public async Task Only_organisers_may_and_only_for_workshops_that_are_there()
    {
        await using var day = Open();
        await day.ApplyAsync("p:an", [2]);
        Assert.Equal(new SeatingOutcome.NotAllowed(), await SeatAsync(day, "p:els", 2, "p:els"));
        Assert.Equal(new SeatingOutcome.NotAllowed(), await UnseatAsync(day, "p:an", 2, "p:els"));
        Assert.Equal(new SeatingOutcome.NoSuchWorkshop(99), await SeatAsync(day, "p:els", 99));
        Assert.Equal(("2 registered", ""), (await day.HasAsync("p:an"), await day.HasAsync("p:els")));
    }

    [Theory]
    [InlineData("nl", true, "Je hebt een plaats in workshop 2", "Reden: zaal")]
    [InlineData("en", false, "You are no longer signed up for workshop 2", "Reason: zaal")]
    [InlineData("fr", true, "Tu as une place dans l'atelier 2", "Raison : zaal")]
    public async Task The_person_reads_what_was_done_and_why(string language, bool seated, string title, string reason)
    {
        await using var day = Open();
        var card = new SeatNewsCards(language, day.Get<Content.ContentStore>().Current).SignedByOrganiser(2, seated, "zaal");
        Assert.StartsWith(title, card.Fallback, StringComparison.Ordinal);
        Assert.Contains(reason, card.Fallback, StringComparison.Ordinal);
    }

    private static RegistrationDay Open(params (string Key, string Value)[] settings)
    {
        var day = new RegistrationDay(settings);
        day.Get<IOptions<OrganiserOptions>>().Value.Ids = [Organiser];
        return day;
    }

    private static Task<SeatingOutcome> SeatAsync(RegistrationDay day, string person, int workshop, string by = Organiser) => day.Database.WriteAsync(
        (session, cancel) => day.Get<OrganiserSeatsDesk>().SeatAsync(session, person, workshop, new Cause(by, "test", null, day.Clock.GetUtcNow()), cancel), default);

    private static Task<SeatingOutcome> UnseatAsync(RegistrationDay day, string person, int workshop, string by) => day.Database.WriteAsync(
        (session, cancel) => day.Get<OrganiserSeatsDesk>().UnseatAsync(session, person, workshop, new Cause(by, "test", null, day.Clock.GetUtcNow()), cancel), default);
}
