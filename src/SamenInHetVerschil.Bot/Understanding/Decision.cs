namespace SamenInHetVerschil.Understanding;

/// <summary>The one place that weighs the evidence into a wish.</summary>
internal static class Decision
{
    /// <summary>A subject this likely counts as named.</summary>
    private const double Likely = 0.55;

    public static Wish Decide(Evidence evidence, IReadOnlyList<(string Kind, double Likelihood)> kinds, Context context, IReadOnlyList<int> existing)
    {
        var kind = kinds[0].Kind;
        var subjects = Subjects(evidence, context);
        return kind switch
        {
            Kinds.Theme => subjects.Count > 0 ? new Wish.AskTheme(subjects) : new Wish.AskPassage(evidence.Text, [], evidence.Asked),
            Kinds.Fact or Kinds.Definition or Kinds.NearMiss => new Wish.AskPassage(evidence.Text, Ranked(evidence, context), evidence.Asked),
            Kinds.Recommend => new Wish.Recommend(evidence.Text, subjects),
            Kinds.List => new Wish.AskList(),
            Kinds.SignUp => SignUp(evidence, context),
            Kinds.Cancel => new Wish.Cancel(subjects, subjects.Count == 0 && WorkshopNumbers.SaysAll(evidence.Tokens)),
            Kinds.Change => Change(evidence, context),
            Kinds.Mine => new Wish.Mine(),
            Kinds.Places => new Wish.PlacesLeft(subjects),
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
            Kinds.ActForOthers => new Wish.ActForOthers(subjects),
            Kinds.Trick => new Wish.Trick(),
            _ => new Wish.Outside(),
        };
    }

    /// <summary>The workshops the message is about: by number, else by name, else by what it says, else by what was just talked about.</summary>
    private static IReadOnlyList<int> Subjects(Evidence evidence, Context context)
    {
        if (evidence.Meant.Count > 0)
        {
            return evidence.Meant;
        }

        if (evidence.Named.Count > 0)
        {
            return [.. evidence.Named.Select(name => name.Workshop).Where(number => !evidence.TurnedAway.Contains(number)).Distinct()];
        }

        return evidence.Topics.Count > 0 && evidence.Topics[0].Likelihood >= Likely ? [evidence.Topics[0].Workshop] : context.Topic;
    }

    private static IReadOnlyList<int> Ranked(Evidence evidence, Context context) =>
        evidence.Meant.Count > 0 ? evidence.Meant
        : evidence.Topics.Count > 0 && evidence.Topics[0].Likelihood > 0.2 ? [.. evidence.Topics.Where(topic => topic.Likelihood > 0.05).Select(topic => topic.Workshop)]
        : context.Topic;

    private static Wish.SignUp SignUp(Evidence evidence, Context context) =>
        new(Subjects(evidence, context), [], false, false, evidence.UnknownNumbers);

    private static Wish.Change Change(Evidence evidence, Context context)
    {
        var subjects = Subjects(evidence, context);
        return subjects.Count > 1 ? new Wish.Change([subjects[0]], [.. subjects.Skip(1)]) : new Wish.Change([], subjects);
    }
}
