using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Safety;

/// <summary>What is said to somebody who may be in danger. Names and numbers come from the event's content.</summary>
internal sealed class SafetyTexts(string language) : Texts(language)
{
    /// <summary>Heading when help comes first.</summary>
    public string Heading => Say();

    /// <summary>Opening for a child or a youngster.</summary>
    public string OpeningYoung => Say();

    /// <summary>Opening for danger at this moment.</summary>
    public string OpeningNow => Say();

    /// <summary>Opening for somebody who thinks of dying, or knows somebody who does.</summary>
    public string OpeningSuicide => Say();

    /// <summary>Opening for somebody who is worn out.</summary>
    public string OpeningExhausted => Say();

    public string Opening => Say();

    /// <summary>Above the other numbers.</summary>
    public string Also => Say();

    /// <summary>That a program answers and nobody reads along.</summary>
    public string NobodyReadsAlong => Say();

    /// <summary>Heading where more people read along.</summary>
    public string HeadingForAll => Say();

    /// <summary>Opening where more people read along: for anybody, and about nobody.</summary>
    public string OpeningForAll => Say();

    /// <summary>That others see what is written here, and where they do not.</summary>
    public string OthersReadAlong => Say();

    /// <summary>Button that calls a number.</summary>
    public string Call(string number) => Fill([number]);

    /// <summary>Above the numbers when they stand below a normal answer.</summary>
    public string InCase => Say();
}
