package org.pierian.core.backend.cpu.pooling;

import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Team;

/// Work on the planes of a batch, divided among threads by planes where that pays.
abstract class PlaneTask extends RangeTask {

    private static final float[] NO_FLOATS = {};

    private final int channels;
    private final long work;
    private final Team team;
    private float[] from = NO_FLOATS;
    private float[] to = NO_FLOATS;

    /// @param channels planes of one example
    /// @param work elements that are read or written for one plane
    /// @param team the threads
    PlaneTask(int channels, long work, Team team) {
        this.channels = channels;
        this.work = work;
        this.team = team;
    }

    /// Works on planes `first .. end` of one array and writes to another.
    protected abstract void planes(int first, int end, float[] from, float[] to);

    /// Works on examples `first .. end`.
    final void examples(int first, int end, float[] from, float[] to) {
        int firstPlane = first * channels;
        int endPlane = end * channels;
        long elements = (endPlane - firstPlane) * work;
        if (end - first > 1 && team.pays(elements)) {
            this.from = from;
            this.to = to;
            divide(team, firstPlane, endPlane, 1);
            this.from = NO_FLOATS;
            this.to = NO_FLOATS;
        } else {
            planes(firstPlane, endPlane, from, to);
        }
    }

    @Override
    protected final void compute(int first, int end) {
        planes(first, end, from, to);
    }
}
