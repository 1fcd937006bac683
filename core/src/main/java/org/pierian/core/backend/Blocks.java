package org.pierian.core.backend;

/// Where blocks of equal length lie in two tensors: a part of some axis, for each index of the axes before it.
///
/// @param length elements of a block
/// @param from where in the first tensor the first block begins
/// @param fromStep distance of the blocks there
/// @param to where in the second tensor the first block begins
/// @param toStep distance of the blocks there
public record Blocks(int length, int from, int fromStep, int to, int toStep) {

    /// The same blocks the other way round.
    public Blocks back() {
        return new Blocks(length, to, toStep, from, fromStep);
    }
}
