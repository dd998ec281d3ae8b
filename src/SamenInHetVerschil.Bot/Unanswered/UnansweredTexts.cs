using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Unanswered;

/// <summary>The organisers' worklist in words.</summary>
internal sealed class UnansweredTexts(string language) : Texts(language)
{
    public string Heading => Say();

    public string None => Say();

    public string Counts(long questions, int kinds) => Fill([questions, kinds]);

    public string Line(long times, string what) => Fill([times, what]);

    public string InWorkshop(string what, int workshop) => Fill([what, workshop]);

    public string More(int lines) => Fill([lines]);

    public string TextsAreNotKept => Say();

    public string OnlyOrganisers => Say();

    public string AllWorkshops => Say();

    public string NotTold(string about) => Fill([about]);

    public string NotHelpful(string about) => Fill([about]);

    public string NotThere => Say();

    public string NotUnderstood => Say();

    public string Something => Say();
}
