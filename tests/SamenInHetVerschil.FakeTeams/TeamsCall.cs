using System.Text.Json;

namespace SamenInHetVerschil.Faking;

/// <summary>One call of the bot, as it arrived.</summary>
/// <param name="Conversation">As it stood in the address; null where there is none.</param>
/// <param name="Target">Id of the activity, the member or the team in the address.</param>
/// <param name="Attempt">From 1: the how-many-eth of this kind in this conversation (and to this target).</param>
/// <param name="Authorization">The header; empty when there was none.</param>
/// <param name="At">Since the opening.</param>
public sealed record TeamsCall(TeamsVerb Verb, string? Conversation, string? Target, JsonElement? Body, int Attempt, string Authorization, TimeSpan At)
{
    /// <summary>Of the answer; 0 while there is none, and when the line was cut.</summary>
    public int Status { get; internal set; }

    /// <summary>What it met; null when it was taken and answered.</summary>
    public TeamsFault? Fault { get; internal set; }

    /// <summary>It took effect, whatever was answered.</summary>
    public bool WasTaken { get; internal set; }
}

/// <summary>What the bot can ask of Teams.</summary>
public enum TeamsVerb
{
    Send,
    Reply,
    Update,
    Delete,
    CreateConversation,
    Member,
    Members,
    Team,
    Channels,
}
