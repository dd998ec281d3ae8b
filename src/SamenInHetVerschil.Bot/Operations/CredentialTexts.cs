using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Operations;

/// <summary>What organisers are told about the bot's own credential.</summary>
internal sealed class CredentialTexts(string language) : Texts(language)
{
    public string Title => Say();

    /// <param name="day">Europe/Brussels.</param>
    public string EndsOn(DateTimeOffset day) => Fill([day]);

    /// <param name="day">Europe/Brussels.</param>
    public string HasEnded(DateTimeOffset day) => Fill([day]);

    public string WhatToDo => Say();
}
