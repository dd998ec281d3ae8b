namespace SamenInHetVerschil.ActivityProtocol;

/// <summary>The house behind the porch, for channels that push activities to <c>/api/messages</c>.</summary>
public interface IActivityReceiver
{
    /// <summary>
    /// Stores the activity. When this returns, it survives a crash; its turn may still have to run. The same activity id in the same
    /// conversation again is no error and has no second effect.
    /// </summary>
    Task ReceiveAsync(Activity activity, CancellationToken cancel);

    /// <summary>Runs the turn of an invoke and returns what goes into the body of the HTTP answer.</summary>
    Task<InvokeAnswer> InvokeAsync(Activity activity, CancellationToken cancel);
}

/// <summary>Answer to an invoke.</summary>
/// <param name="Status">HTTP status; 501 when nobody handles this invoke.</param>
/// <param name="Body">JSON body, or null for none.</param>
public sealed record InvokeAnswer(int Status, System.Text.Json.JsonElement? Body);
