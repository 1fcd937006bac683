package org.pierian.runner.report;

import java.util.List;

/// An example that is shown with its answer.
///
/// @param index place in its split, from 0
/// @param actual what is right
/// @param predicted what was answered
/// @param loss its loss; for positions the mean over those that count
/// @param surety how sure the answer is, in words; empty where that is not known
/// @param content what the network saw
public record Shown(int index, String actual, String predicted, double loss, String surety, Content content) {

    /// What a network sees of an example.
    public sealed interface Content {

        /// A picture.
        ///
        /// @param uri the picture in a PNG file, as a `data:` address
        /// @param width pixels of a row
        /// @param height rows
        record Picture(String uri, int width, int height) implements Content {}

        /// Values with names.
        record Cells(List<Cell> cells) implements Content {

            /// Takes a copy.
            public Cells {
                cells = List.copyOf(cells);
            }
        }

        /// A text.
        ///
        /// @param words its parts in order
        /// @param meaning what a mark says
        record Words(List<Word> words, String meaning) implements Content {

            /// Takes a copy.
            public Words {
                words = List.copyOf(words);
            }
        }
    }

    /// A value of a row.
    public record Cell(String name, String value) {}

    /// A part of a text.
    ///
    /// @param text with what stands behind it
    /// @param mark how much it is marked, 0 for not at all to 4
    public record Word(String text, int mark) {

        /// The strongest mark.
        public static final int STRONGEST = 4;
    }
}
