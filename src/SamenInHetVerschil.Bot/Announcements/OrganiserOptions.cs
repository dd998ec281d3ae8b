namespace SamenInHetVerschil.Announcements;

/// <summary>Who organises: the list <c>Organisers</c> of <c>channel:user id</c>, as the channel proves it.</summary>
internal sealed class OrganiserOptions
{
    public const string Section = "Organisers";

    /// <summary>For example <c>msteams:&lt;Entra object id&gt;</c>, <c>directline:dl_…</c>. A <c>mailto:</c> address gives no rights as long as nothing proves an address.</summary>
    public IReadOnlyList<string> Ids { get; set; } = [];

    public bool Holds(string personId) => Ids.Contains(personId, StringComparer.OrdinalIgnoreCase);
}
