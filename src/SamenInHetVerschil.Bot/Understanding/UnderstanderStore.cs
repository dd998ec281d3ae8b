using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>The understander of the content as it is now. New content is learned beside the turns that go on with the old.</summary>
internal sealed class UnderstanderStore
{
    private volatile Understander current;

    public UnderstanderStore(ContentStore content)
    {
        current = new Understander(content.Current);
        content.Changed += (_, _) => current = new Understander(content.Current);
    }

    public Understander Current => current;
}
