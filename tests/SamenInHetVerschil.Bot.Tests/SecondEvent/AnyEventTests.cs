using System.Globalization;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.SecondEvent;

/// <summary>The same questions and sign-ups for both events: what works for the one must work for the other, since code knows neither.</summary>
public sealed class AnyEventTests(TwoEvents events) : IClassFixture<TwoEvents>
{
    public static TheoryData<string> Talks => [.. Talk.All.Keys];

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task The_welcome_names_the_event_and_says_nothing_of_another(string name)
    {
        var (talk, day) = Find(name);
        var seen = await day.Attendee("Els", talk.Language).Opens();
        Assert.Contains(talk.IsSecond ? "The Harbour Weekend" : "Samen in het verschil", seen.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Workshops.ToString(CultureInfo.InvariantCulture), seen.Text, StringComparison.Ordinal);
        AssertOwn(talk, seen);
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task Somebody_who_says_nothing_of_a_language_is_greeted_in_the_first_of_the_event(string name)
    {
        var (talk, day) = Find(name);
        var seen = await day.Attendee("Els", "xx").Opens();
        Assert.StartsWith(talk.IsSecond ? "The Harbour Weekend. Hello!" : "Samen in het verschil. Dag!", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task The_list_has_every_workshop(string name)
    {
        var (talk, day) = Find(name);
        var seen = await day.Attendee("Els", talk.Language).Says(talk.List);
        Assert.All(Enumerable.Range(1, talk.Workshops), number => Assert.Contains($" {number}. ", seen.Text, StringComparison.Ordinal));
        Assert.DoesNotContain($" {talk.Workshops + 1}. ", seen.Text, StringComparison.Ordinal);
        Assert.Contains(talk.ThemeTitle, seen.Text, StringComparison.Ordinal);
        AssertOwn(talk, seen);
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task A_theme_is_found_by_its_number_and_by_its_subject(string name)
    {
        var (talk, day) = Find(name);
        var els = day.Attendee("Els", talk.Language);
        Assert.StartsWith($"Workshop 4: {talk.ThemeTitle}", (await els.Says(talk.Theme)).Text, StringComparison.Ordinal);
        var seen = await els.Says(talk.Topic);
        Assert.StartsWith($"Workshop {talk.TopicWorkshop}: ", seen.Text, StringComparison.Ordinal);
        AssertOwn(talk, seen);
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task A_fact_is_told_with_where_it_comes_from(string name)
    {
        var (talk, day) = Find(name);
        var seen = await day.Attendee("Els", talk.Language).Says(talk.Fact);
        Assert.Contains(talk.FactSays, seen.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Language == "nl" ? "Uit workshop 1: " : "From workshop 1: ", seen.Text, StringComparison.Ordinal);
        AssertOwn(talk, seen);
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task What_the_text_does_not_tell_is_said_not_to_be_there(string name)
    {
        var (talk, day) = Find(name);
        var seen = await day.Attendee("Els", talk.Language).Says(talk.Beyond);
        Assert.StartsWith(talk.Phrases.NotInText, seen.Text, StringComparison.Ordinal);
        Assert.NotEmpty(seen.Buttons);
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task Something_practical_is_named_as_unknown(string name)
    {
        var (talk, day) = Find(name);
        var seen = await day.Attendee("Els", talk.Language).Says(talk.Practical);
        Assert.StartsWith(talk.PracticalSays, seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task A_workshop_that_is_not_there_is_said_not_to_be_there(string name)
    {
        var (talk, day) = Find(name);
        Assert.StartsWith(talk.NoSuchSays, (await day.Attendee("Els", talk.Language).Says(talk.NoSuch)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task Somebody_signs_up_sees_it_and_cancels_it(string name)
    {
        var (talk, day) = Find(name);
        var (say, last) = (talk.Phrases, talk.Workshops);
        var els = day.Attendee("Els", talk.Language);
        Assert.Contains(say.Nothing, (await els.Says(say.Mine)).Text, StringComparison.Ordinal);

        Assert.StartsWith(With(say.Proposes, last), (await els.Says(With(say.SignUp, last))).Text, StringComparison.Ordinal);
        Assert.Equal("", await day.HasAsync(els));
        Assert.Contains(With(say.Done, last), (await els.Clicks(say.Yes)).Text, StringComparison.Ordinal);
        Assert.Equal($"{last} registered", await day.HasAsync(els));

        await els.Says(talk.SignUpByTopic);
        Assert.Contains(With(say.Done, talk.TopicWorkshop), (await els.Says(say.SaysYes)).Text, StringComparison.Ordinal);
        Assert.Equal(string.Join(", ", new[] { talk.TopicWorkshop, last }.Order().Select(number => $"{number} registered")), await day.HasAsync(els));
        Assert.Contains($"Workshop {last}: ", (await els.Says(say.Mine)).Text, StringComparison.Ordinal);

        await els.Says(With(say.Cancel, last));
        Assert.Contains(With(say.Cancelled, last), (await els.Says(say.SaysYes)).Text, StringComparison.Ordinal);
        Assert.Equal($"{talk.TopicWorkshop} registered", await day.HasAsync(els));
        Assert.Equal(1, (await day.QueryAsync<long>("select count(*) from registration where person_id = @PersonId and state = 'cancelled'", new { els.PersonId })).Single());
    }

    private (Talk Talk, ConferenceDay Day) Find(string name)
    {
        var talk = Talk.All[name];
        return (talk, talk.IsSecond ? events.Second : events.First);
    }

    private static string With(string phrase, int number) => string.Format(CultureInfo.InvariantCulture, phrase, number);

    private static void AssertOwn(Talk talk, Seen seen) =>
        Assert.All(talk.OfTheOther, word => Assert.DoesNotContain(word, string.Concat(seen.Cards.Select(card => card.GetRawText())), StringComparison.OrdinalIgnoreCase));
}
