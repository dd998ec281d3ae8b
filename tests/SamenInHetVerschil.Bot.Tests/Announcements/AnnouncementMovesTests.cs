namespace SamenInHetVerschil.Announcements;

public sealed class AnnouncementMovesTests
{
    [Fact]
    public void What_was_delivered_or_thrown_away_never_leaves_again_by_itself()
    {
        Assert.All(Enum.GetValues<DeliveryEvent>(), happened => Assert.Null(DeliveryMoves.Next(DeliveryState.Delivered, happened)));
        Assert.All(Enum.GetValues<AnnouncementEvent>(), happened => Assert.Null(AnnouncementMoves.Next(AnnouncementState.Discarded, happened)));
        Assert.All(Enum.GetValues<AnnouncementEvent>(), happened => Assert.Null(AnnouncementMoves.Next(AnnouncementState.Withdrawn, happened)));
    }

    [Fact]
    public void From_uncertain_only_an_organiser_leads_on() =>
        Assert.Equal([DeliveryEvent.Resent], Enum.GetValues<DeliveryEvent>().Where(happened => DeliveryMoves.Next(DeliveryState.Uncertain, happened) is not null));

    [Fact]
    public void Every_way_to_delivered_goes_through_sending() =>
        Assert.Equal(
            [(DeliveryState.Sending, DeliveryEvent.Accepted)],
            Enum.GetValues<DeliveryState>().SelectMany(state => Enum.GetValues<DeliveryEvent>().Select(happened => (state, happened)))
                .Where(move => DeliveryMoves.Next(move.state, move.happened) == DeliveryState.Delivered));
}
