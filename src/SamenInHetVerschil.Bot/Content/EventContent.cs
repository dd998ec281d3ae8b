namespace SamenInHetVerschil.Content;

/// <summary>Everything that the house knows about one event: what was read from its folder, checked and complete.</summary>
internal sealed record EventContent(EventInfo Event, IReadOnlyList<Workshop> Workshops, IReadOnlyList<ExampleLine> Examples)
{
    private readonly Dictionary<int, Workshop> byNumber = Workshops.ToDictionary(workshop => workshop.Number);

    /// <summary>Hash of the files it was read from; null when it was made otherwise.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The numbers of the workshops, in order.</summary>
    public IReadOnlyList<int> Numbers { get; } = [.. Workshops.Select(workshop => workshop.Number)];

    /// <summary>Null when there is no workshop with this number.</summary>
    public Workshop? Find(int number) => byNumber.GetValueOrDefault(number);
}

/// <summary>What <c>event.yaml</c> says.</summary>
/// <param name="Languages">Two-letter codes; the first is the default.</param>
/// <param name="TimeZone">Zone in which times are shown.</param>
/// <param name="Unknown">What the source does not tell, written down so that the bot can say so.</param>
internal sealed record EventInfo(
    string Name,
    IReadOnlyList<string> Languages,
    TimeZoneInfo TimeZone,
    SourceInfo Source,
    IReadOnlyList<UnknownFact> Unknown,
    IReadOnlyList<Helpline> Helplines)
{
    public string DefaultLanguage => Languages[0];
}

/// <summary>The document that all answers come from.</summary>
/// <param name="Date">The date that stands on it.</param>
/// <param name="Note">What is to be known about that date, per language.</param>
internal sealed record SourceInfo(PerLanguage Title, DateOnly Date, PerLanguage Note);

/// <summary>Something that people ask and that the source does not tell.</summary>
/// <param name="Id">Short name, such as <c>hours</c>.</param>
/// <param name="Label">Beginning of the sentence "… staat niet in de achtergrondinformatie".</param>
/// <param name="Words">Words and short phrases by which people ask for it, per language.</param>
internal sealed record UnknownFact(string Id, PerLanguage Label, IReadOnlyDictionary<string, IReadOnlyList<string>> Words);

/// <summary>A number that helps.</summary>
/// <param name="Number">Empty for help that is found another way.</param>
internal sealed record Helpline(HelpKind Kind, string Number, PerLanguage Name, PerLanguage When);

/// <summary>What a helpline is for.</summary>
internal enum HelpKind
{
    /// <summary>Danger at this moment.</summary>
    Now,

    /// <summary>Violence, abuse, neglect.</summary>
    Violence,

    /// <summary>Thoughts of suicide.</summary>
    Suicide,

    /// <summary>Children and young people who want to talk.</summary>
    Young,

    /// <summary>An adult who is worn out.</summary>
    Exhausted,

    /// <summary>Help through the school.</summary>
    School,
}

/// <summary>One text in each language of the event.</summary>
internal sealed class PerLanguage(IReadOnlyDictionary<string, string> texts)
{
    /// <exception cref="KeyNotFoundException">The event does not use this language.</exception>
    public string this[string language] => texts[language];
}

/// <summary>A workshop in all languages of its event.</summary>
internal sealed record Workshop(int Number, IReadOnlyDictionary<string, WorkshopText> Texts)
{
    /// <summary>In the wanted language, or in the first the event has when it lacks that one.</summary>
    public WorkshopText In(string language) => Texts.TryGetValue(language, out var text) ? text : Texts.Values.First();
}

/// <summary>A workshop in one language: what its file holds.</summary>
/// <param name="Short">One to four words.</param>
/// <param name="Aliases">How people call it.</param>
/// <param name="For">Whom it suits, with the reason.</param>
/// <param name="Related">Numbers of workshops that are close.</param>
/// <param name="Heard">What people say when they mean it without naming it.</param>
internal sealed record WorkshopText(
    int Number,
    string Language,
    string Title,
    string Short,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<Suitability> For,
    IReadOnlyList<int> Related,
    IReadOnlyList<string> Heard,
    IReadOnlyList<Passage> Passages)
{
    /// <summary>The passage that tells what the workshop is about.</summary>
    public Passage Theme => Passages.First(passage => passage.Declares(AnswerAttribute.Theme));
}

/// <summary>People whom a workshop suits.</summary>
internal sealed record Suitability(IReadOnlyList<string> Who, string Because);

/// <summary>A few sentences that answer something by themselves.</summary>
/// <param name="Id">The same in every language.</param>
/// <param name="Answers">What it declares to answer.</param>
/// <param name="Words">Other words for what is in it.</param>
internal sealed record Passage(string Id, string Heading, IReadOnlyList<Answer> Answers, IReadOnlyList<string> Words, string Text)
{
    public bool Declares(AnswerAttribute attribute) => Answers.Any(answer => answer.Attribute == attribute);
}

/// <summary>One thing a passage answers, and the nouns for which it does: <c>how-many(bikes, riders)</c>.</summary>
/// <param name="Of">Empty: for the whole passage.</param>
internal sealed record Answer(AnswerAttribute Attribute, IReadOnlyList<string> Of);

/// <summary>What can be asked about something; in files written in lower case with hyphens.</summary>
internal enum AnswerAttribute
{
    Theme,
    Definition,
    StandsFor,
    Who,
    Whom,
    What,
    HowMany,
    HowMuch,
    When,
    HowLong,
    Age,
    Level,
    Where,
    Goal,
    How,
    Which,
    Cause,
    Sign,
    Effect,
    Next,
    Difference,
    Source,
    Parts,
    Rule,
    Role,
}
