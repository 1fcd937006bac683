package org.pierian.core.backend.cpu.pooling;

import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Team;

/// Work on the planes of a batch, divided among threads by planes where that pays.
abstract class PlaneTask extends RangeTask {

    private static final float[] NO_FLOATS = {};

    private final Window window;
    private final Team team;
    private float[] from = NO_FLOATS;
    private float[] to = NO_FLOATS;

    /// @param window the geometry
    /// @param team the threads
    PlaneTask(Window window, Team team) {
        this.window = window;
        this.team = team;
    }

    /// Works on planes `first .. end` of one array and writes to another.
    protected abstract void planes(int first, int end, float[] from, float[] to);

    /// Works on examples `first .. end`.
    final void examples(int first, int end, float[] from, float[] to) {
        int firstPlane = first * window.channels();
        int endPlane = end * window.channels();
        long elements = (long) (endPlane - firstPlane) * window.outArea() * window.cells();
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
