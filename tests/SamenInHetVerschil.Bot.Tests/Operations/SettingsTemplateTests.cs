using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.ActivityProtocol.Messages;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.HouseRules;
using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Operations;

/// <summary><c>appsettings.template.json</c> shows every setting with its default.</summary>
public sealed class SettingsTemplateTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(SourceFiles.Repository, "appsettings.template.json"));
    private static readonly JsonElement Template = JsonDocument.Parse(Text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }).RootElement;

    /// <summary>Every class that a section of the settings is bound to.</summary>
    public static TheoryData<string, Type> Sections
    {
        get
        {
            var data = new TheoryData<string, Type> { { "Bot", typeof(MessagesOptions) }, { "BotCredential", typeof(CredentialOptions) } };
            foreach (var type in typeof(House).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)))
            {
                if (type.GetField("Section")?.GetRawConstantValue() is string section && type != typeof(OrganiserOptions))
                {
                    data.Add(section, type);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_setting_stands_there_with_its_default_and_no_other(string section, Type type)
    {
        var shown = Template.GetProperty(section);
        var defaults = Activator.CreateInstance(type)!;
        var settings = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null || typeof(System.Collections.IDictionary).IsAssignableFrom(property.PropertyType)).ToList();
        Assert.Equal(settings.Select(property => property.Name).Order(), shown.EnumerateObject().Select(field => field.Name).Order());
        foreach (var property in settings)
        {
            Assert.Equal(Written(property.GetValue(defaults)), Written(shown.GetProperty(property.Name)));
        }
    }

    [Fact]
    public void The_settings_of_one_workshop_are_shown_in_the_comment_that_explains_them() => Assert.All(
        typeof(RegistrationOptions.WorkshopSettings).GetProperties(), property => Assert.Contains($"\"{property.Name}\":", Text, StringComparison.Ordinal));

    [Fact]
    public void There_is_no_section_that_nothing_reads()
    {
        Assert.Equal(
            Sections.Select(row => (string)row[0]).Append(OrganiserOptions.Section).Append("Urls").Order(),
            Template.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal(JsonValueKind.Array, Template.GetProperty(OrganiserOptions.Section).ValueKind);
    }

    [Fact]
    public void A_setting_that_nobody_wrote_down_is_missed() =>
        Assert.Throws<Xunit.Sdk.EqualException>(() => Every_setting_stands_there_with_its_default_and_no_other("Storage", typeof(PlantedOptions)));

    [Fact]
    public void The_template_itself_is_a_good_appsettings_file()
    {
        using var file = File.OpenRead(Path.Combine(SourceFiles.Repository, "appsettings.template.json"));
        var configuration = new ConfigurationBuilder().AddJsonStream(file).Build();
        using var services = new ServiceCollection().AddHouse(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static string Written(object? value) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null } => "",
        JsonElement { ValueKind: JsonValueKind.Object } json => $"{json.EnumerateObject().Count()} entries",
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => json.GetBoolean().ToString(),
        JsonElement json => json.GetRawText(),
        System.Collections.ICollection { Count: 0 } and not System.Collections.IDictionary => "[]",
        System.Collections.IDictionary entries => $"{entries.Count} entries",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private sealed class PlantedOptions
    {
        public string Folder { get; set; } = "data";

        public int TurnsPerCommit { get; set; } = 64;

        /// <summary>Written down nowhere.</summary>
        public bool Forgotten { get; set; }
    }
}
