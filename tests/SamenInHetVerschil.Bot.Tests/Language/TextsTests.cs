using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace SamenInHetVerschil.Language;

/// <summary>A sentence missing in one language silently becomes another language's: so all rooms' sentences are compared here.</summary>
public sealed partial class TextsTests
{
    public static TheoryData<Type> Rooms => [.. typeof(Texts).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Texts)))];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_sentence_exists_in_every_language_with_the_same_placeholders(Type room)
    {
        var neutral = Sentences(room, "nl");
        Assert.NotEmpty(neutral);
        foreach (var language in Languages.Codes.Skip(1))
        {
            Assert.Equal(Described(neutral), Described(Sentences(room, language)));
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_member_has_its_sentence(Type room)
    {
        foreach (var language in Languages.Codes)
        {
            var texts = Activator.CreateInstance(room, language)!;
            foreach (var property in room.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(property => property.PropertyType == typeof(string)))
            {
                Assert.False(string.IsNullOrWhiteSpace((string?)property.GetValue(texts)), $"{room.Name}.{property.Name} in {language}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_sentence_is_left_over(Type room)
    {
        var members = room.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Select(member => member.Name).ToHashSet();
        Assert.All(Sentences(room, "nl").Keys, key => Assert.True(members.Contains(key) || key.EndsWith("Format", StringComparison.Ordinal), $"{room.Name} never says '{key}'"));
    }

    [Fact]
    public void A_difference_would_be_found() =>
        Assert.NotEqual(
            Described(new Dictionary<string, string> { ["Hello"] = "Dag {0}" }),
            Described(new Dictionary<string, string> { ["Hello"] = "Hello" }));

    private static List<string> Described(IReadOnlyDictionary<string, string> sentences) =>
        [.. sentences.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {string.Join(' ', Placeholder().Matches(one.Value).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal))}")];

    private static Dictionary<string, string> Sentences(Type room, string language)
    {
        var culture = language == Languages.Codes[0] ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = new ResourceManager(room).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.True(set is not null, $"{room.Name} has no sentences in '{language}'");
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    [GeneratedRegex(@"\{[0-9]+[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
