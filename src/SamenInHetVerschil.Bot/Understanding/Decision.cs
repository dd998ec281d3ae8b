namespace SamenInHetVerschil.Understanding;

/// <summary>The one place that weighs the evidence into a wish.</summary>
/// <param name="evidence">Of the message.</param>
/// <param name="kinds">Every kind with its likelihood, the likeliest first.</param>
/// <param name="context">Of the conversation.</param>
/// <param name="existing">Numbers of the workshops there are.</param>
/// <param name="rank">Ranks the workshops for a part of the message.</param>
internal sealed class Decision(
    Evidence evidence, IReadOnlyList<(string Kind, double Likelihood)> kinds, Context context, IReadOnlyList<int> existing,
    Func<IReadOnlyList<Token>, IReadOnlyList<(int Workshop, double Likelihood)>> rank)
{
    /// <summary>A subject this likely counts as named.</summary>
    private const double Likely = 0.5;

    /// <summary>Below this, a subject is not even offered as a choice.</summary>
    private const double Possible = 0.18;

    /// <summary>A seat in every workshop is proposed to nobody who may have said something else.</summary>
    private const double SureOfAll = 0.6;

    public Wish Decide()
    {
        var kind = Kind();
        return kind switch
        {
            Kinds.Theme => Theme(),
            Kinds.Fact or Kinds.Definition or Kinds.NearMiss => Passage(),
            Kinds.Recommend => Recommend(),
            Kinds.List => new Wish.AskList(),
            Kinds.SignUp => SignUp(),
            Kinds.Cancel => Cancel(),
            Kinds.Change => Change(),
            Kinds.Mine => new Wish.Mine(),
            Kinds.Places => new Wish.PlacesLeft(SaysAll ? [] : Seats().Workshops),
            Kinds.Waiting => new Wish.HowWaitingWorks(),
            Kinds.Practical => new Wish.Practical(evidence.Practical),
            Kinds.Greeting => new Wish.Greeting(),
            Kinds.Thanks => new Wish.Thanks(),
            Kinds.Help => new Wish.Help(),
            Kinds.Human => new Wish.Human(),
            Kinds.Yes => new Wish.Yes(),
            Kinds.No => new Wish.No(),
            Kinds.Organise => new Wish.Organise(),
            Kinds.WhatYouKnow => new Wish.WhatYouKnow(),
            Kinds.ForgetMe => new Wish.ForgetMe(),
            Kinds.OthersData => new Wish.OthersData(),
            Kinds.ActForOthers => new Wish.ActForOthers(Seats().Workshops),
            Kinds.Trick => new Wish.Trick(),
            Kinds.Calendar => new Wish.ToCalendar(),
            Kinds.DoorCode => new Wish.DoorCode(),
            Kinds.Certificate => new Wish.Certificate(),
            Kinds.Reminder => new Wish.Reminder(Wanted: true),
            Kinds.NoReminder => new Wish.Reminder(Wanted: false),
            Kinds.Unanswered => new Wish.Unanswered(),
            Unclear => new Wish.Unclear(),
            _ => new Wish.Outside(),
        };
    }

    private const string Unclear = "unclear";

    private bool SaysAll => evidence.Meant.Count == 0 && WorkshopNumbers.SaysAll(evidence.Tokens);

    /// <summary>Workshops named by number. A number that only counts something ("welke twee vormen") is none when a question is asked.</summary>
    private IReadOnlyList<int> Asked { get; } =
        evidence.Numbers.Any(number => !number.IsTurnedAway) && evidence.Numbers.Where(number => !number.IsTurnedAway).All(number => number.Counts) ? [] : evidence.Meant;

    private bool IsShort => evidence.Tokens.Count(token => token.IsWord || token.IsNumber) <= 7;

    /// <summary>Whoever tells about themselves asks no question and names no number.</summary>
    private bool AsksSomethingElse => evidence.Meant.Count > 0 || evidence.Signs.Contains("question");

    /// <summary>The kind, in the light of what the bot asked just before.</summary>
    private string Kind()
    {
        var (kind, likelihood) = Kinds.Likeliest(kinds);
        if (!evidence.Tokens.Any(token => token.IsWord || token.IsNumber))
        {
            return Unclear;
        }

        if (context.Awaits is null && OnlyNamesANumber())
        {
            return Kinds.Theme;
        }

        var answersWhich = (evidence.Mentions.Count > 0 || evidence.Topics[0].Likelihood >= Likely) && IsShort
            && (Kinds.Content.Contains(kind) || kind is Kinds.Yes or Kinds.SignUp or Kinds.Recommend or Kinds.Outside);
        return context.Awaits switch
        {
            Conversations.Awaited.WorkshopToSignUp when answersWhich => Kinds.SignUp,
            Conversations.Awaited.WorkshopToCancel when answersWhich => Kinds.Cancel,
            Conversations.Awaited.WorkshopToChangeTo when answersWhich => Kinds.Change,
            // A name is a word that says nothing else.
            Conversations.Awaited.Name when IsShort && Says("no") && evidence.Mentions.Count == 0 => Kinds.No,
            Conversations.Awaited.Name when IsShort && evidence.Mentions.Count == 0 && !evidence.Signals.Keys.Any(signal => signal is not ("greeting" or "names")) => Unclear,
            Conversations.Awaited.Profile when !AsksSomethingElse && (Kinds.Content.Contains(kind) || kind is Kinds.Outside) => Kinds.Recommend,
            Conversations.Awaited.Confirmation when IsShort && evidence.Mentions.Count == 0 && Signals.IsYes(evidence.Tokens[0].Text) && !Says("no") => Kinds.Yes,
            Conversations.Awaited.Confirmation when IsShort && Says("yes") && !Says("no") && Likelihood(Kinds.Yes) > 0.1 => Kinds.Yes,
            Conversations.Awaited.Confirmation when IsShort && Says("no") && evidence.Mentions.Count == 0 && Likelihood(Kinds.No) + Likelihood(Kinds.Cancel) > 0.3 => Kinds.No,
            _ => InDoubt(kind, likelihood),
        };
    }

    /// <summary>The kind, unless it is a weak one and the subject speaks for another.</summary>
    private string InDoubt(string kind, double likelihood)
    {
        var topic = evidence.Topics[0].Likelihood;
        var passage = evidence.Passages.Count > 0 ? evidence.Passages.Values.Max() : 0;
        var aboutContent = evidence.Asked.Count > 0 ? Kinds.Fact : Kinds.Theme;
        return kind switch
        {
            // "niet 3 maar 5": of what is only proposed, another choice; of what one has, a change.
            Kinds.Cancel or Kinds.Change or Kinds.No when evidence.TurnedAway.Count > 0 && evidence.Meant.Count > 0 && context.Awaits is Conversations.Awaited.Confirmation => Kinds.SignUp,
            Kinds.Cancel when evidence.TurnedAway.Count > 0 && evidence.Meant.Count > 0 && Likelihood(Kinds.Change) >= 0.2 => Kinds.Change,
            Kinds.No when evidence.Meant.Count > 0 => Kinds.SignUp,
            Kinds.Mine when Says("cancel") && Likelihood(Kinds.Cancel) >= 0.2 => Kinds.Cancel,
            Kinds.Theme when evidence.Meant.Count == 0 && evidence.Asked.Count > 0 && AskedAttributes.IsExact(evidence.Asked[0]) => Kinds.Fact,
            Kinds.Outside or Kinds.Recommend or Kinds.Theme or Kinds.Mine or Kinds.SignUp when evidence.Practical.Count > 0 && evidence.Mentions.Count == 0 && topic < Likely && Likelihood(Kinds.Practical) > 0.1 => Kinds.Practical,
            Kinds.Outside or Kinds.List when likelihood < 0.75 && (topic >= 0.6 || passage >= 0.3) => aboutContent,
            Kinds.Yes or Kinds.No or Kinds.Thanks when !IsShort && (topic >= 0.3 || passage >= 0.15) => aboutContent,
            _ when likelihood >= 0.3 => kind,
            _ when topic >= Likely || passage >= 0.15 => aboutContent,
            _ when evidence.Practical.Count > 0 && Likelihood(Kinds.Practical) > 0.1 => Kinds.Practical,
            _ => likelihood < 0.2 ? Unclear : kind,
        };
    }

    private Wish Theme()
    {
        if (Asked.Count > 0)
        {
            return new Wish.AskTheme([.. Asked.Take(3)]);
        }

        if (evidence.UnknownNumbers.Count > 0 && evidence.Numbers.Any(number => number.IsNamed) && evidence.Topics[0].Likelihood < 0.8)
        {
            return new Wish.AskNoSuchWorkshop(evidence.UnknownNumbers);
        }

        var (first, second) = (evidence.Topics[0], evidence.Topics.ElementAtOrDefault(1));
        return first.Likelihood switch
        {
            >= Likely => new Wish.AskTheme([first.Workshop], evidence),
            >= 0.28 when first.Likelihood >= 1.4 * second.Likelihood => new Wish.AskTheme([first.Workshop], evidence, second.Workshop),
            >= Possible when second.Likelihood >= Possible => new Wish.AskWhich([first.Workshop, second.Workshop]),
            _ when evidence.Mentions.Count > 0 => new Wish.AskTheme([evidence.Mentions[0].Workshop], evidence),
            _ when context.Topic.Count > 0 && IsShort => new Wish.AskTheme(context.Topic),
            >= Possible => new Wish.AskTheme([first.Workshop], evidence, second.Workshop),
            _ => Passage(),
        };
    }

    private Wish Passage()
    {
        if (Asked.Count == 0 && evidence.UnknownNumbers.Count > 0 && evidence.Numbers.Any(number => number.IsNamed) && evidence.Topics[0].Likelihood < 0.5)
        {
            return new Wish.AskNoSuchWorkshop(evidence.UnknownNumbers);
        }

        var likely = evidence.Topics.Where(topic => topic.Likelihood > 0.05).Select(topic => topic.Workshop).ToList();
        IReadOnlyList<int> workshops = Asked.Count > 0 ? Asked
            : evidence.Topics[0].Likelihood > 0.2 || context.Topic.Count == 0 ? likely
            : [.. context.Topic.Concat(likely).Distinct()];
        return new Wish.AskPassage(evidence, workshops, Asked.Count > 0);
    }

    private Wish.Recommend Recommend()
    {
        var among = Asked.Count > 1 ? Asked
            : evidence.Mentions.Where(mention => !mention.IsNumber).Select(mention => mention.Workshop).Distinct().ToList() is { Count: > 1 } named ? named
            : existing;
        var ranked = evidence.Topics.Where(topic => among.Contains(topic.Workshop)).ToList();
        var isChoice = among.Count < existing.Count;
        return new Wish.Recommend(
            evidence.Text,
            ranked[0].Likelihood < 0.2 && !isChoice ? []
            : ranked.Count > 1 && ranked[1].Likelihood >= 0.25 ? [ranked[0].Workshop, ranked[1].Workshop] : [ranked[0].Workshop]);
    }

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
        var workshops = SaysAll ? [] : evidence.TurnedAway.Count > 0 ? evidence.TurnedAway : isClear ? Seats().Workshops : IsShort ? context.Topic : [];
        return new Wish.Cancel(workshops, SaysAll && (evidence.Mentions.Count == 0 || evidence.Mentions.All(mention => !mention.IsNumber)));
    }

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
            return ([.. numbered.Concat(more).Distinct()], []);
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

    private bool IsJoined(Mention mention) =>
        mention.From > 0 && evidence.Tokens.Take(mention.From).Reverse().Take(4).Any(token => Sentences.IsJoin(token.Text));

    private static List<int> Numbers(IEnumerable<Mention> mentions) => [.. mentions.Select(mention => mention.Workshop).Distinct()];

    /// <summary>"WS8?": nothing but a workshop and its number.</summary>
    private bool OnlyNamesANumber() =>
        evidence.Meant.Count > 0 && evidence.Tokens.Index().All(token =>
            !token.Item.IsWord || evidence.Numbers.Any(number => number.From <= token.Index && token.Index <= number.To) || WorkshopNumbers.IsNaming(token.Item.Text));

    private bool Says(string signal) => evidence.Signals.ContainsKey(signal);

    private double Likelihood(string kind) => kinds.FirstOrDefault(one => one.Kind == kind).Likelihood;
}
