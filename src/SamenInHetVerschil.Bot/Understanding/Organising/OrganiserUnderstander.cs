using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>An organiser's message to wishes. Only asked when the person organises; nothing comes out when it is something that everybody can ask.</summary>
internal sealed class OrganiserUnderstander(UnderstanderStore understanders, ContentStore content)
{
    /// <summary>From this likelihood on it is an organiser's wish.</summary>
    private const double Sure = 0.5;

    /// <summary>The same, when the attendees' model is sure of something else.</summary>
    private const double Surer = 0.75;

    private const double ClearOtherwise = 0.8;

    /// <summary>Both halves of a message must be this clear to be two wishes.</summary>
    private const double SureOfHalf = 0.6;

    private static readonly HashSet<string> Joins = [.. OrganiserWords.List("joins")];

    private readonly OrganiserModel model = new(OrganiserModel.ReadAll());

    /// <summary>One wish, or two in one sentence; empty when it is none.</summary>
    /// <param name="understood">What the attendees' model made of it.</param>
    public IReadOnlyList<OrganiserWish> Read(string text, Understood understood, DateTimeOffset now)
    {
        // The words of a message to others mean nothing for what is wanted.
        if (new AnnouncingWords(text).Announce() is { Message: not null } announced && announced.Head.Length > 0 && announced.Head.Length < text.Length - announced.Message.Length
            && KindOf(announced.Head) is (OrganiserKinds.Announce, >= Sure))
        {
            return [announced];
        }

        var (kind, likelihood) = KindOf(text);
        var isClearOtherwise = understood.Confidence >= ClearOtherwise && understood.Main is not (Wish.Organise or Wish.ActForOthers or Wish.OthersData or Wish.PlacesLeft or Wish.Outside or Wish.Unclear);
        var halves = Halves(text);
        if (halves is not null)
        {
            return [.. halves.Select(half => WishOf(half.Kind, half.Text, now)).OfType<OrganiserWish>()];
        }

        return likelihood < (isClearOtherwise ? Surer : Sure) || WishOf(kind, text, now) is not { } wish ? [] : [wish];
    }

    /// <summary>The likeliest kind by itself.</summary>
    internal (string Kind, double Likelihood) KindOf(string text)
    {
        var plain = OrganiserModel.Plain(Tokens.Capped(text));
        return model.Rank(plain, Gather(plain).Named)[0];
    }

    private List<(string Kind, string Text)>? Halves(string text)
    {
        foreach (var token in Chat.Read(text).Where(token => Joins.Contains(token.Text) || token.Text is "," or ";"))
        {
            var (first, second) = (text[..token.Start].Trim(), text[(token.Start + token.Raw.Length)..].Trim());
            if (Tokens.Of(first).Count < 2 || Tokens.Of(second).Count < 2)
            {
                continue;
            }

            var (one, other) = (KindOf(first), KindOf(second));
            if (one.Likelihood >= SureOfHalf && other.Likelihood >= SureOfHalf && AreTwoChanges(one.Kind, other.Kind))
            {
                return [(one.Kind, first), (other.Kind, second)];
            }
        }

        return null;
    }

    private static bool AreTwoChanges(string one, string other) => one != other && IsChange(one) && IsChange(other);

    private static bool IsChange(string kind) =>
        kind is OrganiserKinds.Capacity or OrganiserKinds.Slot or OrganiserKinds.Open or OrganiserKinds.Close or OrganiserKinds.Promote;

    private OrganiserWish? WishOf(string kind, string text, DateTimeOffset now)
    {
        var words = new OrganiserWords(text, Gather(OrganiserModel.Plain(Tokens.Capped(text))));
        return kind switch
        {
            OrganiserKinds.Status => new OrganiserWish.Status(words.Known, words.Unknown),
            OrganiserKinds.Capacity => words.Capacity(),
            OrganiserKinds.Slot => words.Slot(),
            OrganiserKinds.Open => words.Moment(OrganiserSetting.Opens, now, content.Current.Event.TimeZone),
            OrganiserKinds.Close => words.Moment(OrganiserSetting.Closes, now, content.Current.Event.TimeZone),
            OrganiserKinds.Promote => words.Moment(OrganiserSetting.PromoteUntil, now, content.Current.Event.TimeZone),
            OrganiserKinds.SignIn or OrganiserKinds.SignOut =>
                new OrganiserWish.Seat(kind == OrganiserKinds.SignIn, text, words.Known, words.Unknown, words.Reason()),
            OrganiserKinds.Roster => new OrganiserWish.Roster(words.Known, words.Unknown),
            OrganiserKinds.Settings => new OrganiserWish.Settings(),
            OrganiserKinds.Undo => new OrganiserWish.Undo(),
            OrganiserKinds.Export => new OrganiserWish.Export(words.Format()),
            OrganiserKinds.Announce => new AnnouncingWords(text).Announce(),
            OrganiserKinds.Menu => new OrganiserWish.Menu(),
            _ => null,
        };
    }

    private Evidence Gather(string text) => understanders.Current.Gather(text, new Context(content.Current.Event.DefaultLanguage, [], null, null));
}
