package org.pierian.core.tensor;

/// Shapes do not fit each other. The message names what was expected and what came.
public class ShapeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Misfit misfit;

    /// What kind of thing does not fit, for advice.
    public enum Misfit {
        /// A number of features that a person wrote, though it is inferred.
        WRITTEN_FEATURES,
        /// A number of channels that a person wrote, though it is inferred.
        WRITTEN_CHANNELS,
        /// Something that is not an image came where an image is expected.
        NO_IMAGE,
        /// Groups that do not divide the channels.
        GROUPS,
        /// Indices came where numbers are expected.
        INDICES,
        /// A window is larger than the image.
        LARGE_WINDOW,
        /// Anything else; the message says it all.
        OTHER
    }

    /// An exception with a message for the person who wrote the architecture.
    public ShapeException(String message) {
        this(Misfit.OTHER, message);
    }

    /// The same for a kind of misfit that there is advice for.
    public ShapeException(Misfit misfit, String message) {
        super(message);
        this.misfit = misfit;
    }

    /// What kind of thing does not fit.
    public Misfit misfit() {
        return misfit;
    }
}
