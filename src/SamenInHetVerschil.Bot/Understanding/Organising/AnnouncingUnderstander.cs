using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// What an organiser says about messages to many people: changing a draft in words, sending it, looking back at what was sent. Learned from
/// <c>Understanding/Organising/announcing.jsonl</c>; whether a message is a clear yes is not left to what was learned.
/// </summary>
internal sealed class AnnouncingUnderstander(UnderstanderStore understanders, ContentStore content)
{
    /// <summary>From this likelihood on it is about the draft that is shown.</summary>
    private const double Sure = 0.4;

    /// <summary>The same when no draft is shown: then much else can be meant.</summary>
    private const double SureAlone = 0.65;

    private readonly KindModel model = new([.. ReadAll().Select(line => new LabelledLine(line.Kind, AnnouncingWords.Masked(line.Text), []))]);

    /// <summary>Null when it is about something else.</summary>
    /// <param name="hasDraft">A draft was shown and waits for an answer.</param>
    /// <param name="slots">Names of the slots there are.</param>
    public AnnouncingWish? Read(string text, bool hasDraft, IReadOnlyList<string> slots, DateTimeOffset now)
    {
        var words = new AnnouncingWords(text);
        if (hasDraft && words.IsClearYes)
        {
            return new AnnouncingWish.Send();
        }

        var (kind, likelihood) = KindOf(text);
        return likelihood < (hasDraft ? Sure : SureAlone) || (!hasDraft && !IsOfSent(kind)) ? null : kind switch
        {
            "send" or "keep" or "show" when NamesMoment(words.WithoutWorkshops(), now) => new AnnouncingWish.When(),
            "send" when words.SaysNot => new AnnouncingWish.Keep(),
            "send" => new AnnouncingWish.PerhapsSend(),
            "text" => words.Change(),
            "title" => words.Title(),
            "to" => new AnnouncingWish.To(ToWhom(words.WithoutTurnedAway(), slots), Tokens.Of(text).Any(token => token.Text is "ook" or "also" or "aussi" or "too")),
            "when" => new AnnouncingWish.When(),
            "unplan" => new AnnouncingWish.Unplan(),
            "keep" => new AnnouncingWish.Keep(),
            "discard" => new AnnouncingWish.Discard(),
            "show" => new AnnouncingWish.Show(),
            "back" or "link" => new AnnouncingWish.Form(),
            "list" => new AnnouncingWish.List(),
            "stop" => new AnnouncingWish.Stop(),
            "resume" => new AnnouncingWish.Resume(),
            "again" => new AnnouncingWish.Again(words.SaysUncertain),
            "withdraw" => new AnnouncingWish.Withdraw(),
            "correct" => new AnnouncingWish.Correct(),
            _ => null,
        };
    }

    /// <summary>For whom, in the words before the message itself.</summary>
    public SaidAudience ToWhom(string head, IReadOnlyList<string> slots) =>
        new AnnouncingWords(head).ToWhom(understanders.Current.Gather(head, new Context(content.Current.Event.DefaultLanguage, [], null, null)), slots);

    /// <summary>When it must leave, where the words before the message say so; null when they do not, or not clearly.</summary>
    public DateTimeOffset? When(string head, DateTimeOffset now)
    {
        var words = new AnnouncingWords(head).WithoutWorkshops();
        return NamesMoment(words, now) && Moments.Read(words, now, content.Current.Event.TimeZone) is MomentRead.At at ? at.Moment : null;
    }

    /// <summary>The likeliest kind.</summary>
    internal (string Kind, double Likelihood) KindOf(string text) => model.Rank(AnnouncingWords.Masked(text), [])[0];

    /// <summary>The lines that come with the program.</summary>
    internal static IReadOnlyList<(string Kind, string Text)> ReadAll() => OrganiserLines.Read("announcing.jsonl");

    private static bool IsOfSent(string kind) => kind is "list" or "when" or "stop" or "resume" or "again" or "withdraw" or "correct" or "unplan";

    private bool NamesMoment(string text, DateTimeOffset now) => Moments.Read(text, now, content.Current.Event.TimeZone) is not MomentRead.Unclear;
}
