using SamenInHetVerschil.Cards;

namespace SamenInHetVerschil.Announcements;

/// <summary>The form in which an announcement is written, with what is wrong beside the field in which it is wrong.</summary>
internal sealed class WritingCards(string language, AnnouncementTexts texts)
{
    private const string Https = @"^https://\S+$";

    /// <param name="existing">Null for a new message; then <paramref name="audience"/> says for whom.</param>
    /// <param name="version">Code of the version that is written.</param>
    /// <param name="typed">What was filled in and could not be kept; null: what there is.</param>
    public Card Write(
        Announcement? existing, Audience? audience, IReadOnlyList<string> before, string version, AnnouncementText? typed, IReadOnlyList<AnnouncementFault> faults)
    {
        var shown = typed ?? (existing is null ? null : existing.Content.Versions.GetValueOrDefault(version) ?? existing.Content.For(version));
        IReadOnlyList<Element> body =
        [
            new Heading(version.Length == 0 ? texts.WriteTitle : texts.WriteVersion(Name(version))),
            .. before.Select(line => new Paragraph(line)),
            .. Wrong(faults, AnnouncementFault.TitleTooLong),
            new TextInput(AnnouncementVerbs.TitleInput, texts.TitleLabel, false, "", MaxLength: AnnouncementText.LongestTitle, Value: Start(shown?.Title, AnnouncementText.LongestTitle)),
            .. Wrong(faults, AnnouncementFault.NoText, AnnouncementFault.TextTooLong),
            new TextInput(AnnouncementVerbs.TextInput, texts.TextLabel, true, texts.AskText, MaxLength: AnnouncementText.LongestText, IsLong: true, Value: Start(shown?.Text, AnnouncementText.LongestText)),
            new Note(texts.WriteHint),
            .. Wrong(faults, AnnouncementFault.TooManyLinks, AnnouncementFault.LinkNotSafe),
            .. Enumerable.Range(1, AnnouncementText.MostLinks).SelectMany(number => LinkFields(number, shown?.Links.ElementAtOrDefault(number - 1))),
            .. Wrong(faults, AnnouncementFault.ImageNotSafe),
            Address(AnnouncementVerbs.ImageInput, texts.ImageLabel, shown?.Image?.Address, texts.FaultImageNotSafe),
            .. Wrong(faults, AnnouncementFault.ImageWithoutWords),
            new TextInput(AnnouncementVerbs.AltInput, texts.AltLabel, false, "", MaxLength: 200, Value: Filled(shown?.Image?.Alt)),
        ];
        return new Card(language, Fallback.Of(body), body,
        [
            new SubmitButton(texts.Keep, Data(existing, audience, version), Positive: true),
            existing is null ? new SubmitButton(texts.AllMessages, new ButtonData(AnnouncementVerbs.List)) { IgnoreInputs = true }
                : new SubmitButton(texts.LeaveIt, new ButtonData(AnnouncementVerbs.Show, SeenOf(existing))) { IgnoreInputs = true },
            .. existing is null ? [] : ((string[])["nl", "en", "fr"]).Where(code => code != version)
                .Select(code => new SubmitButton(texts.WriteVersion(Name(code)), new ButtonData(AnnouncementVerbs.Edit, SeenOf(existing), Say: code)) { IgnoreInputs = true }),
        ]);
    }

    /// <summary>What is wrong with a text, one sentence each.</summary>
    private string Sentence(AnnouncementFault fault) => fault switch
    {
        AnnouncementFault.NoText => texts.FaultNoText,
        AnnouncementFault.TextTooLong => texts.FaultTextTooLong(AnnouncementText.LongestText),
        AnnouncementFault.TitleTooLong => texts.FaultTitleTooLong(AnnouncementText.LongestTitle),
        AnnouncementFault.TooManyLinks => texts.FaultTooManyLinks(AnnouncementText.MostLinks),
        AnnouncementFault.LinkNotSafe => texts.FaultLinkNotSafe,
        AnnouncementFault.ImageNotSafe => texts.FaultImageNotSafe,
        _ => texts.FaultImageWithoutWords,
    };

    private IEnumerable<Element> Wrong(IReadOnlyList<AnnouncementFault> faults, params AnnouncementFault[] here) =>
        faults.Where(here.Contains).Select(fault => new Alert(Sentence(fault)));

    private IEnumerable<Element> LinkFields(int number, AnnouncementLink? link) =>
    [
        new TextInput(AnnouncementVerbs.LinkTitleInput(number), texts.LinkTitleLabel(number), false, "", MaxLength: AnnouncementText.LongestTitle, Value: Filled(link?.Title)),
        Address(AnnouncementVerbs.LinkInput(number), texts.LinkLabel(number), link?.Address, texts.FaultLinkNotSafe),
    ];

    private static TextInput Address(string id, string label, string? value, string fault) => new(id, label, false, fault, "Url", 2_000, Value: Filled(value), Pattern: Https);

    private string Name(string code) => code switch { "en" => texts.EnglishName, "fr" => texts.FrenchName, _ => texts.DutchName };

    private static ButtonData Data(Announcement? existing, Audience? audience, string version) => existing is null
        ? new ButtonData(AnnouncementVerbs.Rewrite, Say: AudienceWords.CodeOf(audience ?? new Audience(AudienceKind.Everyone, [])))
        : new ButtonData(AnnouncementVerbs.Rewrite, SeenOf(existing), Say: version.Length > 0 ? version : null);

    private static string SeenOf(Announcement announcement) => new AnnouncementVersion(announcement.Id, announcement.Version).ToString();

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>As much of it as the field takes.</summary>
    private static string? Start(string? value, int most) => Filled(value) is { } text && text.Length > most ? text[..most] : Filled(value);
}
