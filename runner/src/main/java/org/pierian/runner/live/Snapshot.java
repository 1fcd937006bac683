package org.pierian.runner.live;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How a run stands at one moment.
///
/// @param session a word that no two processes share; empty where none trains
/// @param state what it is doing
/// @param beat grows as long as the process lives
/// @param length how long the run is, and how far it is
/// @param figures what was measured lately
/// @param checkpoint number of steps at the last checkpoint that this process has written
/// @param trail the loss along the way
public record Snapshot(
        String session,
        RunState state,
        long beat,
        Length length,
        Figures figures,
        OptionalLong checkpoint,
        List<Trail.Point> trail) {

    /// Takes a copy.
    public Snapshot {
        trail = List.copyOf(trail);
    }

    /// How long a run is, and how far it is.
    ///
    /// @param epoch the present epoch, from 1; 0 before the first
    /// @param epochs the most epochs that it has
    /// @param seen examples trained with in all epochs
    /// @param examples examples in one epoch
    /// @param steps number of steps so far
    public record Length(int epoch, int epochs, long seen, long examples, long steps) {

        /// Of a run that nobody trains.
        static final Length NONE = new Length(0, 0, 0, 0, 0);
    }

    /// What was measured lately.
    ///
    /// @param loss mean loss of the present epoch
    /// @param accuracy accuracy in the present epoch, where it is measured
    /// @param rate examples a second
    /// @param secondsLeft how long the rest of all epochs takes at this rate
    public record Figures(
            OptionalDouble loss, OptionalDouble accuracy, OptionalDouble rate, OptionalDouble secondsLeft) {

        /// Before the first.
        static final Figures NONE = new Figures(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// A run that no process trains.
    public static Snapshot resting(RunState state) {
        return new Snapshot("", state, 0, Length.NONE, Figures.NONE, OptionalLong.empty(), List.of());
    }

    /// The same in another state.
    public Snapshot with(RunState other) {
        return new Snapshot(session, other, beat, length, figures, checkpoint, trail);
    }
}
