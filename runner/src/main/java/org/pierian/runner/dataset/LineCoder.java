package org.pierian.runner.dataset;

import java.util.List;
import java.util.Optional;

/// Texts, a line each, as inputs of a trained network, with the vocabulary that it was trained with.
public interface LineCoder {

    /// The lines of a file that hold something.
    ///
    /// @param bytes of the file
    /// @param name what it is called in messages
    /// @throws org.pierian.runner.failure.Failure when they are no text
    List<Line> lines(byte[] bytes, String name);

    /// Whether there is an answer for each token of a line; otherwise there is one for the line.
    boolean isPerToken();

    /// A line.
    ///
    /// @param number of the line, from 1
    /// @param shown what is written before the answers: the text, or each of the tokens that have one
    /// @param tokens their indices
    /// @param length how many of them are steps of the example
    /// @param fault what is wrong with the line; it has no tokens then
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    record Line(int number, List<String> shown, int[] tokens, int length, Optional<CellFault> fault) {

        /// Takes a copy.
        public Line {
            shown = List.copyOf(shown);
        }
    }
}
