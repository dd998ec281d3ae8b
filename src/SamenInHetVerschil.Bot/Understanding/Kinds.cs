namespace SamenInHetVerschil.Understanding;

/// <summary>The labels of the lines in <c>lines.jsonl</c>.</summary>
internal static class Kinds
{
    public const string Theme = "theme";
    public const string Fact = "fact";
    public const string Definition = "definition";
    public const string NearMiss = "nearmiss";
    public const string Recommend = "recommend";
    public const string List = "list";
    public const string SignUp = "signup";
    public const string Cancel = "cancel";
    public const string Change = "change";
    public const string Mine = "mine";
    public const string Places = "places";
    public const string Waiting = "waiting";
    public const string Practical = "practical";
    public const string Outside = "outofscope";
    public const string Greeting = "greeting";
    public const string Thanks = "thanks";
    public const string Help = "help";
    public const string Human = "human";
    public const string Yes = "yes";
    public const string No = "no";
    public const string Organise = "announce";
    public const string Unanswered = "unanswered";
    public const string WhatYouKnow = "privacy";
    public const string ForgetMe = "forget";
    public const string OthersData = "others-data";
    public const string ActForOthers = "act-for-others";
    public const string Trick = "trick";
    public const string Calendar = "calendar";
    public const string DoorCode = "doorcode";
    public const string Certificate = "certificate";
    public const string Reminder = "reminder";
    public const string NoReminder = "no-reminder";
    public const string HandOver = "handover";
    public const string HowHandOverWorks = "handover-how";
    public const string Correct = "correct";

    /// <summary>Kinds that are about what a workshop is about.</summary>
    public static IReadOnlySet<string> Content { get; } = new HashSet<string>(StringComparer.Ordinal) { Theme, Fact, Definition, NearMiss };

    /// <summary>Kinds that take or give up a seat. Signals of the same name point to them.</summary>
    public static IReadOnlySet<string> Seats { get; } = new HashSet<string>(StringComparer.Ordinal) { SignUp, Cancel, Change };

    /// <summary>Kinds that lead to the same answer, or nearly.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Families { get; } =
        [[Theme, Fact, Definition, NearMiss], [OthersData, ActForOthers, Trick], [WhatYouKnow, ForgetMe], [Places, Waiting], [HandOver, HowHandOverWorks]];

    /// <summary>The likeliest kind. Those of one family stand together first: three weak ones may be likelier than the likeliest by itself.</summary>
    public static (string Kind, double Likelihood) Likeliest(IReadOnlyList<(string Kind, double Likelihood)> ranked)
    {
        var (best, together) = Families.Select(family => (family, ranked.Where(kind => family.Contains(kind.Kind)).Sum(kind => kind.Likelihood))).MaxBy(pair => pair.Item2);
        return together > ranked[0].Likelihood ? (ranked.First(kind => best.Contains(kind.Kind)).Kind, together) : ranked[0];
    }

    /// <summary>Kinds that can be one of two things asked in a message.</summary>
    public static IReadOnlySet<string> Asking { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Theme, Fact, Definition, NearMiss, List, SignUp, Cancel, Change, Mine, Places, Waiting, Practical, Human, WhatYouKnow,
        Calendar, DoorCode, Certificate, Reminder, NoReminder, HandOver, HowHandOverWorks, Correct,
    };

    /// <summary>Kinds whose lines name no workshop: their words keep their meaning for every event.</summary>
    public static IReadOnlySet<string> General { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        List, Mine, Waiting, Practical, Outside, Greeting, Thanks, Help, Human, Yes, No, Organise, Unanswered, WhatYouKnow, ForgetMe, Trick,
        Calendar, DoorCode, Certificate, Reminder, NoReminder,
    };
}
