package org.pierian.core.backend.cpu.layout;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Moves;
import org.pierian.core.backend.Rearrangement;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Rearrangement] on arrays, divided among threads by examples where that pays.
public final class CpuRearrangement implements Rearrangement {

    private static final float[] NOTHING = {};

    private final Moves moves;
    private final Nest[] nests;
    private final Team team;
    private final Job job = new Job();

    /// @param moves what moves
    /// @param team the threads
    public CpuRearrangement(Moves moves, Team team) {
        this.moves = moves;
        this.nests = moves.moves().stream().map(Nest::new).toArray(Nest[]::new);
        this.team = team;
    }

    @Override
    public void forward(int first, int end, Tensor x, Tensor y) {
        if (pays(first, end)) {
            job.divide(false, first, end, array(x), array(y));
        } else {
            copy(first, end, array(x), array(y));
        }
    }

    @Override
    public void backward(int first, int end, Tensor dy, Tensor dx) {
        if (pays(first, end)) {
            job.divide(true, first, end, array(dy), array(dx));
        } else {
            collect(first, end, array(dy), array(dx));
        }
    }

    private boolean pays(int first, int end) {
        return end - first > 1 && team.pays((long) (end - first) * moves.outputSize());
    }

    private void copy(int first, int end, float[] x, float[] y) {
        for (int e = first; e < end; e++) {
            for (Nest nest : nests) {
                nest.copy(x, e * moves.inputSize(), y, e * moves.outputSize());
            }
        }
    }

    private void collect(int first, int end, float[] dy, float[] dx) {
        for (int e = first; e < end; e++) {
            int from = e * moves.outputSize();
            int to = e * moves.inputSize();
            nests[0].copyBack(dy, from, dx, to);
            for (int i = 1; i < nests.length; i++) {
                nests[i].addBack(dy, from, dx, to);
            }
        }
    }

    /// One direction over many examples.
    private final class Job extends RangeTask {

        private boolean back;
        private float[] from = NOTHING;
        private float[] to = NOTHING;

        void divide(boolean back, int first, int end, float[] from, float[] to) {
            this.back = back;
            this.from = from;
            this.to = to;
            divide(team, first, end, 1);
            this.from = NOTHING;
            this.to = NOTHING;
        }

        @Override
        protected void compute(int first, int end) {
            if (back) {
                collect(first, end, from, to);
            } else {
                copy(first, end, from, to);
            }
        }
    }
}
