namespace SamenInHetVerschil.Announcements;

/// <summary>
/// How many messages may leave now. The channel counts arrivals over every stretch of a second (learn.microsoft.com, "Optimize your bot with rate
/// limiting in Teams"), and when a message arrived is only known to be before its answer: so a message counts from the moment it is reserved until a
/// second after its answer. Thread-safe.
/// </summary>
internal sealed class SendingRates(int perSecond)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Whatever answers later than this arrived long before.</summary>
    private static readonly TimeSpan ArrivesWithin = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);

    /// <summary>A place for one message to this organisation, or null when none may leave now.</summary>
    public Place? TryReserve(string tenant, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!lanes.TryGetValue(tenant, out var lane))
            {
                lanes[tenant] = lane = new Lane();
            }

            lane.Places.RemoveAll(place => place.FreeAt <= now);
            if (now < lane.PausedUntil || lane.Places.Count >= perSecond)
            {
                return null;
            }

            var reserved = new Place(lane);
            lane.Places.Add(reserved);
            return reserved;
        }
    }

    /// <summary>The message leaves.</summary>
    public void Leaves(Place place, DateTimeOffset now)
    {
        lock (gate)
        {
            place.FreeAt = now + ArrivesWithin + Second;
        }
    }

    /// <summary>Its answer is there.</summary>
    public void Answered(Place place, DateTimeOffset now)
    {
        lock (gate)
        {
            place.FreeAt = place.FreeAt is { } latest && latest < now + Second ? latest : now + Second;
        }
    }

    /// <summary>It does not leave after all.</summary>
    public void Stays(Place place)
    {
        lock (gate)
        {
            place.Lane.Places.Remove(place);
        }
    }

    /// <summary>
    /// The channel asked for patience. Once may be about one conversation, which waits by itself; again within a second it is about all of the organisation.
    /// </summary>
    public void Throttled(Place place, DateTimeOffset now, DateTimeOffset until)
    {
        lock (gate)
        {
            var lane = place.Lane;
            if (now - lane.ThrottledAt < Second && until > lane.PausedUntil)
            {
                lane.PausedUntil = until;
            }

            lane.ThrottledAt = now;
        }
    }

    /// <summary>When something may leave again for an organisation that has reached its limit; null when none has, or when only an answer can tell.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset now)
    {
        lock (gate)
        {
            return lanes.Values
                .Select(lane => lane.PausedUntil > now ? lane.PausedUntil : lane.Places.Count >= perSecond ? lane.Places.Min(place => place.FreeAt) : null)
                .Where(moment => moment > now).Min();
        }
    }

    /// <summary>The room that one message takes.</summary>
    internal sealed class Place
    {
        internal Place(Lane lane) => Lane = lane;

        internal Lane Lane { get; }

        /// <summary>When it no longer counts; null while that is not known.</summary>
        internal DateTimeOffset? FreeAt { get; set; }
    }

    /// <summary>What counts for one organisation.</summary>
    internal sealed class Lane
    {
        internal List<Place> Places { get; } = [];

        internal DateTimeOffset PausedUntil { get; set; }

        internal DateTimeOffset ThrottledAt { get; set; }
    }
}
