namespace SamenInHetVerschil.Announcements;

/// <summary>Rings when there is something to send.</summary>
internal sealed class AnnouncementSignal : Conversations.Signal;
