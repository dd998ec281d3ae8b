namespace SamenInHetVerschil.Unanswered;

/// <summary>Why a question had no answer.</summary>
internal enum UnansweredReason
{
    /// <summary>The subject is in the content, what is asked about it is not.</summary>
    NotTold,

    /// <summary>The content has nothing about it.</summary>
    NotThere,

    /// <summary>Something practical about the day that the event lists as unknown.</summary>
    Practical,

    /// <summary>The message was not understood. Its words are never kept: it may be anything.</summary>
    NotUnderstood,

    /// <summary>There was an answer, and somebody said that it did not help.</summary>
    NotHelpful,
}

/// <summary>One line of the worklist.</summary>
/// <param name="About">What was asked: a class such as <c>HowMany</c>, or the id of a practical fact; empty when none was recognised.</param>
/// <param name="Workshop">0 when it is about none in particular.</param>
/// <param name="Question">As it was typed; empty when texts are not kept.</param>
internal sealed record UnansweredQuestion(UnansweredReason Reason, string About, int Workshop, string Language, string Question, long Times, DateTimeOffset First, DateTimeOffset Last);
