package org.pierian.core.backend;

import java.util.List;

/// Where the elements of an example come from in a layer that computes nothing.
///
/// No two moves have a target in common. The first takes no element of the source twice; the others may take
/// again what it took.
///
/// @param inputSize elements of an example before
/// @param outputSize elements of an example after
/// @param moves at least one
public record Moves(int inputSize, int outputSize, List<Move> moves) {

    /// Keeps a copy of the list.
    public Moves {
        moves = List.copyOf(moves);
        if (moves.isEmpty()) {
            throw new IllegalArgumentException("something must move");
        }
    }

    /// Whether every element of the target is written.
    public boolean coversOutput() {
        return moves.stream().mapToInt(Move::size).sum() == outputSize;
    }

    /// Whether the first move takes every element of the source.
    public boolean coversInput() {
        return moves.getFirst().size() == inputSize;
    }
}
