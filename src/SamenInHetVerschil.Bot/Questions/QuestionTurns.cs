using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Unanswered;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Questions;

/// <summary>What someone can ask about the workshops.</summary>
internal sealed class QuestionTurns(ContentStore store, AnswerFinderStore finders, UnansweredDesk unanswered) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel) => turn.Kind switch
    {
        TurnKind.Click => Clicked(turn),
        TurnKind.Message => await AnswerAsync(store.Current, turn, turn.Understood.Main, cancel),
        _ => null,
    };

    private Reply? Clicked(Turn turn)
    {
        var content = store.Current;
        var texts = new QuestionTexts(turn.Language);
        var numbers = turn.Button?.Workshops?.Where(number => content.Find(number) is not null).Distinct().Take(2).ToList() ?? [];
        return turn.Button?.Do switch
        {
            "list" => List(content, texts, turn),
            "recommend" => Awaiting(new Reply(QuestionCards.TellMore(texts)), turn, Awaited.Profile),
            "theme" when numbers.Count > 0 => Theme(content, texts, turn, new Wish.AskTheme(numbers)),
            _ => null,
        };
    }

    private async Task<Reply?> AnswerAsync(EventContent content, Turn turn, Wish wish, CancellationToken cancel)
    {
        var texts = new QuestionTexts(turn.Language);
        return wish switch
        {
            Wish.AskList => List(content, texts, turn),
            Wish.AskTheme ask => Theme(content, texts, turn, ask),
            Wish.AskWhich ask => About(new Reply(QuestionCards.Which(texts, In(content, turn, ask.Choices))), turn, ask.Choices, null, "which"),
            Wish.AskNoSuchWorkshop ask => new Reply(QuestionCards.NoSuchWorkshop(texts, ask.Numbers, content.Numbers)) { Outcome = "no such workshop" },
            Wish.AskPassage ask => await PassageAsync(content, texts, turn, ask, cancel),
            Wish.Recommend ask => Recommend(content, texts, turn, ask),
            Wish.Practical ask => await PracticalAsync(content, texts, turn, ask, cancel),
            _ => null,
        };
    }

    private static Reply List(EventContent content, QuestionTexts texts, Turn turn) =>
        new(QuestionCards.List(texts, In(content, turn, content.Numbers))) { Outcome = "list" };

    private Reply Theme(EventContent content, QuestionTexts texts, Turn turn, Wish.AskTheme ask)
    {
        var workshops = In(content, turn, [.. ask.Workshops.Take(3)]);
        var passage = workshops.Count == 1 && ask.Evidence is { } evidence
            ? finders.Current.MostLike(evidence, turn.Language, workshops[0].Number)
            : null;
        var perhaps = ask.Perhaps is { } other ? content.Find(other)?.In(turn.Language) : null;
        return About(
            new Reply(QuestionCards.Theme(texts, workshops, passage, perhaps)), turn, ask.Workshops, passage is null ? null : $"{workshops[0].Number}/{passage.Id}", "theme");
    }

    private async Task<Reply> PassageAsync(EventContent content, QuestionTexts texts, Turn turn, Wish.AskPassage ask, CancellationToken cancel)
    {
        var found = finders.Current.Find(ask.Evidence, turn.Language, ask.Workshops, ask.IsNamed, finders.Judge);
        var asked = ask.Evidence.Asked.Count > 0 ? ask.Evidence.Asked[0].ToString() : "";
        if (found.Passage is not { } passage)
        {
            await unanswered.NoteAsync(turn.Session, UnansweredReason.NotThere, asked, 0, turn.Language, ask.Evidence.Text, turn.Now, cancel);
            return new Reply(QuestionCards.Nothing(texts, ask.Half is { } nothing ? texts.HalfNotInText(nothing) : texts.NotInText)) { Outcome = "not in the text", Rated = new Rated(asked, 0, turn.Language) };
        }

        if (found.Grade is Grade.Reserved or Grade.Nothing)
        {
            await unanswered.NoteAsync(turn.Session, UnansweredReason.NotTold, asked, found.Workshop, turn.Language, ask.Evidence.Text, turn.Now, cancel);
        }

        var workshop = content.Find(found.Workshop)!.In(turn.Language);
        var (card, outcome) = found.Grade switch
        {
            Grade.Answer => (QuestionCards.Passage(texts, workshop, passage, found.Second), "passage"),
            Grade.Differs => (QuestionCards.Reserved(texts, texts.ToldOtherwise, workshop, passage), "told otherwise"),
            _ => (QuestionCards.Reserved(texts, ask.Half is { } half ? texts.HalfNotInTextButThisIs(half) : texts.NotInTextButThisIs, workshop, passage), "reserved"),
        };
        return About(new Reply(card), turn, [found.Workshop], $"{found.Workshop}/{passage.Id}", outcome, asked.Length > 0 ? asked : null);
    }

    private static Reply Recommend(EventContent content, QuestionTexts texts, Turn turn, Wish.Recommend ask)
    {
        var suggestions = ask.Suggested.Take(2)
            .Select(number => content.Find(number)!.In(turn.Language))
            .Select(workshop => (workshop, Reasons.For(workshop, ask.Question)))
            .ToList();
        return suggestions.Count == 0
            ? Awaiting(new Reply(QuestionCards.TellMore(texts)), turn, Awaited.Profile)
            : About(new Reply(QuestionCards.Recommendation(texts, suggestions)), turn, ask.Suggested, null, "recommended");
    }

    private async Task<Reply> PracticalAsync(EventContent content, QuestionTexts texts, Turn turn, Wish.Practical ask, CancellationToken cancel)
    {
        await unanswered.NoteAsync(turn.Session, UnansweredReason.Practical, ask.Facts.Count > 0 ? ask.Facts[0] : "", 0, turn.Language, turn.Text, turn.Now, cancel);
        var facts = ask.Facts.Take(2).Select(id => content.Event.Unknown.First(fact => fact.Id == id)).ToList();
        var asksDay = ask.Facts.Contains("day");
        return new Reply(QuestionCards.Unknown(
            texts, [.. facts.Select(fact => fact.Label[turn.Language])], asksDay ? content.Event.Source.Note[turn.Language] : null))
        {
            Outcome = "practical",
        };
    }

    private static List<WorkshopText> In(EventContent content, Turn turn, IReadOnlyList<int> numbers) =>
        [.. numbers.Select(content.Find).OfType<Workshop>().Select(workshop => workshop.In(turn.Language))];

    private static Reply About(Reply reply, Turn turn, IReadOnlyList<int> topic, string? passage, string outcome, string? asked = null) =>
        reply with
        {
            State = turn.State with
            {
                Topic = [.. topic.Take(2)], Passage = passage, Touched = turn.Now,
                // Who someone is, was asked for one recommendation; what comes after an answer is a new question.
                Awaits = turn.State.Awaits is Awaited.Profile ? null : turn.State.Awaits,
            },
            Outcome = outcome,
            Rated = new Rated(asked ?? outcome, topic.Count == 1 ? topic[0] : 0, turn.Language),
        };

    private static Reply Awaiting(Reply reply, Turn turn, Awaited awaited) =>
        reply with { State = turn.State with { Awaits = awaited, Touched = turn.Now }, Outcome = "asked back" };
}
