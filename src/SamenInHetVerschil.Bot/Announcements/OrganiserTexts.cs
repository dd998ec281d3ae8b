using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Announcements;

/// <summary>What is said to somebody who wants what only organisers can do.</summary>
internal sealed class OrganiserTexts(string language) : Texts(language)
{
    public string OnlyOrganisers => Say();

    public string NotInChat => Say();

    public string AllWorkshops => Say();

    public string MyRegistrations => Say();
}
