namespace SamenInHetVerschil.Understanding;

/// <summary>Which seats a wish is about: signed up for, given up, changed.</summary>
internal sealed partial class Decision
{
    /// <summary>A seat in every workshop is proposed to nobody who may have said something else.</summary>
    private const double SureOfAll = 0.6;

    /// <summary>From here on a workshop that is only described counts beside one that is named.</summary>
    private const double ClearlyDescribed = 0.7;

    private Wish.SignUp SignUp()
    {
        var (workshops, choices) = SaysAll && evidence.Mentions.Count == 0 && Likelihood(Kinds.SignUp) >= SureOfAll ? (existing, []) : Seats();
        return new Wish.SignUp(
            workshops, choices, Conditions.OnlyIfPlace(evidence.Tokens), Conditions.OthersToo(evidence.Tokens),
            workshops.Count == 0 || evidence.Numbers.Any(number => number.IsNamed) ? evidence.UnknownNumbers : [],
            Conditions.Also(evidence.Tokens));
    }

    private Wish.Cancel Cancel()
    {
        // Giving up a seat is no guess: without a name or a number only a very clear subject counts.
        var isClear = evidence.Mentions.Count > 0 || evidence.Topics[0].Likelihood >= 0.6;
        // "ik kan niet naar 4": what is turned away is what is given up.
        var workshops = SaysAll ? [] : evidence.TurnedAway.Count > 0 ? evidence.TurnedAway : isClear ? [.. Seats().Workshops.Except(Kept())] : IsShort ? context.Topic : [];
        return new Wish.Cancel(workshops, SaysAll && (evidence.Mentions.Count == 0 || evidence.Mentions.All(mention => !mention.IsNumber)));
    }

    private IEnumerable<int> Kept() => evidence.Mentions
        .Where(mention => Conditions.Kept([.. evidence.Tokens.Take(mention.From)], [.. evidence.Tokens.Skip(mention.To + 1)])).Select(mention => mention.Workshop);

    private Wish.Change Change()
    {
        var mentions = evidence.Mentions.ToList();
        if (mentions.Count == 1)
        {
            AddTheOther(mentions);
        }

        var turnedAway = mentions.Where(mention => mention.IsTurnedAway).ToList();
        if (turnedAway.Count > 0 && turnedAway.Count < mentions.Count)
        {
            return new Wish.Change(Numbers(turnedAway), Numbers(mentions.Except(turnedAway)));
        }

        switch (mentions.Count)
        {
            case 0:
                var topic = evidence.Topics[0];
                return new Wish.Change([], topic.Likelihood >= Likely ? [topic.Workshop] : []);
            case 1:
                return Conditions.GivenUp([.. evidence.Tokens.Take(mentions[0].From)]) && !Conditions.WantedFirst(evidence.Tokens.Skip(mentions[0].To + 1))
                    ? new Wish.Change(Numbers(mentions), [])
                    : new Wish.Change([], Numbers(mentions));
            default:
                var between = evidence.Tokens.Skip(mentions[0].To + 1).Take(mentions[1].From - mentions[0].To - 1);
                return Conditions.WantedFirst(between)
                    ? new Wish.Change(Numbers(mentions.Skip(1)), Numbers(mentions.Take(1)))
                    : new Wish.Change(Numbers(mentions.Take(1)), Numbers(mentions.Skip(1)));
        }
    }

    /// <summary>One workshop is named; the other may be described in the words before or after it.</summary>
    private void AddTheOther(List<Mention> mentions)
    {
        var one = mentions[0];
        var after = evidence.Tokens.Skip(one.To + 1).ToList();
        var before = evidence.Tokens.Take(one.From).ToList();
        foreach (var (part, from, isAfter) in new[] { (after, one.To + 1, true), (before, 0, false) })
        {
            var likeliest = part.Count > 1 ? rank(part)[0] : (Workshop: 0, Likelihood: 0);
            if (likeliest.Likelihood >= 0.6 && likeliest.Workshop != one.Workshop)
            {
                mentions.Insert(isAfter ? 1 : 0, new Mention(from, from + part.Count - 1, [likeliest.Workshop], false, IsNumber: false));
                return;
            }
        }
    }

