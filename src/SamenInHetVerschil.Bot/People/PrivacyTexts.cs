using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.People;

/// <summary>What is said about what the bot knows of people.</summary>
internal sealed class PrivacyTexts(string language) : Texts(language)
{
    public string OthersData => Say();

    public string KnownHeading => Say();

    public string Name => Say();

    public string Email => Say();

    public string SignUps => Say();

    public string Nothing => Say();

    public string Kept => Say();

    public string Forget => Say();

    public string AllWorkshops => Say();

    public string MyRegistrations => Say();
}
