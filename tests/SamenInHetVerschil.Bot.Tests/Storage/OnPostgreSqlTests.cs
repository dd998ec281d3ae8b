using System.Reflection;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Storage;

/// <summary>The tests of the rooms that keep something run on SQLite where they stand; here the same tests run on PostgreSQL.</summary>
public sealed class OnPostgreSqlTests
{
    private static readonly Type[] Classes =
    [
        typeof(RegistrationDeskTests), typeof(RegistrationHistoryTests), typeof(RegistrationRaceTests), typeof(RegistrationTurnsTests), typeof(RegistrationsCsvTests),
        typeof(RepeatTests), typeof(OrderTests), typeof(RestartTests), typeof(FaultTests),
    ];

    public static TheoryData<string, string> Tests()
    {
        var tests = new TheoryData<string, string>();
        foreach (var (type, method) in Classes.SelectMany(type => FactsOf(type).Select(method => (type, method))))
        {
            tests.Add(type.Name, method.Name);
        }

        return tests;
    }

    [SkippableTheory]
    [MemberData(nameof(Tests))]
    public async Task What_holds_on_SQLite_holds_here(string @class, string test)
    {
        PostgreSqlServer.Get();
        TestEngine.Current = StorageProvider.PostgreSql;
        var type = Classes.Single(one => one.Name == @class);
        var shares = type.GetConstructor([typeof(SharedDay)]) is not null;
        var shared = shares ? new SharedDay() : null;
        await (shared?.InitializeAsync() ?? Task.CompletedTask);
        await (Task)FactsOf(type).Single(method => method.Name == test).Invoke(Activator.CreateInstance(type, shares ? [shared] : []), null)!;
        await (shared?.DisposeAsync() ?? Task.CompletedTask);
    }

    private static IEnumerable<MethodInfo> FactsOf(Type type) =>
        type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not (null or TheoryAttribute) && method.ReturnType == typeof(Task));
}
