using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.HouseRules;

/// <summary>The rules of the house hold for every file and type of it; and each of them finds the breach that is planted here.</summary>
public sealed class RoomRulesTests
{
    private static readonly Type[] Types = typeof(House).Assembly.GetTypes();

    [Fact]
    public void A_room_knows_only_the_rooms_it_may_know() => Assert.Empty(RoomRules.KnowTooMuch(SourceFiles.All));

    [Theory]
    [InlineData("Questions/QuestionTurns.cs", "using SamenInHetVerschil.ActivityProtocol;", "SamenInHetVerschil.Bot/Questions/QuestionTurns.cs knows the protocol")]
    [InlineData("Cards/Card.cs", "using SamenInHetVerschil.Content;", "SamenInHetVerschil.Bot/Cards/Card.cs knows Content")]
    [InlineData("Understanding/Decision.cs", "using System;\nusing SamenInHetVerschil.Storage;", "SamenInHetVerschil.Bot/Understanding/Decision.cs knows Storage")]
    public void A_room_that_knows_too_much_is_found(string path, string text, string breach) =>
        Assert.Contains(breach, RoomRules.KnowTooMuch([new SourceFile("SamenInHetVerschil.Bot/" + path, text)]));

    [Fact]
    public void Only_desks_and_books_hold_SQL() => Assert.Empty(RoomRules.SpeakSql(SourceFiles.All));

    [Theory]
    [InlineData("Registrations/LateTurns.cs", "\"select count(*)\n from registration\"")]
    [InlineData("Registrations/LateCards.cs", "\"update person set name = 'x'\"")]
    public void SQL_in_the_wrong_place_is_found(string path, string text) =>
        Assert.Single(RoomRules.SpeakSql([new SourceFile("SamenInHetVerschil.Bot/" + path, text)]));

    [Fact]
    public void The_last_word_of_a_name_is_kept_to() => Assert.Empty(RoomRules.HoldTooMuch(Types));

    [Theory]
    [InlineData(typeof(PlantedTurns), "PlantedTurns holds HttpClient: turns use their desk, cards and texts")]
    [InlineData(typeof(PlantedTurns), "PlantedTurns holds Database: turns use their desk, cards and texts")]
    [InlineData(typeof(PlantedCards), "PlantedCards holds TimeProvider: cards are pure")]
    [InlineData(typeof(PlantedDesk), "PlantedDesk holds RegistrationTexts: desks know rules, not words")]
    [InlineData(typeof(PlantedState), "PlantedState holds DatabaseSession: states are pure")]
    [InlineData(typeof(PlantedWorker), "PlantedWorker holds RegistrationCards: workers have no words of their own")]
    public void A_type_that_holds_too_much_is_found(Type planted, string breach) => Assert.Contains(breach, RoomRules.HoldTooMuch([planted]));

    [Fact]
    public void Logs_hold_ids_and_outcomes_never_people_or_what_they_typed() => Assert.Empty(RoomRules.LogPeople(SourceFiles.All));

    [Theory]
    [InlineData("[LoggerMessage(Level = LogLevel.Information, Message = \"{Name} signed up\")]", "Planted.cs logs {Name}")]
    [InlineData("[LoggerMessage(Level = LogLevel.Information, Message = \"Heard {Text:l}\")]", "Planted.cs logs {Text:l}")]
    [InlineData("log.LogInformation(\"To {Email}\", email);", "Planted.cs logs {Email}")]
    [InlineData("log.LogError(fault, \"Refused {token}\", token);", "Planted.cs logs {token}")]
    public void A_log_line_about_a_person_is_found(string line, string breach) => Assert.Equal([breach], RoomRules.LogPeople([new SourceFile("Planted.cs", line)]));

    [Fact]
    public async Task Every_room_stands_in_the_list_once_and_safety_first()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var listed = day.Get<IReadOnlyList<ITurnHandler>>().Select(room => room.GetType()).ToList();
        var rooms = Types.Where(type => typeof(ITurnHandler).IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false }).ToList();
        Assert.Equal(rooms.Select(type => type.Name).Order(), listed.Select(type => type.Name).Order());
        Assert.Equal("SafetyTurns", listed[0].Name);
    }

#pragma warning disable CS9113 // Held, never used: that is what is planted.
    private sealed class PlantedTurns(HttpClient http, Database database) : ITurnHandler
    {
        public Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel) => Task.FromResult<Reply?>(null);
    }

    private sealed class PlantedCards(TimeProvider clock);

    private sealed class PlantedDesk
    {
        public Func<string, IReadOnlyList<RegistrationTexts>>? Words { get; set; }
    }

    private sealed class PlantedState
    {
        public static Task<DatabaseSession> ReadAsync(DatabaseSession session) => Task.FromResult(session);
    }

    private sealed class PlantedWorker(RegistrationCards cards);
#pragma warning restore CS9113
}
