namespace SamenInHetVerschil.SecondEvent;

/// <summary>What somebody says about an event, in one language, and what of the answer must be there.</summary>
internal sealed record Talk
{
    public required bool IsSecond { get; init; }

    public required string Language { get; init; }

    public required int Workshops { get; init; }

    public required string List { get; init; }

    /// <summary>Asks what workshop 4 is about.</summary>
    public required string Theme { get; init; }

    public required string ThemeTitle { get; init; }

    /// <summary>Asks for a workshop by its subject.</summary>
    public required string Topic { get; init; }

    public required int TopicWorkshop { get; init; }

    public required string Fact { get; init; }

    public required string FactSays { get; init; }

    /// <summary>Asks something about the subject that the text does not tell.</summary>
    public required string Beyond { get; init; }

    /// <summary>Asks something practical that the event lists as unknown.</summary>
    public required string Practical { get; init; }

    public required string PracticalSays { get; init; }

    public required string NoSuch { get; init; }

    public required string NoSuchSays { get; init; }

    /// <summary>Signs up by the subject of <see cref="TopicWorkshop"/>.</summary>
    public required string SignUpByTopic { get; init; }

    /// <summary>Words that belong to the other event, and to no answer about this one.</summary>
    public required IReadOnlyList<string> OfTheOther { get; init; }

    public Phrases Phrases => Phrases.In[Language];

    public static IReadOnlyDictionary<string, Talk> All { get; } = new Dictionary<string, Talk>(StringComparer.Ordinal)
    {
        ["second event, English"] = new()
        {
            IsSecond = true, Language = "en", Workshops = 5,
            List = "Which workshops are there?",
            Theme = "What is workshop 4 about?", ThemeTitle = "Reading the night sky",
            Topic = "Which workshop is about bees?", TopicWorkshop = 1,
            Fact = "How many bees live in a hive?", FactSays = "some forty thousand bees",
            Beyond = "Who invented the Bortle scale?",
            Practical = "What does a ticket cost?", PracticalSays = "What a ticket costs is not in the background information.",
            NoSuch = "What is workshop 8 about?", NoSuchSays = "There is no workshop 8. The workshops are numbered 1 to 5.",
            SignUpByTopic = "Sign me up for the workshop about bees",
            OfTheOther = ["education", "welfare", "youth", "school"],
        },
        ["second event, Dutch"] = new()
        {
            IsSecond = true, Language = "nl", Workshops = 5,
            List = "Welke workshops zijn er?",
            Theme = "Waarover gaat workshop 4?", ThemeTitle = "De nachthemel lezen",
            Topic = "Welke workshop gaat over bijen?", TopicWorkshop = 1,
            Fact = "Hoeveel bijen wonen er in een kast?", FactSays = "zo'n veertigduizend bijen",
            Beyond = "Wie heeft de schaal van Bortle uitgevonden?",
            Practical = "Wat kost een ticket?", PracticalSays = "Wat een ticket kost staat niet in de achtergrondinformatie.",
            NoSuch = "Waarover gaat workshop 8?", NoSuchSays = "Er is geen workshop 8. De workshops hebben nummer 1 tot 5.",
            SignUpByTopic = "Schrijf me in voor de workshop over bijen",
            OfTheOther = ["onderwijs", "welzijn", "jeugd", "school"],
        },
        ["first event, Dutch"] = new()
        {
            IsSecond = false, Language = "nl", Workshops = 8,
            List = "Welke workshops zijn er?",
            Theme = "Waarover gaat workshop 4?", ThemeTitle = "Leerrecht garanderen bij jeugdhulp",
            Topic = "Welke workshop gaat over gedragsproblemen?", TopicWorkshop = 5,
            Fact = "In welk jaar lanceerde de Vlaamse overheid de projectoproep?", FactSays = "2021",
            Beyond = "Wie heeft Check & Connect uitgevonden?",
            Practical = "Waar kan ik parkeren?", PracticalSays = "Of en waar je kunt parkeren staat niet in de achtergrondinformatie.",
            NoSuch = "Waarover gaat workshop 9?", NoSuchSays = "Er is geen workshop 9. De workshops hebben nummer 1 tot 8.",
            SignUpByTopic = "Schrijf me in voor de workshop over gedragsproblemen",
            OfTheOther = ["bijen", "zuurdesem", "Bortle", "Harbour"],
        },
        ["first event, English"] = new()
        {
            IsSecond = false, Language = "en", Workshops = 8,
            List = "Which workshops are there?",
            Theme = "What is workshop 4 about?", ThemeTitle = "Guaranteeing the right to learn in youth care",
            Topic = "Which workshop is about behavioural problems?", TopicWorkshop = 5,
            Fact = "In which year did the Flemish government launch the call for projects?", FactSays = "2021",
            Beyond = "Who invented Check & Connect?",
            Practical = "Where can I park?", PracticalSays = "Whether and where you can park is not in the background information.",
            NoSuch = "What is workshop 9 about?", NoSuchSays = "There is no workshop 9. The workshops are numbered 1 to 8.",
            SignUpByTopic = "Sign me up for the workshop about behavioural problems",
            OfTheOther = ["bees", "sourdough", "Bortle", "Harbour"],
        },
    };
}

/// <summary>What is said and shown about seats, whatever the event.</summary>
internal sealed record Phrases(string NotInText, string SignUp, string Proposes, string Yes, string SaysYes, string Done, string Mine, string Nothing, string Cancel, string Cancelled)
{
    public static IReadOnlyDictionary<string, Phrases> In { get; } = new Dictionary<string, Phrases>(StringComparer.Ordinal)
    {
        ["nl"] = new(
            "Dat staat niet in de achtergrondinformatie.", "Schrijf me in voor workshop {0}", "Zal ik je inschrijven voor workshop {0}?", "Ja, schrijf me in", "ja",
            "Je bent ingeschreven voor workshop {0}", "Waarvoor ben ik ingeschreven?", "Je bent nog niet ingeschreven.", "Schrijf me uit voor workshop {0}", "Je bent uitgeschreven voor workshop {0}"),
        ["en"] = new(
            "That is not in the background information.", "Sign me up for workshop {0}", "Shall I sign you up for workshop {0}?", "Yes, sign me up", "yes",
            "You are signed up for workshop {0}", "What am I signed up for?", "You are not signed up for anything yet.", "Cancel my registration for workshop {0}", "Your registration for workshop {0}"),
    };
}
