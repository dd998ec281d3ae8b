namespace SamenInHetVerschil.Announcements;

/// <summary>
/// How many messages may leave now. Counts over every stretch of a second, not per clock second, since that is how the channel counts
/// (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"). Not thread-safe: the worker owns it.
/// </summary>
internal sealed class SendingRates(int perSecond)
{
    // Messages that leave a second apart may arrive a little closer together.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1_030);
    private readonly Dictionary<string, Queue<DateTimeOffset>> recent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> paused = new(StringComparer.Ordinal);

    /// <summary>True when one more may leave for this organisation; it is then counted.</summary>
    public bool TryTake(string tenant, DateTimeOffset now)
    {
        if (paused.TryGetValue(tenant, out var until))
        {
            if (now < until)
            {
                return false;
            }

            paused.Remove(tenant);
        }

        if (!recent.TryGetValue(tenant, out var left))
        {
            recent[tenant] = left = new Queue<DateTimeOffset>(perSecond);
        }

        while (left.Count > 0 && now - left.Peek() >= Window)
        {
            left.Dequeue();
        }

        if (left.Count >= perSecond)
        {
            return false;
        }

        left.Enqueue(now);
        return true;
    }

    /// <summary>When something may leave again for any organisation that has reached its limit; null when none has.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset now)
    {
        var moments = recent.Values.Where(left => left.Count >= perSecond).Select(left => left.Peek() + Window).Concat(paused.Values).Where(moment => moment > now).ToList();
        return moments.Count > 0 ? moments.Min() : null;
    }

    /// <summary>The channel asked for patience.</summary>
    public void Pause(string tenant, DateTimeOffset until)
    {
        if (!paused.TryGetValue(tenant, out var already) || already < until)
        {
            paused[tenant] = until;
        }
    }
}
