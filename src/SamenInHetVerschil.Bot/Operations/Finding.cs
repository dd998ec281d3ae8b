namespace SamenInHetVerschil.Operations;

/// <summary>What came of trying one thing.</summary>
/// <param name="What">The thing, in one word.</param>
/// <param name="Says">What was found and, when it is wrong, what to do.</param>
internal abstract record Finding(string What, string Says)
{
    /// <summary>It works.</summary>
    internal sealed record Fine(string What, string Says) : Finding(What, Says);

    /// <summary>It does not, and Teams will not work before it does.</summary>
    internal sealed record Wrong(string What, string Says) : Finding(What, Says);
}
