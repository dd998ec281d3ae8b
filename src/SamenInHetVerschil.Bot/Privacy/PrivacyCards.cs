using System.Globalization;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Language;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Privacy;

/// <summary>What people are shown about themselves.</summary>
internal sealed class PrivacyCards(string language)
{
    private readonly PrivacyTexts texts = new(language);

    /// <summary>Everything that is known, in words.</summary>
    public Card Known(Person person, Known known) => Make(
        [
            new Heading(texts.KnownHeading),
            new Facts(
            [
                (texts.Name, person.Name ?? texts.Nothing),
                (texts.Email, person.Email ?? texts.Nothing),
                (texts.SpokenLanguage, person.Language ?? language),
                (texts.SignUps, SignUps(known)),
                (texts.LogLines, Count(known.Count("registration_event"))),
                (texts.DoorCodes, Text(known, "attendance_pass", "door_code") ?? texts.Nothing),
                (texts.CheckIns, Count(known.Count("check_in"))),
                (texts.Received, Count(known.Count("delivery"))),
                (texts.Messages, Count(known.Messages.Count)),
            ]),
            new Paragraph(texts.Kept),
            new Paragraph(texts.InFile),
        ],
        new SubmitButton(texts.AsFile, new ButtonData(PrivacyVerbs.File)),
        Correct(),
        new SubmitButton(texts.ForgetButton, new ButtonData(PrivacyVerbs.Forget)),
        Mine());

    public Card File(string address, TimeSpan lives) => Make(
        [new Heading(texts.FileTitle), new Paragraph(texts.FileReady((int)lives.TotalMinutes))], new LinkButton(texts.FileOpen, address));

    /// <summary>What would be lost, what stays and why.</summary>
    public Card AskForget(string id, IReadOnlyList<Registration> held) => Make(
        [
            new Heading(texts.AskTitle),
            .. held.Count == 0 ? (Element[])[] : [new Paragraph(texts.AskSeats([.. held.Select(one => texts.One(texts.Workshop(one.Workshop), State(one.State)))]))],
            new Paragraph(texts.AskGone),
            new Paragraph(texts.AskStays),
            new Paragraph(texts.AskFinal),
        ],
        new SubmitButton(texts.Confirm, new ButtonData(PrivacyVerbs.Confirm, id)),
        new SubmitButton(texts.Decline, new ButtonData(PrivacyVerbs.Decline, id)));

    /// <summary>Fields for a better name and address, with what is known in them.</summary>
    public Card AskCorrection(string id, string? name, string? email) => Make(
        [
            new Heading(texts.CorrectTitle),
            new Paragraph(texts.CorrectHow),
            new TextInput(PrivacyVerbs.NameInput, texts.Name, Required: true, texts.NameMissing, MaxLength: PeopleDesk.LongestName, Value: name),
            new TextInput(PrivacyVerbs.EmailInput, texts.Email, Required: false, "", "Email", EmailAddress.Longest, Value: email),
        ],
        new SubmitButton(texts.Save, new ButtonData(PrivacyVerbs.Save, id)));

    public Card Saved(string name, string? email) => Make(
        [new Heading(texts.SavedTitle), new Facts([(texts.Name, name), (texts.Email, email ?? texts.Nothing)])], Mine(), All());

    public Card Say(string title, params IReadOnlyList<string> lines) => Make([new Heading(title), .. lines.Select(line => new Paragraph(line))], Mine(), All());

    public Card Plain(string line) => Make([new Paragraph(line)], Mine(), All());

    /// <summary>Without buttons: what takes the place of a card that is over.</summary>
    public Card Closed(string line) => Make([new Paragraph(line)]);

    private Card Make(IReadOnlyList<Element> body, params IReadOnlyList<CardButton> buttons) => new(language, Fallback.Of(body), body, buttons);

    private SubmitButton Correct() => new(texts.CorrectButton, new ButtonData(PrivacyVerbs.Correct));

    private SubmitButton Mine() => new(texts.MyRegistrations, new ButtonData("mine"));

    private SubmitButton All() => new(texts.AllWorkshops, new ButtonData("list"));

    private string SignUps(Known known)
    {
        var lines = known.Tables["registration"].Select(row => (Workshop: Convert.ToInt32(row["workshop"], CultureInfo.InvariantCulture), State: Enum.Parse<RegistrationState>((string)row["state"]!, ignoreCase: true)))
            .OrderBy(one => one.Workshop).Select(one => texts.One(texts.Workshop(one.Workshop), State(one.State))).ToList();
        return lines.Count == 0 ? texts.Nothing : string.Join(", ", lines);
    }

    private string State(RegistrationState state) => state switch
    {
        RegistrationState.Registered => texts.Registered,
        RegistrationState.Waiting => texts.Waiting,
        _ => texts.Cancelled,
    };

    private string Count(int number) => number.ToString(Languages.Culture(language));

    private static string? Text(Known known, string table, string column) => known.Tables[table] is [var row, ..] ? row[column] as string : null;
}
