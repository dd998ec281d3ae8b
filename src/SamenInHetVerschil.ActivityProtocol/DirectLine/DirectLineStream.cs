using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>
/// One socket of one client: tells what stands in the conversation, in its order, and what comes. Holds one page at a time; a client that
/// does not take it in time is cut off and comes back with its watermark.
/// </summary>
internal sealed class DirectLineStream(
    WebSocket socket, IDirectLineConversations conversations, string conversationId, TimeSpan slowestFrame, TimeProvider time, ILogger log)
{
    internal const int PageSize = 50;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>Returns when the client left, was cut off, or was told goodbye because we stop.</summary>
    public async Task RunAsync(long after, CancellationToken stopping, CancellationToken aborted)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var listening = ListenAsync(over, aborted);
        var status = WebSocketCloseStatus.NormalClosure;
        try
        {
            await TellAsync(after, over.Token, aborted);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            status = stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            log.LogInformation("A web client of conversation {Conversation} was cut off: {Reason}", conversationId, gone.GetType().Name);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The stream of conversation {Conversation} broke", conversationId);
            status = WebSocketCloseStatus.InternalServerError;
        }

        await SayGoodbyeAsync(status);
        await listening.WaitAsync(Farewell, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Abort();
        await listening;
    }

    private async Task TellAsync(long after, CancellationToken over, CancellationToken aborted)
    {
        while (true)
        {
            over.ThrowIfCancellationRequested();
            var page = await conversations.ReadAsync(conversationId, after, PageSize, over);
            if (page.Count == 0)
            {
                await conversations.WaitForNewsAsync(conversationId, after, over);
                continue;
            }

            after = page[^1].Sequence;
            var visible = page.Select(stored => stored.Activity).Where(DirectLineActivities.IsForTheClient).ToList();
            if (visible.Count > 0)
            {
                await SendAsync(new Frame(visible, Watermark.Write(after)), aborted);
            }
        }
    }

    /// <summary>Not cancelled by a stop: a frame that is half sent would spoil the goodbye.</summary>
    private async Task SendAsync(Frame frame, CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(slowestFrame, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, ActivityJson.Options), WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    /// <summary>Clients have nothing to say here but their empty frame every 20 seconds; whatever comes is dropped. Ends with the socket.</summary>
    private async Task ListenAsync(CancellationTokenSource over, CancellationToken aborted)
    {
        var dropped = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(dropped.AsMemory(), aborted)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The line is dead, which is how most conversations on a phone end.
        }

        await over.CancelAsync();
    }

    private async Task SayGoodbyeAsync(WebSocketCloseStatus status)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        try
        {
            using var patience = new CancellationTokenSource(Farewell, time);
            await socket.CloseOutputAsync(status, statusDescription: null, patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // It left before we could say so.
        }
    }
}
