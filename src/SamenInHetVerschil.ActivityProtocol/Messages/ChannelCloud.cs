namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>Names of Microsoft's clouds, as they stand in the settings.</summary>
public enum CloudName
{
    /// <summary>The world.</summary>
    Public,

    /// <summary>The government of the United States (GCC High and DoD).</summary>
    USGov,

    /// <summary>China.</summary>
    China,
}

/// <summary>The addresses and names of one of Microsoft's clouds (MicrosoftDocs/bot-docs, bot-framework-rest-connector-authentication).</summary>
/// <param name="Issuer">Who signs the tokens that the channel shows us.</param>
/// <param name="Metadata">Where that issuer says where its keys are.</param>
/// <param name="Login">Where we get our own tokens, without the tenant.</param>
/// <param name="Resource">For what our own tokens are.</param>
public sealed record ChannelCloud(string Issuer, Uri Metadata, Uri Login, string Resource)
{
    /// <summary>The cloud of that name.</summary>
    public static ChannelCloud Of(CloudName name) => name switch
    {
        CloudName.Public => new(
            "https://api.botframework.com", new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
            new("https://login.microsoftonline.com/"), "https://api.botframework.com"),
        CloudName.USGov => new(
            "https://api.botframework.us", new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
            new("https://login.microsoftonline.us/"), "https://api.botframework.us"),
        CloudName.China => new(
            "https://api.botframework.azure.cn", new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
            new("https://login.partner.microsoftonline.cn/"), "https://api.botframework.azure.cn"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such cloud"),
    };
}
