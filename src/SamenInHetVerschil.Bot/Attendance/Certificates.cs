using SamenInHetVerschil.Content;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>The certificate of one person, from who came in at which door and what the organisers have set.</summary>
internal sealed class Certificates(AttendanceDesk desk, ProgrammeDesk programmes, PeopleDesk people, ContentStore content)
{
    /// <summary>PDF; null for whoever was at no door, or has no name to print.</summary>
    public async Task<byte[]?> OfAsync(DatabaseSession session, string personId, CancellationToken cancel)
    {
        var attended = await desk.AttendedAsync(session, personId, cancel);
        if (attended.Count == 0 || await people.FindAsync(session, personId, cancel) is not { Name: { } name } person)
        {
            return null;
        }

        return CertificatePdf.Write(ContentOf(await programmes.ReadAsync(session, cancel), person.Language ?? content.Current.Event.DefaultLanguage, name, attended));
    }

    private CertificateContent ContentOf(DayProgramme programme, string language, string name, IReadOnlyList<int> attended)
    {
        var texts = new AttendanceTexts(language);
        var cards = new AttendanceCards(language, content.Current);
        List<string> whenAndWhere =
        [
            .. programme.Date is { } date ? [texts.AttendedDate(texts.Date(date))] : (string[])[],
            .. programme.Place is { } place ? [place] : (string[])[],
        ];
        return new CertificateContent(
            language, texts.CertificateTitle, content.Current.Event.Name, texts.Declares, name, texts.Attended, [.. attended.Select(cards.Name)], whenAndWhere, texts.CertificateFooter);
    }
}
