namespace SamenInHetVerschil.People;

/// <summary>Somebody the house knows. Identity is what the channel proves, never what is typed.</summary>
/// <param name="Id"><c>channel:user id</c>; in Teams the user id is the Entra object id.</param>
/// <param name="Name">As the channel or the person gave it; null while unknown.</param>
/// <param name="Email">Only when the person gave one.</param>
/// <param name="Language">Two-letter code of the language last spoken.</param>
/// <param name="HomeConversation">Id of the conversation where messages for this person go.</param>
internal sealed record Person(string Id, string? Name, string? Email, string? Language, string? HomeConversation)
{
    /// <summary>The id of a user on a channel.</summary>
    public static string IdOf(string channel, string userId) => $"{channel}:{userId}";
}
