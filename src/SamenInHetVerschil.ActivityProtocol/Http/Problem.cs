using Microsoft.AspNetCore.Http;

namespace SamenInHetVerschil.ActivityProtocol.Http;

/// <summary>A refusal in the shape both channels use: <c>{"error":{"code","message"}}</c>.</summary>
internal sealed record Problem(int Status, string Code, string Message)
{
    public static Problem BadRequest(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static Problem Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    public static Problem Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static Problem NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFound", message);

    /// <summary>A fault of ours. The reference is all that leaves the house; the log holds the rest under it.</summary>
    public static Problem Fault(HttpContext context) =>
        new(StatusCodes.Status500InternalServerError, "ServiceError", $"Something went wrong here. Reference: {context.TraceIdentifier}");

    public IResult ToResult() => Results.Json(new { error = new { code = Code, message = Message } }, ActivityJson.Options, statusCode: Status);

    public Task WriteAsync(HttpContext context) => ToResult().ExecuteAsync(context);
}
