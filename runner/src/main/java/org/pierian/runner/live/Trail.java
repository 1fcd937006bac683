package org.pierian.runner.live;

import java.util.ArrayList;
import java.util.List;

/// The loss along the way, also within an epoch, in a few hundred points however long the run is: once there are too
/// many, every second one goes, and each of the others stands for twice as much.
///
/// It keeps what was seen in all, and the losses of that in all; what lies between two points is their difference, so
/// nothing becomes less exact when points go.
final class Trail {

    /// The most points that are kept.
    static final int MOST = 400;

    private final long[] seen = new long[MOST];
    private final double[] sums = new double[MOST];
    private int count;
    private int stride = 1;
    private int sinceKept;
    private boolean isTip;

    /// A point of the curve.
    ///
    /// @param seen examples seen until the middle of the time that it stands for
    /// @param loss mean loss in that time
    record Point(double seen, double loss) {}

    /// Adds where training stands.
    ///
    /// @param examples trained with since the start of the run
    /// @param lossSum the losses of all of them together
    void add(long examples, double lossSum) {
        if (count > 0 && examples <= seen[count - 1]) {
            return; // nothing has happened since
        }
        if (isTip) {
            count--; // it was not one to keep
        }
        if (count == MOST) {
            halve();
        }
        seen[count] = examples;
        sums[count++] = lossSum;
        isTip = ++sinceKept < stride;
        sinceKept = isTip ? sinceKept : 0;
    }

    private void halve() {
        int kept = 0;
        for (int i = 0; i < count; i += 2) {
            seen[kept] = seen[i];
            sums[kept++] = sums[i];
        }
        count = kept;
        stride *= 2;
    }

    /// The curve so far; the first point lies between the first two places that were added.
    List<Point> points() {
        List<Point> points = new ArrayList<>(count);
        for (int i = 1; i < count; i++) {
            double loss = (sums[i] - sums[i - 1]) / (seen[i] - seen[i - 1]);
            points.add(new Point((seen[i] + seen[i - 1]) / 2.0, loss));
        }
        return points;
    }
}
