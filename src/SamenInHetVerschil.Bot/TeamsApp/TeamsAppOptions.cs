using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.TeamsApp;

/// <summary>Section <c>TeamsApp</c>: the app package that a Teams administrator uploads.</summary>
internal sealed class TeamsAppOptions
{
    public const string Section = "TeamsApp";

    /// <summary>Id of the app in Teams, a GUID. Null: the same as <c>Bot:AppId</c>, which Teams allows.</summary>
    public string? Id { get; set; }

    /// <summary>Version of the package, three numbers. Teams takes an upload as an update only when it is higher than before.</summary>
    public string Version { get; set; } = "1.0.0";
}

/// <summary>Names every fault in the section at once.</summary>
internal sealed partial class TeamsAppOptionsCheck : IValidateOptions<TeamsAppOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsAppOptions options)
    {
        var faults = new List<string>();
        if (!string.IsNullOrEmpty(options.Id) && !Guid.TryParseExact(options.Id, "D", out _))
        {
            faults.Add($"TeamsApp:Id is '{options.Id}': it must be a GUID such as 00000000-0000-0000-0000-000000000000, or nothing at all.");
        }

        if (!Version().IsMatch(options.Version))
        {
            faults.Add($"TeamsApp:Version is '{options.Version}': it must be three numbers such as 1.0.0.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
