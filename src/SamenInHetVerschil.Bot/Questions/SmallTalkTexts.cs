using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Questions;

/// <summary>Greetings and other sentences between the questions.</summary>
internal sealed class SmallTalkTexts(string language) : Texts(language)
{
    public string Welcome(string eventName, int count) => Fill([eventName, count]);

    public string WelcomeHint => Say();

    public string Greeting => Say();

    public string Thanks => Say();

    public string HelpHeading => Say();

    public string HelpAsk => Say();

    public string HelpSuits => Say();

    public string HelpSignUp => Say();

    public string HelpMine => Say();

    public string HelpHow => Say();

    public string Human => Say();

    public string Outside => Say();

    public string Unclear => Say();

    public string Trick => Say();

    public string AllWorkshops => Say();

    public string WhichSuitsMe => Say();

    public string MyRegistrations => Say();

    public string WhatCanIAsk => Say();
}