    /// <summary>The workshops whose seats the message is about, or the choices when that is not clear.</summary>
    private (IReadOnlyList<int> Workshops, IReadOnlyList<int> Choices) Seats()
    {
        // "2, maar als die vol is 5": the first is what is wanted; whether it is full, the proposal will tell.
        if (Conditions.Fallback(evidence.Tokens) is { } fallback && evidence.Mentions.FirstOrDefault(mention => !mention.IsTurnedAway) is { } wanted && wanted.To < fallback)
        {
            return ([wanted.Workshop], []);
        }

        if (context.Topic.Count > 0 && evidence.Mentions.Count == 0 && evidence.UnknownNumbers.Count == 0 && IsShort && evidence.Topics[0].Likelihood < 0.75)
        {
            return (context.Topic, []);
        }

        // "alles behalve 2", "de eerste twee": worked out from the numbers as a whole.
        var numbered = Asked.Count > 0 ? Asked : evidence.Meant;
        var named = evidence.Mentions.Where(mention => !mention.IsNumber && !mention.IsTurnedAway).ToList();
        var topic = evidence.Topics[0];
        if (numbered.Count > 0)
        {
            // A name beside a number mostly says the same again; a second workshop is only meant when the subject is that one for certain.
            var more = named.Where(mention => mention.Choices.Count == 1 && !numbered.Contains(mention.Workshop) && IsJoined(mention)).Select(mention => mention.Workshop);
            return ([.. numbered.Concat(more).Concat(numbered.Count == 1 && named.Count == 0 ? Described(numbered[0]) : []).Distinct()], []);
        }

        if (named.Count > 0)
        {
            var clear = named.Where(mention => mention.Choices.Count == 1).Select(mention => mention.Workshop).Distinct().ToList();
            return clear switch
            {
                [] => ([], named[0].Choices),
                [var only] when topic.Likelihood > 0.85 && topic.Workshop != only => ([topic.Workshop], []),
                // Names of two workshops without "en" between them: one of the two is meant.
                { Count: > 1 } when !named.Skip(1).Any(IsJoined) => topic.Likelihood > 0.6 ? ([topic.Workshop], []) : ([], clear),
                _ => (clear, []),
            };
        }

        if (topic.Likelihood >= Likely)
        {
            return ([topic.Workshop], []);
        }

        if (topic.Likelihood >= Possible && evidence.Masked.Contains(TopicWords.Topic))
        {
            // In doubt one short question, never a guess.
            return ([], [.. evidence.Topics.Take(3).Where((one, place) => place < 2 || one.Likelihood >= Possible).Select(one => one.Workshop)]);
        }

        return evidence.UnknownNumbers.Count > 0 ? ([], []) : (context.Topic, []);
    }

    /// <summary>"Naar die van … en naar 6": the workshop described on the other side of the "en", when its subject is clear.</summary>
    private IEnumerable<int> Described(int number)
    {
        var at = evidence.Mentions.First(mention => mention.Workshop == number);
        var joint = evidence.Tokens.Index().FirstOrDefault(pair => pair.Index > 0 && Sentences.IsJoin(pair.Item.Text) && pair.Item.Text is not ",", (Index: -1, default)).Index;
        if (joint < 0)
        {
            return [];
        }

        List<Token> part = joint < at.From ? [.. evidence.Tokens.Take(joint)] : [.. evidence.Tokens.Skip(Math.Max(joint, at.To) + 1)];
        var likeliest = part.Count(token => token.IsWord) > 1 ? rank(part)[0] : (Workshop: 0, Likelihood: 0);
        return likeliest.Likelihood >= ClearlyDescribed ? [likeliest.Workshop] : [];
    }

    private bool IsJoined(Mention mention) =>
        mention.From > 0 && evidence.Tokens.Take(mention.From).Reverse().Take(4).Any(token => Sentences.IsJoin(token.Text));

    private static List<int> Numbers(IEnumerable<Mention> mentions) => [.. mentions.Select(mention => mention.Workshop).Distinct()];
}
