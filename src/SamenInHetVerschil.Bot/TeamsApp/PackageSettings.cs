namespace SamenInHetVerschil.TeamsApp;

/// <summary>The settings of the package: what is wrong with them, and what they put into its texts.</summary>
internal static class PackageSettings
{
    private const int LongestOrganisation = 32;
    private const int LongestEvent = 30;

    /// <summary>Every setting that is missing or cannot be used, with what it should be.</summary>
    public static IEnumerable<string> FaultsIn(PackageValues values)
    {
        if (!IsGuid(values.Bot))
        {
            yield return $"Bot:AppId is {Shown(values.Bot)}: set it to the application (client) id of the bot in Azure, such as 00000000-0000-0000-0000-000000000000.";
        }

        if (values.Id is { Length: > 0 } && !IsGuid(values.Id))
        {
            yield return $"TeamsApp:Id is {Shown(values.Id)}: it must be a GUID, or nothing at all.";
        }

        if (string.IsNullOrWhiteSpace(values.Organisation) || values.Organisation.Length > LongestOrganisation)
        {
            yield return $"Organisation:Name is {Shown(values.Organisation)}: set it to who answers for the bot, in at most {LongestOrganisation} characters.";
        }

        if (HttpsOf(values.Website) is null)
        {
            yield return $"Organisation:Website is {Shown(values.Website)}: set it to the https address of the organisation, such as https://www.example.org.";
        }

        if (HttpsOf(values.Address) is not { } address)
        {
            yield return $"Attendance:PublicAddress is {Shown(values.Address)}: set it to the https address at which people reach this program, such as https://bot.example.org.";
        }
        else if (address.IsLoopback || !address.IsDefaultPort || address.AbsolutePath != "/")
        {
            yield return $"Attendance:PublicAddress is {Shown(values.Address)}: Teams needs a host that everybody can reach, without port or path, such as https://bot.example.org.";
        }

        if (values.Event.Length > LongestEvent)
        {
            yield return $"The name of the event, '{values.Event}', has {values.Event.Length} characters: Teams shows {LongestEvent}. Shorten 'name' in event.yaml.";
        }
    }

    /// <summary>What stands for each <c>{{name}}</c> in the folder. Only for values without faults.</summary>
    public static IReadOnlyDictionary<string, string> Fillings(PackageValues values)
    {
        var address = HttpsOf(values.Address)!;
        var bot = values.Bot!.ToLowerInvariant();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = values.Version,
            ["id"] = values.Id is { Length: > 0 } id ? id.ToLowerInvariant() : bot,
            ["bot"] = bot,
            ["organisation"] = values.Organisation!.Trim(),
            ["website"] = HttpsOf(values.Website)!.AbsoluteUri,
            ["address"] = address.GetLeftPart(UriPartial.Authority),
            ["host"] = address.IdnHost,
            ["event"] = values.Event,
        };
    }

    private static bool IsGuid(string? text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty;

    private static Uri? HttpsOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 ? address : null;

    private static string Shown(string? text) => string.IsNullOrWhiteSpace(text) ? "not set" : $"'{text}'";
}
