using System.Globalization;
using System.Text.RegularExpressions;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Registrations;

/// <summary>What somebody can say or click about seats.</summary>
internal sealed partial class RegistrationTurns(
    RegistrationDesk desk, DaySettingsDesk settings, SignUpTurns signUps, LeavingTurns leaving, ClashTurns clashes, ConfirmationTurns confirmations, SeatButtons more, ContentStore content) : ITurnHandler
{
    /// <summary>A longer message than this is more than the answer to "which one?".</summary>
    private const int MostWordsOfAnswer = 4;

    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var wish = WishOf(turn);
        if (turn.IsPublic && (IsPersonal(wish) || turn.Button is
            { Do: RegistrationVerbs.Confirm or RegistrationVerbs.Decline or RegistrationVerbs.GiveBack or RegistrationVerbs.AskMove or RegistrationVerbs.Stay }))
        {
            return Reply.InPrivate(new RegistrationTexts(turn.Language).Privately);
        }

        if (turn is { Kind: TurnKind.Message, State.Awaits: Awaited.Name } && await confirmations.NameAsync(turn, cancel) is { } named)
        {
            return named;
        }

        return (turn.Button?.Do, wish) switch
        {
            (RegistrationVerbs.Confirm or RegistrationVerbs.Decline, _) => await confirmations.ClickAsync(turn, turn.Button, cancel),
            (RegistrationVerbs.GiveBack, _) => await leaving.GiveBackAsync(turn, turn.Button, cancel),
            (RegistrationVerbs.AskMove, _) => await clashes.AskMoveAsync(turn, turn.Button, cancel),
            (RegistrationVerbs.Stay, _) => await clashes.StayAsync(turn, turn.Button, cancel),
            (_, Wish.SignUp signUp) => await signUps.AnswerAsync(turn, signUp, cancel),
            (_, Wish.Cancel leave) => await leaving.CancelAsync(turn, leave, cancel),
            (_, Wish.Change change) => await leaving.ChangeAsync(turn, change, cancel),
            (_, Wish.Mine) => await MineAsync(turn, cancel),
            (_, Wish.PlacesLeft places) => await PlacesAsync(turn, places, cancel),
            (_, Wish.HowWaitingWorks) => new Reply(Cards(turn).WaitingExplained()) { Outcome = "waiting explained" },
            (_, Wish.ActForOthers others) => ForOthers(turn, others),
            (_, Wish.Yes) when !turn.IsPublic => await confirmations.YesAsync(turn, cancel),
            (_, Wish.No) when !turn.IsPublic => await confirmations.NoAsync(turn, cancel),
            _ => null,
        };
    }

    private async Task<Reply> MineAsync(Turn turn, CancellationToken cancel)
    {
        var held = await desk.MineAsync(turn.Session, turn.Person.Id, cancel);
        var card = Cards(turn).Mine(held, []);
        return new Reply(card with { Buttons = [.. card.Buttons, .. await more.ForAsync(turn, cancel)] }) { State = turn.State with { Touched = turn.Now }, Outcome = "mine" };
    }

    private async Task<Reply> PlacesAsync(Turn turn, Wish.PlacesLeft wish, CancellationToken cancel)
    {
        var cards = Cards(turn);
        var unknown = wish.Workshops.Where(number => content.Current.Find(number) is null).Distinct().ToList();
        var places = await desk.PlacesAsync(turn.Session, unknown.Count == wish.Workshops.Count ? [] : wish.Workshops, cancel);
        List<string> before = [.. unknown.Select(new RegistrationTexts(turn.Language).NoSuch)];
        if ((await settings.ReadAsync(turn.Session, cancel)).OpeningAt(turn.Now) is not Opening.Open and var shut)
        {
            before.Add(cards.Line(shut));
        }

        return new Reply(cards.Places(places, before, personal: !turn.IsPublic))
        {
            State = turn.State with { Topic = wish.Workshops.Count > 0 ? [.. places.Select(one => one.Workshop)] : turn.State.Topic, Touched = turn.Now },
            Outcome = "places",
        };
    }

    private Reply ForOthers(Turn turn, Wish.ActForOthers wish)
    {
        var cards = Cards(turn);
        var texts = new RegistrationTexts(turn.Language);
        var known = wish.Workshops.Where(number => content.Current.Find(number) is not null).Distinct().ToList();
        return new Reply(cards.Say(texts.NotDoneTitle, [texts.OnlyYou], known.Count > 0 ? cards.SignUpFor(known) : cards.SignUp()))
        {
            State = turn.State with { Topic = known.Count > 0 ? known : turn.State.Topic, Touched = turn.Now },
            Outcome = "for others",
        };
    }

    /// <summary>What is wanted, whether it was typed, clicked, or is the answer to our question.</summary>
    private Wish? WishOf(Turn turn)
    {
        var workshops = turn.Button?.Workshops ?? [];
        return turn.Kind switch
        {
            TurnKind.Click => turn.Button?.Do switch
            {
                RegistrationVerbs.SignUp => SignUp(workshops),
                RegistrationVerbs.Cancel => new Wish.Cancel(workshops, All: false),
                RegistrationVerbs.Change => new Wish.Change([.. workshops.Take(1)], [.. workshops.Skip(1)]),
                RegistrationVerbs.Mine => new Wish.Mine(),
                RegistrationVerbs.Places => new Wish.PlacesLeft(workshops),
                _ => null,
            },
            TurnKind.Message => AnswerToWhich(turn) ?? turn.Understood.Main,
            _ => null,
        };
    }

    private Wish? AnswerToWhich(Turn turn)
    {
        var asked = turn.State.Awaits is Awaited.WorkshopToSignUp or Awaited.WorkshopToCancel or Awaited.WorkshopToChangeFrom or Awaited.WorkshopToChangeTo;
        if (!asked || NumbersNamed(turn) is not { Count: > 0 } numbers)
        {
            return null;
        }

        return turn.State.Awaits switch
        {
            Awaited.WorkshopToSignUp => SignUp(numbers),
            Awaited.WorkshopToCancel => new Wish.Cancel(numbers, All: false),
            Awaited.WorkshopToChangeFrom => new Wish.Change(numbers, turn.State.Topic),
            _ => new Wish.Change(turn.State.Topic, numbers),
        };
    }

    /// <summary>The workshops of a message that only names them: "de derde", "3 en 5". Empty when it says more.</summary>
    private static List<int> NumbersNamed(Turn turn)
    {
        if (turn.Text.Contains('?', StringComparison.Ordinal) || turn.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWordsOfAnswer)
        {
            return [];
        }

        return turn.Understood.Main switch
        {
            Wish.AskTheme { Workshops: var named } => [.. named],
            Wish.Change { From: [], To: var named } => [.. named],
            Wish.Unclear or Wish.Outside => [.. Number().Matches(turn.Text).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))],
            _ => [],
        };
    }

    private Wish.SignUp SignUp(IReadOnlyList<int> numbers)
    {
        var known = numbers.Where(number => content.Current.Find(number) is not null).Distinct().ToList();
        return new Wish.SignUp(known, [], OnlyIfPlace: false, ForOthersToo: false, [.. numbers.Except(known)]);
    }

    private static bool IsPersonal(Wish? wish) => wish is Wish.SignUp or Wish.Cancel or Wish.Change or Wish.Mine or Wish.ActForOthers;

    private RegistrationCards Cards(Turn turn) => new(turn.Language, content.Current);

    [GeneratedRegex(@"\b[0-9]{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
