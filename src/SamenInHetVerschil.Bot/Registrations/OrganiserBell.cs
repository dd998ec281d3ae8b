using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;

namespace SamenInHetVerschil.Registrations;

/// <summary>Who must hear what only organisers can mend.</summary>
internal sealed class OrganiserBell(IOptions<OrganiserOptions> organisers)
{
    /// <summary>Person ids; those without a conversation hear nothing.</summary>
    public IReadOnlyList<string> Ids => organisers.Value.Ids;
}
