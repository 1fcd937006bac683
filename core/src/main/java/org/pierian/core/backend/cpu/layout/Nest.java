package org.pierian.core.backend.cpu.layout;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Move;
import org.pierian.core.backend.Move.Axis;

/// One [Move] as nested loops: two inner ones over rows and columns, and one over everything outside of them.
///
/// Axes that lie in one another without gaps in source and target are one axis here. A copy that does not run
/// along memory on both sides takes squares, such that what it reads and what it writes stays in the first cache.
final class Nest {

    private static final int SQUARE = 32;
    private static final int SHORT = 8;
    private static final Axis NO_AXIS = new Axis(1, 0, 0);

    private final int from;
    private final int to;
    private final Axis[] outer;
    private final int outerSize;
    private final Axis rows;
    private final Axis columns;

    Nest(Move move) {
        this.from = move.from();
        this.to = move.to();
        List<Axis> axes = merged(move.axes());
        this.columns = axes.isEmpty() ? NO_AXIS : axes.removeLast();
        this.rows = axes.isEmpty() ? NO_AXIS : axes.removeLast();
        this.outer = axes.toArray(Axis[]::new);
        int size = 1;
        for (Axis axis : outer) {
            size *= axis.size();
        }
        this.outerSize = size;
    }

    private static List<Axis> merged(List<Axis> axes) {
        List<Axis> merged = new ArrayList<>();
        for (Axis axis : axes) {
            if (axis.size() == 1) {
                continue;
            }
            Axis before = merged.isEmpty() ? NO_AXIS : merged.getLast();
            boolean gapless = !merged.isEmpty()
                    && before.fromStep() == axis.fromStep() * axis.size()
                    && before.toStep() == axis.toStep() * axis.size();
            if (gapless) {
                merged.removeLast();
            }
            merged.add(gapless ? new Axis(before.size() * axis.size(), axis.fromStep(), axis.toStep()) : axis);
        }
        return merged;
    }

    /// Copies from the source, whose example begins at `xAt`, to the target, whose example begins at `yAt`.
    void copy(float[] x, int xAt, float[] y, int yAt) {
        for (int o = 0; o < outerSize; o++) {
            int source = xAt + from + fromOffset(o);
            int target = yAt + to + toOffset(o);
            copy(x, source, rows.fromStep(), columns.fromStep(), y, target, rows.toStep(), columns.toStep());
        }
    }

    /// Copies the other way round, from the target to the source.
    void copyBack(float[] y, int yAt, float[] x, int xAt) {
        for (int o = 0; o < outerSize; o++) {
            int source = xAt + from + fromOffset(o);
            int target = yAt + to + toOffset(o);
            copy(y, target, rows.toStep(), columns.toStep(), x, source, rows.fromStep(), columns.fromStep());
        }
    }

    /// Adds the target to the source, in row-major order.
    void addBack(float[] y, int yAt, float[] x, int xAt) {
        for (int o = 0; o < outerSize; o++) {
            int source = xAt + from + fromOffset(o);
            int target = yAt + to + toOffset(o);
            for (int i = 0; i < rows.size(); i++) {
                int s = source + i * rows.fromStep();
                int t = target + i * rows.toStep();
                for (int j = 0; j < columns.size(); j++) {
                    x[s + j * columns.fromStep()] += y[t + j * columns.toStep()];
                }
            }
        }
    }

    private int fromOffset(int index) {
        int offset = 0;
        int rest = index;
        for (int i = outer.length - 1; i >= 0; i--) {
            offset += rest % outer[i].size() * outer[i].fromStep();
            rest /= outer[i].size();
        }
        return offset;
    }

    private int toOffset(int index) {
        int offset = 0;
        int rest = index;
        for (int i = outer.length - 1; i >= 0; i--) {
            offset += rest % outer[i].size() * outer[i].toStep();
            rest /= outer[i].size();
        }
        return offset;
    }

    private void copy(float[] a, int from, int fromRow, int fromColumn, float[] b, int to, int toRow, int toColumn) {
        if (fromColumn == 1 && toColumn == 1) {
            copyRows(a, from, fromRow, b, to, toRow);
            return;
        }
        for (int top = 0; top < rows.size(); top += SQUARE) {
            int bottom = Math.min(rows.size(), top + SQUARE);
            for (int left = 0; left < columns.size(); left += SQUARE) {
                int right = Math.min(columns.size(), left + SQUARE);
                for (int i = top; i < bottom; i++) {
                    int source = from + i * fromRow;
                    int target = to + i * toRow;
                    for (int j = left; j < right; j++) {
                        b[target + j * toColumn] = a[source + j * fromColumn];
                    }
                }
            }
        }
    }

    private void copyRows(float[] a, int from, int fromRow, float[] b, int to, int toRow) {
        int length = columns.size();
        for (int i = 0; i < rows.size(); i++) {
            int source = from + i * fromRow;
            int target = to + i * toRow;
            if (length >= SHORT) {
                System.arraycopy(a, source, b, target, length);
            } else {
                for (int j = 0; j < length; j++) {
                    b[target + j] = a[source + j];
                }
            }
        }
    }
}
