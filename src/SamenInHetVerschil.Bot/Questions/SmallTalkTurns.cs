using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Unanswered;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Questions;

/// <summary>Greeting, thanks, help, and the honest "I do not know" when no other room had an answer: always with a way on.</summary>
internal sealed class SmallTalkTurns(ContentStore store, UnansweredDesk unanswered) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var texts = new SmallTalkTexts(turn.Language);
        var reply = turn.Kind switch
        {
            TurnKind.Opened => new Reply(SmallTalkCards.Welcome(texts, store.Current)) { Outcome = "welcome" },
            TurnKind.Unreadable => new Reply(SmallTalkCards.Plain(texts, new ConversationTexts(turn.Language).Unreadable)) { Outcome = "unreadable" },
            TurnKind.Click when turn.Button?.Do == "help" => new Reply(SmallTalkCards.Help(texts)) { Outcome = "help" },
            TurnKind.Click => new Reply(SmallTalkCards.Plain(texts, texts.Unclear)) { Outcome = "unknown button" },
            _ => Said(turn, texts),
        };
        if (turn.Kind == TurnKind.Message && turn.Understood.Main is Wish.Unclear)
        {
            await unanswered.NoteAsync(turn.Session, UnansweredReason.NotUnderstood, "", 0, turn.Language, "", turn.Now, cancel);
        }

        return reply;
    }

    private static Reply Said(Turn turn, SmallTalkTexts texts) => turn.Understood.Main switch
    {
        Wish.Greeting => new Reply(SmallTalkCards.Plain(texts, texts.Greeting)) { Outcome = "greeting" },
        Wish.Thanks => new Reply(SmallTalkCards.Plain(texts, texts.Thanks)) { Outcome = "thanks" },
        Wish.Help => new Reply(SmallTalkCards.Help(texts)) { Outcome = "help" },
        Wish.Human => new Reply(SmallTalkCards.Plain(texts, texts.Human)) { Outcome = "human" },
        Wish.Trick => new Reply(SmallTalkCards.Plain(texts, texts.Trick)) { Outcome = "trick" },
        Wish.Outside => new Reply(SmallTalkCards.Plain(texts, texts.Outside)) { Outcome = "outside" },
        _ => new Reply(SmallTalkCards.Plain(texts, texts.Unclear)) { Outcome = "unclear" },
    };
}

/// <summary>Cards between the questions. Pure.</summary>
internal static class SmallTalkCards
{
    public static Card Welcome(SmallTalkTexts texts, EventContent content) =>
        Of(texts, [new Heading(content.Event.Name), new Paragraph(texts.Welcome(content.Event.Name, content.Workshops.Count)), new Note(texts.WelcomeHint)]);

    public static Card Help(SmallTalkTexts texts) =>
        Of(texts,
        [
            new Heading(texts.HelpHeading),
            new Bullets([texts.HelpAsk, texts.HelpSuits, texts.HelpSignUp, texts.HelpMine]),
            new Note(texts.HelpHow),
        ]);

    public static Card Plain(SmallTalkTexts texts, string sentence) => Of(texts, [new Paragraph(sentence)]);

    private static Card Of(SmallTalkTexts texts, IReadOnlyList<Element> body) => new(
        texts.Language, Fallback.Of(body), body,
        [
            new SubmitButton(texts.AllWorkshops, new ButtonData("list")),
            new SubmitButton(texts.WhichSuitsMe, new ButtonData("recommend")),
            new SubmitButton(texts.MyRegistrations, new ButtonData("mine")),
            new SubmitButton(texts.WhatCanIAsk, new ButtonData("help")),
        ]);
}
