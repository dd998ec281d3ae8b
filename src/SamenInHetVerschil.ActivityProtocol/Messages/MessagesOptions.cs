namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>Settings of the door for channels that push activities.</summary>
public sealed class MessagesOptions
{
    /// <summary>Application id of the bot. Null or empty: there is none, so no channel can prove anything.</summary>
    public string? AppId { get; set; }

    /// <summary>In which of Microsoft's clouds the bot is registered.</summary>
    public CloudName Cloud { get; set; } = CloudName.Public;

    /// <summary>Organisations (Entra tenant ids) whose people may talk to the bot. Empty: all.</summary>
    public IReadOnlyList<string> AllowedTenants { get; set; } = [];
}
