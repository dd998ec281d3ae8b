using System.Text;
using System.Text.Encodings.Web;
using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Privacy;

/// <summary>A page to read: a title, and sections of a heading with lines.</summary>
internal sealed record Notice(string Title, string Lead, IReadOnlyList<NoticeSection> Sections);

/// <summary>One line is a paragraph, several are a list.</summary>
internal sealed record NoticeSection(string Heading, IReadOnlyList<string> Lines);

/// <summary>What the pages about privacy and use say, and how they look. Pure. Whatever is said of what is kept must be true of <see cref="PersonTables"/>.</summary>
internal static class NoticePages
{
    private static readonly (string Code, string Name)[] Names = [("nl", "Nederlands"), ("fr", "Français"), ("en", "English")];

    /// <param name="isDaySet">Whether the day of the event is known: how long people are remembered counts from it.</param>
    /// <param name="keepsQuestions">Whether the words of questions without an answer are kept.</param>
    public static Notice Privacy(NoticeTexts texts, OrganisationOptions organisation, PrivacyOptions privacy, bool isDaySet, bool keepsQuestions) => new(
        texts.PrivacyTitle,
        texts.PrivacyLead,
        [
            new(texts.WhoHeading, Who(texts, organisation)),
            new(texts.KeptHeading, [texts.KeptInTeams, texts.KeptOnPage, texts.KeptSeats, texts.KeptDoor, texts.KeptMessages, keepsQuestions ? texts.KeptQuestions : texts.CountedQuestions]),
            new(texts.NotHeading, [texts.NotLogged, texts.NotTold, texts.NotElsewhere, texts.NotCookies]),
            new(texts.WhyHeading, [texts.Why]),
            new(texts.WhoSeesHeading, [texts.SeeOrganisers, texts.SeeOperator, texts.SeeMicrosoft, texts.SeeAttendees]),
            new(texts.HowLongHeading, [isDaySet ? texts.AfterTheDay(privacy.RetentionDays) : texts.AfterSilence(privacy.IdleDays), texts.Backups, texts.InTeamsItself]),
            new(texts.RightsHeading, [texts.RightToKnow, texts.RightToCorrect, texts.RightToErase, texts.RightToComplain]),
        ]);

    /// <param name="emergency">Number for danger at this moment; null when the event names none.</param>
    public static Notice Terms(NoticeTexts texts, OrganisationOptions organisation, string? emergency) => new(
        texts.TermsTitle,
        texts.TermsLead,
        [
            new(texts.WhoHeading, Who(texts, organisation)),
            new(texts.AnswersHeading, [texts.AnswersFrom, texts.AnswersWrong]),
            new(texts.SeatsHeading, [texts.SeatsConfirmed, texts.SeatsWaiting]),
            new(texts.EmergencyHeading, [emergency is null ? texts.NoEmergencyService : texts.Emergency(emergency)]),
            new(texts.UseHeading, [texts.UseKindly, texts.UseOthers, texts.UseNoHarm]),
        ]);

    /// <summary>The whole page; its style comes from our own host, and nothing else does.</summary>
    /// <param name="version">Of the files of the page.</param>
    public static string Html(Notice notice, NoticeTexts texts, string eventName, string path, string version)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n");
        html.Append($"<html lang=\"{texts.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Text(notice.Title)} – {Text(eventName)}</title>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append($"<link rel=\"icon\" type=\"image/svg+xml\" href=\"/page/{version}/mark.svg\">\n<link rel=\"stylesheet\" href=\"/page/{version}/page.css\">\n")
            .Append("</head>\n<body class=\"reading\">\n<div class=\"sheet\">\n<header>\n<span class=\"mark\" aria-hidden=\"true\"></span>\n")
            .Append($"<div class=\"who\"><p class=\"event\">{Text(eventName)}</p><p><a href=\"/\">{Text(texts.ToTheChat)}</a></p></div>\n</header>\n<main>\n")
            .Append($"<nav aria-label=\"{Text(texts.LanguageLabel)}\"><ul class=\"languages\">");
        foreach (var (code, name) in Names)
        {
            html.Append($"<li><a href=\"{path}?lang={code}\" lang=\"{code}\" hreflang=\"{code}\"{(code == texts.Language ? " aria-current=\"page\"" : "")}>{name}</a></li>");
        }

        html.Append($"</ul></nav>\n<h1>{Text(notice.Title)}</h1>\n<p class=\"lead\">{Text(notice.Lead)}</p>\n");
        foreach (var section in notice.Sections)
        {
            html.Append($"<h2>{Text(section.Heading)}</h2>\n").Append(section.Lines.Count == 1
                ? $"<p>{Text(section.Lines[0])}</p>\n"
                : $"<ul>{string.Concat(section.Lines.Select(line => $"<li>{Text(line)}</li>"))}</ul>\n");
        }

        var (other, title) = path == "/privacy" ? ("/terms", texts.TermsTitle) : ("/privacy", texts.PrivacyTitle);
        return html.Append($"<p><a href=\"{other}?lang={texts.Language}\">{Text(title)}</a></p>\n</main>\n</div>\n</body>\n</html>\n").ToString();
    }

    private static IReadOnlyList<string> Who(NoticeTexts texts, OrganisationOptions organisation) =>
    [
        organisation.Name is { Length: > 0 } name ? texts.Who(name) : texts.WhoUnknown,
        .. organisation.Website is { Length: > 0 } website ? [texts.Website(website)] : Array.Empty<string>(),
        organisation.Contact is { Length: > 0 } contact ? texts.Contact(contact) : texts.ContactUnknown,
    ];

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
