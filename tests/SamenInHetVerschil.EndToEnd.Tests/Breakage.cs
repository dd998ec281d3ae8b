using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>Ways in which JSON arrives broken: other types, nothing, far too much, deep, twice, cut, with letters that are none.</summary>
internal static class Breakage
{
    private static readonly string[] Odd =
    [
        "", " ", "\0", "\u202e", "null", "-1", "9999999999999999999999", "../../etc/passwd", "'; drop table registration; --", "<script>alert(1)</script>", "{{7*7}}", "%00%0a", "\r\nX: y",
        "🙂", "e\u0301", "\ud83d", "ÿþ", "1e999", "NaN", "0x", "2025-13-45T99:99:99Z", "http://169.254.169.254/", "file:///etc/passwd",
    ];

    private static readonly string[] Sentences =
    [
        "Waarover gaat workshop 3?", "schrijf me in voor 3", "ja", "nee", "schrijf me uit voor 5", "wat weet je over mij", "vergeet mij", "mijn inschrijvingen", "what is workshop 8 about?",
        "wat kost dat?", "bericht voor iedereen: test", "hoe vol is 3?", "wachtlijst", "help", "mijn collega neemt mijn plaats in 3 over",
    ];

    public static string Asked(Random random) => random.Next(8) == 0 ? Text(random) : Sentences[random.Next(Sentences.Length)];

    public static string Text(Random random) => random.Next(4) switch
    {
        0 => new string((char)random.Next(32, 0x3000), random.Next(1, 2000)),
        1 => Bent(random, Sentences[random.Next(Sentences.Length)]),
        _ => Odd[random.Next(Odd.Length)],
    };

    public static string Bent(Random random, string text)
    {
        var letters = text.ToCharArray();
        for (var times = random.Next(1, 4); times > 0 && letters.Length > 0; times--)
        {
            letters[random.Next(letters.Length)] = (char)random.Next(33, 126);
        }

        return new string(letters);
    }

    /// <summary>The bytes of something that is nearly <paramref name="good"/>; one in ten is good.</summary>
    public static byte[] Of(Random random, JsonObject good)
    {
        if (random.Next(10) == 0)
        {
            return Written(good);
        }

        for (var times = random.Next(1, 4); times > 0; times--)
        {
            Break(random, good);
        }

        var bytes = Written(good);
        return random.Next(8) switch
        {
            0 => bytes[..random.Next(bytes.Length)],
            1 => Changed(random, bytes),
            2 => [.. bytes, .. Written(good)],
            3 => Twice(good),
            _ => bytes,
        };
    }

    private static void Break(Random random, JsonObject root)
    {
        var places = Places(root).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var (parent, name) = places[random.Next(places.Count)];
        if (random.Next(5) == 0)
        {
            _ = parent.Remove(name);
        }
        else
        {
            parent[name] = Value(random);
        }
    }

    private static JsonNode? Value(Random random) => random.Next(10) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(-5, 50)),
        2 => JsonValue.Create(double.MaxValue),
        3 => JsonValue.Create(random.Next(2) == 0),
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => new JsonArray(Enumerable.Range(0, random.Next(1, 200)).Select(_ => (JsonNode?)null).ToArray()),
        7 => Deep(random.Next(1, 200)),
        _ => Safe(Text(random)),
    };

    // A lone surrogate cannot be written as JSON; here it is the escape that is sent.
    private static JsonValue Safe(string text) => JsonValue.Create(new string([.. text.Where(letter => !char.IsSurrogate(letter))]));

    private static JsonObject Deep(int levels)
    {
        var root = new JsonObject();
        var here = root;
        for (; levels > 0; levels--)
        {
            var next = new JsonObject();
            here["a"] = next;
            here = next;
        }

        return root;
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonObject node) => node.SelectMany(pair => pair.Value switch
    {
        JsonObject child => Places(child).Prepend((node, pair.Key)),
        JsonArray list => list.OfType<JsonObject>().SelectMany(Places).Prepend((node, pair.Key)),
        _ => [(node, pair.Key)],
    });

    private static byte[] Changed(Random random, byte[] bytes)
    {
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static byte[] Twice(JsonObject good) =>
        Encoding.UTF8.GetBytes("{\"type\":\"message\",\"text\":\"\\ud83d\",\"id\":1e400," + Encoding.UTF8.GetString(Written(good))[1..]);

    private static readonly JsonSerializerOptions Deeply = new() { MaxDepth = 1000 };

    private static byte[] Written(JsonObject node) => JsonSerializer.SerializeToUtf8Bytes(node, Deeply);
}
