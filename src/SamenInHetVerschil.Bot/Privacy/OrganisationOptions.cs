using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Privacy;

/// <summary>Section <c>Organisation</c>: who answers for the bot, as people read it on the pages about privacy and use, and in the Teams app.</summary>
internal sealed class OrganisationOptions
{
    public const string Section = "Organisation";

    /// <summary>Null: not told, and then the pages say so.</summary>
    [StringLength(100)]
    public string? Name { get; set; }

    /// <summary>An https address. Null: not told.</summary>
    public string? Website { get; set; }

    /// <summary>Where people can go with a question about their data: an e-mail address, or a line of text. Null: not told.</summary>
    [StringLength(200)]
    public string? Contact { get; set; }
}

/// <summary>Names every fault in the section at once.</summary>
internal sealed class OrganisationOptionsCheck : IValidateOptions<OrganisationOptions>
{
    public ValidateOptionsResult Validate(string? name, OrganisationOptions options) =>
        string.IsNullOrWhiteSpace(options.Website) || (Uri.TryCreate(options.Website, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Organisation:Website is '{options.Website}': it must be an https address such as https://www.example.org.");
}
