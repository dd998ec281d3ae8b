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

    [Fact]
    public void Whatever_happens_in_whatever_order_each_person_is_counted_once_and_what_arrived_stays_arrived()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var people = Enumerable.Repeat(DeliveryState.Queued, random.Next(1, 40)).ToArray();
            var arrived = new HashSet<int>();
            for (var step = 0; step < 500; step++)
            {
                var (who, happened) = (random.Next(people.Length), (DeliveryEvent)random.Next(Enum.GetValues<DeliveryEvent>().Length));
                if (DeliveryMoves.Next(people[who], happened) is not { } next)
                {
                    continue;
                }

                Assert.False(people[who] == DeliveryState.Uncertain && happened != DeliveryEvent.Resent, $"Seed {seed}: uncertain moved by {happened}.");
                Assert.False(next == DeliveryState.Sending && people[who] != DeliveryState.Queued, $"Seed {seed}: {people[who]} left again.");
                people[who] = next;
                if (next == DeliveryState.Delivered)
                {
                    arrived.Add(who);
                }

                int In(DeliveryState state) => people.Count(one => one == state);
                var counts = new DeliveryCounts(
                    In(DeliveryState.Queued), In(DeliveryState.Sending), In(DeliveryState.Delivered), In(DeliveryState.Uncertain),
                    new Dictionary<UndeliverableReason, int> { [UndeliverableReason.Refused] = In(DeliveryState.Undeliverable) }, 0);
                Assert.True(counts.Total == people.Length, $"Seed {seed}: {counts.Total} of {people.Length}.");
                Assert.True(arrived.Count == counts.Delivered, $"Seed {seed}: somebody lost what had arrived.");
            }
        }
    }

    [Fact]
    public void From_every_state_of_a_delivery_there_is_a_way_to_an_end()
    {
        var ends = new HashSet<DeliveryState> { DeliveryState.Delivered };
        for (var grown = true; grown;)
        {
            var more = Enum.GetValues<DeliveryState>()
                .Where(state => !ends.Contains(state) && Enum.GetValues<DeliveryEvent>().Any(happened => DeliveryMoves.Next(state, happened) is { } next && ends.Contains(next))).ToList();
            ends.UnionWith(more);
            grown = more.Count > 0;
        }

        Assert.Equal(Enum.GetValues<DeliveryState>().Order(), ends.Order());
    }
}
