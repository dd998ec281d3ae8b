using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SamenInHetVerschil.Announcements;

/// <summary>What organisers say to many people, as it is stored.</summary>
/// <param name="Author">Person id.</param>
/// <param name="ConversationId">Where it was drafted.</param>
/// <param name="Version">Of the content, from 1.</param>
/// <param name="Counted">People at the last preview; null before one.</param>
/// <param name="Resolved">People at sending; null before it.</param>
/// <param name="DueAt">When it starts by itself, UTC.</param>
/// <param name="StartedAt">UTC.</param>
internal sealed record Announcement(
    string Id, string Author, string ConversationId, AnnouncementState State, int Version, AnnouncementContent Content, Audience Audience,
    int? Counted, int? Resolved, DateTimeOffset? DueAt, DateTimeOffset? StartedAt, string? ProgressActivity);

/// <summary>The words of an announcement: one version for all, or one per language.</summary>
/// <param name="Versions">By two-letter code; the empty code is for whoever has no version of their own.</param>
internal sealed record AnnouncementContent(IReadOnlyDictionary<string, AnnouncementText> Versions)
{
    /// <summary>The code of the version for all.</summary>
    public const string ForAll = "";

    public static AnnouncementContent Of(AnnouncementText text) => new(new Dictionary<string, AnnouncementText>(StringComparer.Ordinal) { [ForAll] = text });

    /// <summary>The version that somebody with this language sees.</summary>
    public AnnouncementText For(string language) => Versions.GetValueOrDefault(language) ?? Versions.GetValueOrDefault(ForAll) ?? Versions.First().Value;

    public AnnouncementContent With(string language, AnnouncementText text) =>
        new(new Dictionary<string, AnnouncementText>(Versions, StringComparer.Ordinal) { [language] = text });

    /// <summary>The same for the same words to the same people, whoever writes them.</summary>
    public string FingerprintTo(Audience audience) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new { audience, versions = Versions.OrderBy(version => version.Key, StringComparer.Ordinal) }))));
}

/// <summary>One version of the words.</summary>
/// <param name="Title">Null: the name of the event stands above it.</param>
/// <param name="Text">With the small safe part of Markdown: bold, italic, lists, https links.</param>
internal sealed record AnnouncementText(string? Title, string Text, IReadOnlyList<AnnouncementLink> Links, AnnouncementImage? Image)
{
    /// <summary>Longest text, in characters: a card stays readable on a phone and far below what Teams takes.</summary>
    public const int LongestText = 4_000;

    /// <summary>Longest title and longest name of a link, in characters.</summary>
    public const int LongestTitle = 100;

    /// <summary>Most links below an announcement.</summary>
    public const int MostLinks = 3;

    /// <summary>Everything that is wrong with it; empty when it can be sent.</summary>
    public IReadOnlyList<AnnouncementFault> Faults()
    {
        var faults = new List<AnnouncementFault>();
        AddIf(string.IsNullOrWhiteSpace(Text), AnnouncementFault.NoText);
        AddIf(Text.Length > LongestText, AnnouncementFault.TextTooLong);
        AddIf(Title?.Length > LongestTitle, AnnouncementFault.TitleTooLong);
        AddIf(Links.Count > MostLinks, AnnouncementFault.TooManyLinks);
        AddIf(Links.Any(link => !IsSafe(link.Address) || string.IsNullOrWhiteSpace(link.Title) || link.Title.Length > LongestTitle), AnnouncementFault.LinkNotSafe);
        AddIf(Image is { } image && !IsSafe(image.Address), AnnouncementFault.ImageNotSafe);
        AddIf(Image is { Alt: var alt } && string.IsNullOrWhiteSpace(alt), AnnouncementFault.ImageWithoutWords);
        return faults;

        void AddIf(bool wrong, AnnouncementFault fault)
        {
            if (wrong)
            {
                faults.Add(fault);
            }
        }
    }

    private static bool IsSafe(string address) =>
        address.Length <= 2_000 && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Host.Length > 0;
}

/// <summary>A button below an announcement that opens an https address.</summary>
internal sealed record AnnouncementLink(string Title, string Address);

/// <summary>A picture, with what it shows in words.</summary>
internal sealed record AnnouncementImage(string Address, string Alt);

/// <summary>What can be wrong with a text.</summary>
internal enum AnnouncementFault
{
    NoText,
    TextTooLong,
    TitleTooLong,
    TooManyLinks,

    /// <summary>Not an https address, or without a title.</summary>
    LinkNotSafe,
    ImageNotSafe,

    /// <summary>Whoever cannot see it would miss what it shows.</summary>
    ImageWithoutWords,
}
