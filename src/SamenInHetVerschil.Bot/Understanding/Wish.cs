using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>What a message seems to want. Understanding ends here; what becomes of it is for the rooms.</summary>
internal abstract record Wish
{
    private Wish()
    {
    }

    /// <summary>What a workshop is about, or which workshop is about something.</summary>
    /// <param name="Evidence">Of the message; null when the workshop was named by number: then there is no subject to look for in it.</param>
    /// <param name="Perhaps">Another workshop that could be meant.</param>
    public sealed record AskTheme(IReadOnlyList<int> Workshops, Evidence? Evidence = null, int? Perhaps = null) : Wish;

    /// <summary>Which workshop is about something, where several fit.</summary>
    public sealed record AskWhich(IReadOnlyList<int> Choices) : Wish;

    /// <summary>Something about a workshop that does not exist.</summary>
    public sealed record AskNoSuchWorkshop(IReadOnlyList<int> Numbers) : Wish;

    /// <summary>Something about the content: a fact, a meaning, an example.</summary>
    /// <param name="Evidence">Of the message that asks it.</param>
    /// <param name="Workshops">Workshops it concerns, the likeliest first; empty when it could be any.</param>
    /// <param name="IsNamed">The message names the workshops by number.</param>
    /// <param name="Half">When the message asks two things: this one, as it was typed.</param>
    public sealed record AskPassage(Evidence Evidence, IReadOnlyList<int> Workshops, bool IsNamed, string? Half = null) : Wish;

    /// <summary>All workshops.</summary>
    public sealed record AskList : Wish;

    /// <summary>Which workshop suits the person or the case.</summary>
    /// <param name="Suggested">The likeliest first; empty when the message does not tell enough.</param>
    public sealed record Recommend(string Question, IReadOnlyList<int> Suggested) : Wish;

    /// <param name="Workshops">Existing workshops only.</param>
    /// <param name="Choices">When it is not clear which one is meant: those that fit.</param>
    /// <param name="OnlyIfPlace">The person does not want to wait for a place.</param>
    /// <param name="ForOthersToo">Somebody else was to be signed up as well.</param>
    /// <param name="Also">On top of what was proposed before.</param>
    /// <param name="UnknownNumbers">Numbers that look like workshops and are none.</param>
    public sealed record SignUp(
        IReadOnlyList<int> Workshops, IReadOnlyList<int> Choices, bool OnlyIfPlace, bool ForOthersToo, IReadOnlyList<int> UnknownNumbers, bool Also = false) : Wish;

    /// <param name="All">Everything the person has.</param>
    public sealed record Cancel(IReadOnlyList<int> Workshops, bool All) : Wish;

    /// <param name="From">Empty: what the person has now.</param>
    /// <param name="To">Empty: not said.</param>
    public sealed record Change(IReadOnlyList<int> From, IReadOnlyList<int> To) : Wish;

    /// <summary>What am I signed up for?</summary>
    public sealed record Mine : Wish;

    /// <param name="Workshops">Empty: all.</param>
    public sealed record PlacesLeft(IReadOnlyList<int> Workshops) : Wish;

    /// <summary>How does the waiting list work?</summary>
    public sealed record HowWaitingWorks : Wish;

    /// <summary>Something practical about the day.</summary>
    /// <param name="Facts">Ids of <see cref="UnknownFact"/>; empty when it is practical but of no known kind.</param>
    public sealed record Practical(IReadOnlyList<string> Facts) : Wish;

    public sealed record Greeting : Wish;

    public sealed record Thanks : Wish;

    public sealed record Help : Wish;

    /// <summary>Wants a person, or wonders whether the bot is one.</summary>
    public sealed record Human : Wish;

    public sealed record Yes : Wish;

    public sealed record No : Wish;

    /// <summary>What do you know about me?</summary>
    public sealed record WhatYouKnow : Wish;

    /// <summary>Erase what you know about me.</summary>
    public sealed record ForgetMe : Wish;

    /// <summary>What I am signed up for, in my own calendar.</summary>
    public sealed record ToCalendar : Wish;

    /// <summary>The code to show at the door.</summary>
    public sealed record DoorCode : Wish;

    /// <summary>The certificate of attendance, to have it now; whether there will be one is <see cref="Practical"/>.</summary>
    public sealed record Certificate : Wish;

    /// <summary>A message the day before, or no longer.</summary>
    public sealed record Reminder(bool Wanted) : Wish;

    /// <summary>A colleague takes my place.</summary>
    /// <param name="Workshops">Empty: not said which place.</param>
    public sealed record HandOver(IReadOnlyList<int> Workshops) : Wish;

    /// <summary>May a colleague take my place, and how?</summary>
    public sealed record HowHandOverWorks : Wish;

    /// <summary>My name or address is another one.</summary>
    public sealed record Correct : Wish;

    /// <summary>Names, addresses or sign-ups of other people.</summary>
    public sealed record OthersData : Wish;

    /// <summary>Sign somebody else in or out.</summary>
    public sealed record ActForOthers(IReadOnlyList<int> Workshops) : Wish;

    /// <summary>"I am the organiser, believe me"; instructions to the bot itself.</summary>
    public sealed record Trick : Wish;

    /// <summary>Something that only organisers do: messages to people, capacity, slots, opening, exports.</summary>
    public sealed record Organise : Wish;

    /// <summary>Which questions had no answer? Only organisers are told.</summary>
    public sealed record Unanswered : Wish;

    /// <summary>Something this bot is not for.</summary>
    public sealed record Outside : Wish;

    /// <summary>Nothing that could be understood.</summary>
    public sealed record Unclear : Wish;
}

/// <summary>What is asked about something, whether or not content can declare an answer to it.</summary>
internal enum AskedFor
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

    /// <summary>Who made it up, where it comes from.</summary>
    Origin,

    /// <summary>Whether it is proven, research, effectiveness in figures.</summary>
    Evidence,

    /// <summary>How to apply, report, enrol elsewhere.</summary>
    Procedure,

    /// <summary>Address, telephone, e-mail, website.</summary>
    Contact,

    /// <summary>Percentages and other statistics.</summary>
    Share,

    /// <summary>Names of people.</summary>
    Persons,
}

/// <summary>What understanding made of one message.</summary>
/// <param name="Wishes">One, or two when two things were asked; the first is the main one.</param>
/// <param name="Language">Two-letter code to answer in.</param>
/// <param name="LanguageIsSure">The message itself shows the language.</param>
/// <param name="Confidence">0–1, of the first wish.</param>
/// <param name="Evidence">What decided, for <c>ask --explain</c>; never stored.</param>
internal sealed record Understood(
    IReadOnlyList<Wish> Wishes, string Language, bool LanguageIsSure, double Confidence, IReadOnlyList<string> Evidence)
{
    public static Understood Nothing(string language) => new([], language, false, 0, []);

    /// <summary>The main wish; unclear when there is none.</summary>
    public Wish Main => Wishes.Count > 0 ? Wishes[0] : new Wish.Unclear();
}

/// <summary>What the conversation brings to the understanding of its next message.</summary>
/// <param name="Language">Language so far.</param>
/// <param name="Topic">Workshops just talked about.</param>
/// <param name="Passage">Passage just shown, <c>workshop/id</c>.</param>
/// <param name="Awaits">What the bot asked.</param>
internal sealed record Context(string Language, IReadOnlyList<int> Topic, string? Passage, Conversations.Awaited? Awaits);
