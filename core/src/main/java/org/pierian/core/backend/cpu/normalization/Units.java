package org.pierian.core.backend.cpu.normalization;

import org.pierian.core.backend.cpu.thread.Shares;
import org.pierian.core.backend.cpu.thread.Team;

/// Work on rows, examples or the like, divided among threads; each thread has memory of its own for intermediate
/// results.
final class Units implements Team.Task {

    /// The work.
    interface Work {
        /// Works on units `from .. to`.
        ///
        /// @param scratch rows of intermediate results, which nobody else uses
        void compute(int from, int to, float[][] scratch);
    }

    private final Team team;
    private final Work work;
    private final float[][][] scratch; // [threads, rows, length]
    private int count;

    /// @param rows how many rows of scratch the work uses
    /// @param length numbers of each
    Units(Team team, int rows, int length, Work work) {
        this.team = team;
        this.work = work;
        this.scratch = new float[team.threads()][rows][length];
    }

    /// Does the work.
    ///
    /// @param count how many units there are
    /// @param elements how many numbers they have
    void divide(int count, int elements) {
        this.count = count;
        team.run(team.pays(elements) ? Integer.MAX_VALUE : 1, this);
    }

    @Override
    public void run(int part, int parts) {
        int from = Shares.border(0, count, 1, part, parts);
        int to = Shares.border(0, count, 1, part + 1, parts);
        if (from < to) {
            work.compute(from, to, scratch[part]);
        }
    }
}
