package org.pierian.core.layer;

/// What a layer needs of the container around it.
///
/// @param readsOutput whether `backward` reads `y`, so that no other layer may write over it before
/// @param inPlace whether `y` may be the buffer of `x` and `dx` that of `dy`, which saves a pass through memory;
///     such a layer does not read `x` in `backward`
/// @param reach which examples it can be asked for
public record Needs(boolean readsOutput, boolean inPlace, Reach reach) {

    /// Which examples of a batch a layer can be asked for.
    public enum Reach {
        /// All at once.
        BATCH,
        /// Any range, and different ranges by several threads at once.
        EXAMPLES,
        /// All at once; it runs [Pass#fused] for each example, after its forward and before its backward
        /// computation.
        LEADS
    }

    /// Takes whole batches and reads everything.
    public static final Needs BATCH = new Needs(true, false, Reach.BATCH);

    /// The same layer without a need for its output.
    public Needs withoutOutput() {
        return new Needs(false, inPlace, reach);
    }
}
