using System.CommandLine;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Unanswered;

namespace SamenInHetVerschil.Operations;

/// <summary>The verbs: <c>check</c>, <c>ask</c>, <c>import</c>, <c>export</c>. Everything else starts the server.</summary>
internal static class CommandLine
{
    private static readonly string[] Verbs = ["check", "ask", "import", "export", "learn", "backup", "move", "pack", "help", "--help", "-h", "-?", "--version"];

    /// <summary>Whether the first word is a verb, or was meant to be one: a server that starts by a typing error helps nobody. Settings begin with a dash or hold "=".</summary>
    public static bool IsVerb(string[] args) =>
        args.Length > 0 && (Verbs.Contains(args[0], StringComparer.Ordinal) || (args[0].Length > 0 && args[0][0] is not ('-' or '/') && !args[0].Contains('=', StringComparison.Ordinal)));

    /// <summary>0 when it was done; 1 with the reason on standard error when it was not.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Chat bot of an event with workshops. Without a verb it serves the bot and its web chat.");
        root.Subcommands.Add(Check());
        root.Subcommands.Add(Ask());
        root.Subcommands.Add(Import());
        root.Subcommands.Add(Export());
        root.Subcommands.Add(Learn());
        root.Subcommands.Add(Backup());
        root.Subcommands.Add(Move());
        root.Subcommands.Add(Pack());
        try
        {
            return await root.Parse(args is ["help", ..] ? ["--help"] : args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (SettingFaults.In(fault) is { } faults)
        {
            return await FailAsync(faults);
        }
        catch (IOException fault)
        {
            return await FailAsync([fault.Message]);
        }
    }

    internal static async Task<int> FailAsync(IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
        {
            await Console.Error.WriteLineAsync(reason);
        }

        return 1;
    }

    private static Command Check()
    {
        var registrations = new Option<bool>("--registrations") { Description = "Also rebuilds all sign-ups from their log and compares; works while the server runs." };
        var teams = new Option<bool>("--teams") { Description = "Also tries whatever must work before the bot answers in Teams: token, keys, clock, address, app package." };
        var check = new Command("check", "Checks settings and content; names every fault with its file and line.") { registrations, teams };
        check.SetAction(async (parsed, cancel) =>
        {
            if (await CheckVerb.RunAsync(cancel) is not 0 and var faulty)
            {
                return faulty;
            }

            var rebuilt = parsed.GetValue(registrations) ? await RegistrationFiles.CheckAsync(cancel) : 0;
            return parsed.GetValue(teams) && await CheckTeamsVerb.RunAsync(cancel) is not 0 and var missing ? missing : rebuilt;
        });
        return check;
    }

    private static Command Ask()
    {
        var question = new Argument<string?>("question") { Description = "What to ask.", Arity = ArgumentArity.ZeroOrOne };
        var language = new Option<string?>("--language") { Description = "nl, en or fr; otherwise the message decides." };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of text." };
        var explain = new Option<bool>("--explain") { Description = "Shows the evidence and what decided." };
        var lines = new Option<FileInfo?>("--lines") { Description = "A file with one JSON object {id, text, lang} a line; the answers come out in the same form." };
        var ask = new Command("ask", "Asks one question, or a file full of them, as a new person each time. Nothing is kept.") { question, language, json, explain, lines };
        ask.SetAction(async (parsed, cancel) => await AskVerb.RunAsync(
            parsed.GetValue(question), parsed.GetValue(language), parsed.GetValue(json), parsed.GetValue(explain), parsed.GetValue(lines), cancel));
        return ask;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV with the columns workshop,channel,userId,name,email." };
        var registrations = new Command("registrations", "Signs people up from a CSV file: all of it or, at the first fault, nothing.") { file };
        registrations.SetAction(async (parsed, cancel) => await RegistrationFiles.ImportAsync(parsed.GetValue(file)!, cancel));
        return new Command("import", "Brings data in.") { registrations };
    }

    private static Command Export()
    {
        var registrations = new Command("registrations", "Writes all sign-ups as CSV to standard output; works while the server runs.");
        registrations.SetAction(async (_, cancel) => await ExportVerb.RunAsync<RegistrationsCsv>(cancel));
        var questions = new Command("questions", "Writes what could not be answered, grouped and counted, as CSV to standard output; works while the server runs.");
        questions.SetAction(async (_, cancel) => await ExportVerb.RunAsync<UnansweredCsv>(cancel));
        var announcements = new Command("announcements", "Writes who got which message, and who did not and why, as CSV to standard output; works while the server runs.");
        announcements.SetAction(async (_, cancel) => await ExportVerb.RunAsync<AnnouncementsCsv>(cancel));
        return new Command("export", "Takes data out.") { registrations, announcements, questions };
    }

    private static Command Learn()
    {
        var file = new Argument<FileInfo>("file") { Description = "One JSON object {text, kind, workshops} a line." };
        var into = new Option<DirectoryInfo>("--into") { Description = "The project folder, where the learned lines are written.", Required = true };
        var learn = new Command("learn", "Turns labelled lines into what the recogniser learns from (for developers).") { file, into };
        learn.SetAction(async (parsed, cancel) => await LearnVerb.RunAsync(parsed.GetValue(file)!, parsed.GetValue(into)!, cancel));
        return learn;
    }

    private static Command Backup()
    {
        var file = new Argument<FileInfo>("file") { Description = "Where the copy goes; it must not be there yet." };
        var backup = new Command("backup", "Copies the SQLite file while the server runs, and checks the copy.") { file };
        backup.SetAction(async (parsed, cancel) => await StoreVerbs.BackUpAsync(parsed.GetValue(file)!, cancel));
        return backup;
    }

    private static Command Move()
    {
        var to = new Option<string>("--to") { Description = "Connection string of an empty PostgreSQL database.", Required = true };
        var move = new Command("move", "Carries everything from the SQLite file to PostgreSQL: all of it or nothing. Stop the server first.") { to };
        move.SetAction(async (parsed, cancel) => await StoreVerbs.MoveAsync(parsed.GetValue(to)!, cancel));
        return move;
    }

    private static Command Pack()
    {
        var file = new Argument<FileInfo>("file") { Description = "Where the zip goes.", DefaultValueFactory = _ => new FileInfo("teams-app.zip") };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replaces a file that is there already." };
        var manifest = new Command("manifest", "Writes the app package for Teams from the settings; names every fault with what to set.") { file, overwrite };
        manifest.SetAction(async (parsed, cancel) => await PackVerb.RunAsync(parsed.GetValue(file)!, parsed.GetValue(overwrite), cancel));
        return new Command("pack", "Makes packages.") { manifest };
    }
}
