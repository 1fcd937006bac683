package org.pierian.runner.http;

/// Answers requests, in a thread of its own for each.
@FunctionalInterface
public interface Handler {

    /// Answers one.
    ///
    /// @throws Refusal when it is not to be answered; the client is told why
    /// @throws org.pierian.runner.failure.Failure likewise
    Reply handle(Request request);
}
