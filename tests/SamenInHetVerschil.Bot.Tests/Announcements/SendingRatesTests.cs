namespace SamenInHetVerschil.Announcements;

public sealed class SendingRatesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(7, 40)]
    [InlineData(50, 40)]
    [InlineData(50, 900)]
    public void Over_no_stretch_of_a_second_more_arrive_than_allowed(int perSecond, int slowest)
    {
        var random = new Random(perSecond + slowest);
        var rates = new SendingRates(perSecond);
        var arrived = new List<DateTimeOffset>();
        var underWay = new PriorityQueue<SendingRates.Place, DateTimeOffset>();
        for (var now = Start; now < Start.AddSeconds(60); now = now.AddMilliseconds(1))
        {
            while (underWay.TryPeek(out _, out var answer) && answer <= now)
            {
                rates.Answered(underWay.Dequeue(), now);
            }

            while (rates.TryReserve("school", now) is { } place)
            {
                var answers = now.AddMilliseconds(random.Next(1, slowest + 1));
                rates.Leaves(place, now);
                underWay.Enqueue(place, answers);
                // It arrives at any moment before its answer.
                arrived.Add(now + ((answers - now) * random.NextDouble()));
            }
        }

        arrived.Sort();
        for (var i = perSecond; i < arrived.Count; i++)
        {
            Assert.True(arrived[i] - arrived[i - perSecond] >= TimeSpan.FromMilliseconds(999), $"{perSecond + 1} arrived within {arrived[i] - arrived[i - perSecond]}");
        }

        Assert.True(arrived.Count >= 0.95 * 60 * perSecond / (1 + (slowest / 1000.0)), $"Only {arrived.Count} in a minute.");
    }

    [Fact]
    public void What_one_organisation_may_is_not_taken_from_another()
    {
        var rates = new SendingRates(1);
        Assert.NotNull(rates.TryReserve("one", Start));
        Assert.Null(rates.TryReserve("one", Start));
        Assert.NotNull(rates.TryReserve("another", Start));
    }

    [Fact]
    public void A_place_that_is_not_used_is_free_again()
    {
        var rates = new SendingRates(1);
        rates.Stays(rates.TryReserve("one", Start)!);
        Assert.NotNull(rates.TryReserve("one", Start));
    }

    [Fact]
    public void A_channel_that_never_answers_does_not_stop_the_others()
    {
        var rates = new SendingRates(1);
        rates.Leaves(rates.TryReserve("one", Start)!, Start);
        Assert.Null(rates.TryReserve("one", Start.AddSeconds(2.9)));
        Assert.NotNull(rates.TryReserve("one", Start.AddSeconds(3)));
    }

    [Fact]
    public void Patience_that_is_asked_once_is_for_one_conversation_and_asked_again_at_once_for_all()
    {
        var rates = new SendingRates(50);
        rates.Throttled(rates.TryReserve("one", Start)!, Start, Start.AddSeconds(5));
        Assert.NotNull(rates.TryReserve("one", Start));
        rates.Throttled(rates.TryReserve("one", Start)!, Start.AddSeconds(0.5), Start.AddSeconds(5));
        Assert.Null(rates.TryReserve("one", Start.AddSeconds(4)));
        Assert.Equal(Start.AddSeconds(5), rates.NextAt(Start));
        Assert.NotNull(rates.TryReserve("one", Start.AddSeconds(5)));
    }
}
