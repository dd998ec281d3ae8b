using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Registrations;

public sealed class RegistrationOptionsTests
{
    [Fact]
    public void Nothing_set_means_open_and_without_limit()
    {
        var options = Read();
        Assert.Equal(((DateTimeOffset?)null, (DateTimeOffset?)null, (int?)null), (options.Opens, options.Closes, options.CapacityOf(1)));
    }

    [Fact]
    public void What_is_set_is_read_in_utc()
    {
        var options = Read(("OpensAt", "2030-03-31T03:30:00+02:00"), ("ClosesAt", "2030-10-27T02:30+01:00"), ("Workshops:3:Capacity", "60"), ("Workshops:3:Slot", "morning"));
        Assert.Equal(new DateTimeOffset(2030, 3, 31, 1, 30, 0, TimeSpan.Zero), options.Opens);
        Assert.Equal(new DateTimeOffset(2030, 10, 27, 1, 30, 0, TimeSpan.Zero), options.Closes);
        Assert.Equal((60, "morning"), (options.CapacityOf(3), options.Workshops["3"].Slot));
    }

    [Theory]
    [InlineData("Workshops:1:Capacity", "-1", "Registration:Workshops:1:Capacity is -1: it must be from 0 to 100000.")]
    [InlineData("Workshops:1:Capacity", "1000000", "Registration:Workshops:1:Capacity is 1000000: it must be from 0 to 100000.")]
    [InlineData("Workshops:one:Capacity", "1", "Registration:Workshops:one: 'one' is no workshop number.")]
    [InlineData("Workshops:01:Capacity", "1", "Registration:Workshops:01: '01' is no workshop number.")]
    [InlineData("OpensAt", "2030-04-01T10:00:00", "Registration:OpensAt is '2030-04-01T10:00:00': it must be a moment with its offset, such as 2025-10-01T09:00:00+02:00.")]
    [InlineData("ClosesAt", "tomorrow", "Registration:ClosesAt is 'tomorrow': it must be a moment with its offset, such as 2025-10-01T09:00:00+02:00.")]
    [InlineData("ClosesAt", "2030-02-30T10:00:00Z", "Registration:ClosesAt is '2030-02-30T10:00:00Z': it must be a moment with its offset, such as 2025-10-01T09:00:00+02:00.")]
    public void A_wrong_setting_is_named_at_start(string key, string value, string fault) =>
        Assert.Equal([fault], Assert.Throws<OptionsValidationException>(() => Read((key, value))).Failures);

    [Fact]
    public void A_slot_of_five_hundred_characters_is_refused() =>
        Assert.Contains("500 characters", Assert.Throws<OptionsValidationException>(() => Read(("Workshops:1:Slot", new string('x', 500)))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_end_comes_after_the_beginning() =>
        Assert.Contains("later than", Assert.Throws<OptionsValidationException>(() => Read(("OpensAt", "2030-04-01T12:00:00+02:00"), ("ClosesAt", "2030-04-01T10:00:00Z"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Workshops:1:Capacty", "3")]
    [InlineData("Workshops:1:Capacity", "many")]
    public void A_typing_error_stops_the_start(string key, string value) => Assert.Throws<InvalidOperationException>(() => Read((key, value)));

    private static RegistrationOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Registration:" + setting.Key, (string?)setting.Value))).Build();
        using var services = new ServiceCollection().AddRegistrations(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<RegistrationOptions>>().Value;
    }
}
