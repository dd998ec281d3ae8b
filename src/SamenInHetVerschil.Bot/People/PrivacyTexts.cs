using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.People;

/// <summary>What is said about what the bot knows of people.</summary>
internal sealed class PrivacyTexts(string language) : Texts(language)
{
    public string OthersData => Say();

    public string AllWorkshops => Say();

    public string MyRegistrations => Say();
}
