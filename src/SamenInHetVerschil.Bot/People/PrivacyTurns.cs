using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.People;

/// <summary>Questions about data: one's own are answered in full, those of others are refused kindly, with what is possible instead.</summary>
internal sealed class PrivacyTurns(RegistrationDesk registrations) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var texts = new PrivacyTexts(turn.Language);
        return turn.Understood.Main switch
        {
            Wish.OthersData => Answer(texts, [new Paragraph(texts.OthersData)], "others' data refused"),
            Wish.ForgetMe => Answer(texts, [new Paragraph(texts.Forget)], "erasing refused"),
            // What one person is told about themselves is not for a room full of others.
            Wish.WhatYouKnow when turn.IsPublic => Answer(texts, [new Paragraph(texts.Kept)], "own data, in public"),
            Wish.WhatYouKnow => Answer(texts, await KnownAsync(turn, texts, cancel), "own data"),
            _ => null,
        };
    }

    private async Task<IReadOnlyList<Element>> KnownAsync(Turn turn, PrivacyTexts texts, CancellationToken cancel)
    {
        var mine = await registrations.MineAsync(turn.Session, turn.Person.Id, cancel);
        var numbers = string.Join(", ", mine.Select(one => one.Workshop).Order());
        return
        [
            new Heading(texts.KnownHeading),
            new Facts(
            [
                (texts.Name, turn.Person.Name ?? texts.Nothing),
                (texts.Email, turn.Person.Email ?? texts.Nothing),
                (texts.SignUps, numbers.Length > 0 ? numbers : texts.Nothing),
            ]),
            new Paragraph(texts.Kept),
        ];
    }

    private static Reply Answer(PrivacyTexts texts, IReadOnlyList<Element> body, string outcome) => new(new Card(
        texts.Language, Fallback.Of(body), body,
        [new SubmitButton(texts.MyRegistrations, new ButtonData("mine")), new SubmitButton(texts.AllWorkshops, new ButtonData("list"))]))
    {
        Outcome = outcome,
    };
}
