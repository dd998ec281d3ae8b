using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>Full addresses of what belongs to one person. Null where people cannot be told an address.</summary>
internal sealed class AttendanceLinks(AttendanceBook book, PublicAddress address)
{
    /// <summary>Path under which everything of this room is served.</summary>
    public const string Root = "/attendance";

    public Task<string?> DoorAsync(DatabaseSession session, string personId, CancellationToken cancel) => OfAsync(session, personId, LinkPurpose.Door, "door", ".png", cancel);

    public Task<string?> CalendarAsync(DatabaseSession session, string personId, CancellationToken cancel) => OfAsync(session, personId, LinkPurpose.Calendar, "calendar", ".ics", cancel);

    public Task<string?> CertificateAsync(DatabaseSession session, string personId, CancellationToken cancel) => OfAsync(session, personId, LinkPurpose.Certificate, "certificate", ".pdf", cancel);

    /// <summary>The organiser's page. The key stands behind the #: it goes to no server, and so into no log of one.</summary>
    public string? Page(string key) => address.Of($"{Root}/check-in#{key}");

    private async Task<string?> OfAsync(DatabaseSession session, string personId, LinkPurpose purpose, string folder, string ending, CancellationToken cancel) =>
        address.Of("") is null ? null : address.Of($"{Root}/{folder}/{await book.LinkAsync(session, personId, purpose, cancel)}{ending}");
}
