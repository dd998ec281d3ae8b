using SamenInHetVerschil.ActivityProtocol.Connector;

namespace SamenInHetVerschil.Operations;

/// <summary>
/// Why Entra gives the bot no token, in plain words (learn.microsoft.com, "Microsoft Entra authentication and authorization error codes"). The program decides
/// nothing by these numbers: Microsoft may change them.
/// </summary>
internal static class EntraWords
{
    private const string AppRegistration = "Entra admin center, App registrations, your app";

    public static string Of(TokenOutcome.Refused refused) => refused switch
    {
        { Number: { } number } when ByNumber(number) is { } words => $"{words} (AADSTS{number})",
        { Number: { } number } => $"Entra refuses with '{refused.Reason}'. What it means stands on https://login.microsoftonline.com/error?code={number}",
        { Reason: "managed_identity_unreachable_network" or "managed_identity_request_failed" } =>
            $"The managed identity gives no token ('{refused.Reason}'). This must run in Azure, on a resource to which the user-assigned identity is added under Identity, User assigned.",
        _ => $"Entra gives no token: '{refused.Reason}'.",
    };

    private static string? ByNumber(string number) => number switch
    {
        "7000215" => $"The secret is wrong. BotCredential:Secret must be the Value of the secret, which the portal shows once, not its Secret ID. Make a new one: {AppRegistration}, Certificates & secrets.",
        "7000222" => $"The secret has ended. Make a new one ({AppRegistration}, Certificates & secrets), and set BotCredential:Secret and BotCredential:EndsAt.",
        "700016" => "This app is not in this tenant. Bot:AppId or BotCredential:TenantId is wrong, or belongs to another app: both stand on the overview page of the app registration.",
        "90002" or "900021" or "900023" => "There is no such tenant. BotCredential:TenantId must be the Directory (tenant) ID on the overview page of the app registration.",
        "7000229" or "650052" => "The app has no service principal in the tenant. Whoever administers Entra makes it: az ad sp create --id <Bot:AppId>.",
        "500011" => "The tenant does not know the Bot Framework. Register the bot in Azure first (an Azure Bot with this app id), and see whether Bot:Cloud is right.",
        "700027" => $"Entra does not know the certificate, or it is another one. Upload its public half (.cer): {AppRegistration}, Certificates & secrets, Certificates.",
        "700024" => "The clock of this machine is wrong: what it signed lies outside its time. Set the clock by the network (NTP).",
        "70021" or "700211" or "700212" or "700213" =>
            $"The federated credential does not fit. Under {AppRegistration}, Certificates & secrets, Federated credentials: issuer https://login.microsoftonline.com/<tenant>/v2.0, subject the object id of the managed identity, audience api://AzureADTokenExchange.",
        "7000112" => "The app is switched off in this tenant. Entra admin center, Enterprise applications, your app, Properties, Enabled for users to sign in.",
        "53003" or "530035" => "A conditional access policy forbids it from here. Whoever administers Entra excludes this app or this machine's address (Conditional Access for workload identities).",
        "90033" or "90051" or "50196" => "Entra is busy. Try again in some minutes.",
        _ => null,
    };
}
