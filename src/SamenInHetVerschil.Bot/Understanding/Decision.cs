namespace SamenInHetVerschil.Understanding;

/// <summary>The one place that weighs the evidence into a wish.</summary>
/// <param name="evidence">Of the message.</param>
/// <param name="kinds">Every kind with its likelihood, the likeliest first.</param>
/// <param name="context">Of the conversation.</param>
/// <param name="existing">Numbers of the workshops there are.</param>
/// <param name="rank">Ranks the workshops for a part of the message.</param>
internal sealed partial class Decision(
    Evidence evidence, IReadOnlyList<(string Kind, double Likelihood)> kinds, Context context, IReadOnlyList<int> existing,
    Func<IReadOnlyList<Token>, IReadOnlyList<(int Workshop, double Likelihood)>> rank)
{
    /// <summary>A subject this likely counts as named.</summary>
    private const double Likely = 0.5;

    /// <summary>Below this, a subject is not even offered as a choice.</summary>
    private const double Possible = 0.18;

    /// <summary>A wish for a seat that no word says must be this likely.</summary>
    private const double SureOfSeat = 0.45;

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
            Kinds.HandOver => new Wish.HandOver(evidence.Mentions.Count > 0 ? Seats().Workshops : []),
            Kinds.HowHandOverWorks => new Wish.HowHandOverWorks(),
            Kinds.Correct => new Wish.Correct(),
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
            Kinds.SignUp when Says("places") && !Says("signup") && Likelihood(Kinds.Places) > 0.01 => Kinds.Places,
            // A long message without one word of signing up, cancelling or changing rather asks something: no seat is proposed on a hunch.
            _ when Kinds.Seats.Contains(kind) && likelihood < SureOfSeat && !IsShort && context.Awaits is null && !Kinds.Seats.Any(Says) =>
                InDoubt(kinds.First(other => !Kinds.Seats.Contains(other.Kind)).Kind, likelihood),
            // "niet 3 maar 5": of what is only proposed, another choice; of what one has, a change.
            Kinds.Cancel or Kinds.Change or Kinds.No when evidence.TurnedAway.Count > 0 && evidence.Meant.Count > 0 && context.Awaits is Conversations.Awaited.Confirmation => Kinds.SignUp,
            Kinds.Cancel when evidence.TurnedAway.Count > 0 && evidence.Meant.Count > 0 && Likelihood(Kinds.Change) >= 0.2 => Kinds.Change,
            Kinds.No when evidence.Meant.Count > 0 => Kinds.SignUp,
            Kinds.Mine when Says("cancel") && Likelihood(Kinds.Cancel) >= 0.2 => Kinds.Cancel,
            Kinds.Theme when evidence.Meant.Count == 0 && evidence.Asked.Count > 0 && AskedAttributes.IsExact(evidence.Asked[0]) => Kinds.Fact,
            Kinds.Outside or Kinds.Recommend or Kinds.Theme or Kinds.Mine or Kinds.SignUp when evidence.Practical.Count > 0 && evidence.Mentions.Count == 0 && topic < Likely && Likelihood(Kinds.Practical) > 0.1 => Kinds.Practical,
            // "Wat kost het?" out of nowhere is about the day: there is no subject in it.
            Kinds.Fact or Kinds.NearMiss when evidence.Practical.Count > 0 && evidence.Mentions.Count == 0 && context.Topic.Count == 0 && topic < 0.3 && passage < 0.15
                && Likelihood(Kinds.Practical) > 0.2 => Kinds.Practical,
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

    /// <summary>"WS8?": nothing but a workshop and its number.</summary>
    private bool OnlyNamesANumber() =>
        evidence.Meant.Count > 0 && evidence.Tokens.Index().All(token =>
            !token.Item.IsWord || evidence.Numbers.Any(number => number.From <= token.Index && token.Index <= number.To) || WorkshopNumbers.IsNaming(token.Item.Text));

    private bool Says(string signal) => evidence.Signals.ContainsKey(signal);

    private double Likelihood(string kind) => kinds.FirstOrDefault(one => one.Kind == kind).Likelihood;
}
