namespace SamenInHetVerschil.ActivityProtocol.Messages;

/// <summary>Settings of the door for channels that push activities.</summary>
public sealed class MessagesOptions
{
    /// <summary>Application id of the bot. Null or empty: there is none, so no channel can prove anything.</summary>
    public string? AppId { get; set; }
}
