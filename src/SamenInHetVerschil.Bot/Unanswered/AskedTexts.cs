using SamenInHetVerschil.Language;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Unanswered;

/// <summary>Each thing that can be asked (<see cref="AskedFor"/>), in a few words.</summary>
internal sealed class AskedTexts(string language) : Texts(language)
{
    /// <summary>Null when <paramref name="about"/> is no such thing.</summary>
    public string? Of(string about) => Enum.TryParse<AskedFor>(about, out var asked) && Enum.IsDefined(asked) ? Say(asked.ToString()) : null;

    public string Theme => Say();

    public string Definition => Say();

    public string StandsFor => Say();

    public string Who => Say();

    public string Whom => Say();

    public string What => Say();

    public string HowMany => Say();

    public string HowMuch => Say();

    public string When => Say();

    public string HowLong => Say();

    public string Age => Say();

    public string Level => Say();

    public string Where => Say();

    public string Goal => Say();

    public string How => Say();

    public string Which => Say();

    public string Cause => Say();

    public string Sign => Say();

    public string Effect => Say();

    public string Next => Say();

    public string Difference => Say();

    public string Source => Say();

    public string Parts => Say();

    public string Rule => Say();

    public string Role => Say();

    public string Origin => Say();

    public string Evidence => Say();

    public string Procedure => Say();

    public string Contact => Say();

    public string Share => Say();

    public string Persons => Say();
}
