package org.pierian.core.random;

/// What random numbers are drawn for. Each tag is a stream of its own, so that no use shifts another's numbers.
public enum StreamTag {
    /// Initial parameters.
    INIT(1),
    /// Order of examples.
    SHUFFLE(2),
    /// Dropout masks.
    DROPOUT(3),
    /// Changes to examples while training.
    AUGMENT(4),
    /// Division of a dataset.
    SPLIT(5),
    /// Examples that are drawn at random.
    GENERATED(6),
    /// Tokens that are drawn from a trained network.
    SAMPLE(7);

    private final int word;

    StreamTag(int word) {
        this.word = word;
    }

    /// The number that stands for the tag in a stream's key; part of the numerics version.
    int word() {
        return word;
    }
}
