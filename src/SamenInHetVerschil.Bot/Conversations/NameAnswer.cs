using SamenInHetVerschil.People;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Conversations;

/// <summary>What a message says after "hoe mag ik je noemen?".</summary>
internal abstract record NameAnswer
{
    /// <summary>Above this, a message that could be a name is taken for what it seems to ask.</summary>
    private const double Clear = 0.6;

    private NameAnswer()
    {
    }

    public static NameAnswer Read(Turn turn)
    {
        var (name, isSure) = GivenName.Read(turn.Text);
        if (name is not null && (isSure || MayBeName(turn.Understood, name)))
        {
            return new Given(name);
        }

        return turn.Understood.Main switch
        {
            Wish.Yes => new NotYet(),
            Wish.No => new Refused(),
            Wish.Unclear or Wish.Outside when GivenName.Refuses(turn.Text) => new Refused(),
            Wish.Unclear => new NotYet(),
            _ => new SomethingElse(),
        };
    }

    private static bool MayBeName(Understood understood, string name) => understood.Main switch
    {
        Wish.Unclear or Wish.Outside => true,
        Wish.Greeting or Wish.Thanks or Wish.Yes => GivenName.LooksProper(name),
        Wish.No or Wish.Cancel or Wish.Help or Wish.Human => false,
        _ => understood.Confidence < Clear && GivenName.LooksProper(name),
    };

    public sealed record Given(string Name) : NameAnswer;

    /// <summary>Would rather not tell.</summary>
    public sealed record Refused : NameAnswer;

    /// <summary>Nothing that could be a name: the question stands.</summary>
    public sealed record NotYet : NameAnswer;

    public sealed record SomethingElse : NameAnswer;
}
