package org.pierian.runner.probe;

/// How many steps are taken in some seconds: as many as fit, but where steps are long some more, since a few tell
/// nothing and are not compiled yet.
///
/// @param seconds how long steps are taken
record StepBudget(double seconds) {

    private static final int FEWEST = 3; // however long they take
    private static final int ENOUGH = 10; // unless they take far too long
    private static final double FAR = 5; // times the seconds

    /// Whether another step is taken.
    ///
    /// @param steps number of steps that were taken
    /// @param elapsed seconds that they took
    boolean hasMore(int steps, double elapsed) {
        return elapsed < seconds || steps < FEWEST || (steps < ENOUGH && elapsed < FAR * seconds);
    }
}
