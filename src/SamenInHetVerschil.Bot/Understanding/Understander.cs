namespace SamenInHetVerschil.Understanding;

/// <summary>Text to wishes: pure, and knows no workshop by name.</summary>
internal sealed class Understander
{
    public Understood Understand(string text, Context context) => Understood.Nothing(context.Language);
}
