package org.pierian.runner.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a network says of one example. Numbers are binary64, with the bits of the command line's.
///
/// ```java
/// String text = switch (run.predict(row)) {
///     case Prediction.OfClass(String name, var probabilities) -> name + " " + probabilities.get(name);
///     case Prediction.OfNumbers(var numbers) -> numbers.toString();
///     case Prediction.OfLabels(var labels, var probabilities) -> labels.toString();
///     case Prediction.OfPositions(var classes) -> classes.toString();
/// };
/// ```
public sealed interface Prediction {

    /// The class of an example.
    ///
    /// @param name the likeliest class; of equally likely ones the first
    /// @param probabilities of every class, in the order of the classes; empty where the loss is not one of
    /// probabilities
    record OfClass(String name, SequencedMap<String, Double> probabilities) implements Prediction {

        /// Takes a copy.
        public OfClass {
            probabilities = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(probabilities));
        }
    }

    /// Numbers in the target's own unit.
    ///
    /// @param values the numbers, the last axis running fastest; most often one
    record OfNumbers(List<Double> values) implements Prediction {

        /// Takes a copy.
        public OfNumbers {
            values = List.copyOf(values);
        }

        /// The number, where there is one.
        ///
        /// @throws IllegalStateException when there are several
        public double value() {
            if (values.size() != 1) {
                throw new IllegalStateException("there are " + values.size() + " numbers");
            }
            return values.getFirst();
        }
    }

    /// Which of several classes an example has.
    ///
    /// @param labels for each class whether the example has it, in the order of the classes
    /// @param probabilities of each; empty where the loss is not one of probabilities
    record OfLabels(SequencedMap<String, Boolean> labels, SequencedMap<String, Double> probabilities)
            implements Prediction {

        /// Takes copies.
        public OfLabels {
            labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
            probabilities = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(probabilities));
        }
    }

    /// A class at each position, such as a token of a text, a step or a pixel.
    ///
    /// @param classes by position, the last axis running fastest
    record OfPositions(List<String> classes) implements Prediction {

        /// Takes a copy.
        public OfPositions {
            classes = List.copyOf(classes);
        }
    }
}
