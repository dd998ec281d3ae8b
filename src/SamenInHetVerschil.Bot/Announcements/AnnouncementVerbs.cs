namespace SamenInHetVerschil.Announcements;

/// <summary>What the buttons of this room say (<c>ButtonData.Do</c>); their id is an <see cref="AnnouncementVersion"/>.</summary>
internal static class AnnouncementVerbs
{
    /// <summary>All verbs of this room begin so.</summary>
    public const string Prefix = "announce.";

    public const string List = "announce.list";
    public const string New = "announce.new";
    public const string Show = "announce.show";
    public const string Send = "announce.send";

    /// <summary>Send although the same went out a moment ago.</summary>
    public const string SendSame = "announce.send-same";

    /// <summary>Asks when to send.</summary>
    public const string Plan = "announce.plan";
    public const string PlanAt = "announce.plan-at";
    public const string Unplan = "announce.unplan";

    /// <summary>Shows the words in fields.</summary>
    public const string Edit = "announce.edit";

    /// <summary>Keeps what was filled in: of a draft, or as a correction of what was sent.</summary>
    public const string Rewrite = "announce.rewrite";

    /// <summary>Asks for whom.</summary>
    public const string Audience = "announce.audience";

    /// <summary>Another audience: its code is in <c>say</c>.</summary>
    public const string For = "announce.for";
    public const string Discard = "announce.discard";
    public const string Stop = "announce.stop";
    public const string Resume = "announce.resume";
    public const string Again = "announce.again";
    public const string AgainUncertain = "announce.again-uncertain";
    public const string Withdraw = "announce.withdraw";
    public const string WithdrawYes = "announce.withdraw-yes";

    /// <summary>Of whoever reads it: "gezien". Its id is the announcement.</summary>
    public const string Seen = "announce.seen";

    /// <summary>Ids of the fields.</summary>
    public const string TitleInput = "title", TextInput = "text", ImageInput = "image", AltInput = "alt", WhenInput = "when", NumberInput = "number";

    /// <param name="number">From 1. The first has no number, since forms that were shown earlier have none.</param>
    public static string LinkTitleInput(int number) => number == 1 ? "linkTitle" : $"linkTitle{number}";

    /// <param name="number">From 1.</param>
    public static string LinkInput(int number) => number == 1 ? "link" : $"link{number}";
}
