using System.Globalization;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>An audience in words, and in the short code that a button carries.</summary>
internal static class AudienceWords
{
    public static string Of(Audience audience, AnnouncementTexts texts)
    {
        var who = audience.Kind switch
        {
            AudienceKind.SignedUp => texts.SignedUpFor(texts.Workshops(audience.Workshops)),
            AudienceKind.Waiting => texts.WaitingFor(texts.Workshops(audience.Workshops)),
            AudienceKind.Slot => texts.InSlot(audience.Slot ?? ""),
            AudienceKind.NobodyYet => texts.NobodyYet,
            _ => texts.Everyone,
        };
        return audience.Language switch
        {
            "nl" => texts.OnlySpeaking(who, texts.DutchName),
            "en" => texts.OnlySpeaking(who, texts.EnglishName),
            "fr" => texts.OnlySpeaking(who, texts.FrenchName),
            _ => who,
        };
    }

    /// <summary>For example <c>signedup|3,4||nl</c>.</summary>
    public static string CodeOf(Audience audience) =>
        string.Join('|', Stored.Written(audience.Kind), string.Join(',', audience.Workshops), audience.Slot?.Replace("|", "", StringComparison.Ordinal), audience.Language);

    /// <summary>Null when it is no code of ours.</summary>
    public static Audience? Read(string? code)
    {
        if (code?.Split('|') is not [var kind, var numbers, var slot, var language] || !Enum.TryParse<AudienceKind>(kind, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
        {
            return null;
        }

        var workshops = numbers.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var one) ? one : 0).Where(number => number > 0).Distinct().Order().ToList();
        return parsed is AudienceKind.SignedUp or AudienceKind.Waiting && workshops.Count == 0 ? null
            : new Audience(parsed, workshops, slot.Length > 0 ? slot : null, language.Length > 0 ? language : null);
    }
}
