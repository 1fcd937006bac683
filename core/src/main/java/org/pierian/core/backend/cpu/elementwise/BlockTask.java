package org.pierian.core.backend.cpu.elementwise;

import org.pierian.core.backend.Blocks;
import org.pierian.core.backend.Stretch;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Shape;

/// Operations on one block of memory after the other: parts of axes, and stretched shapes. Blocks are divided among
/// threads.
final class BlockTask extends RangeTask {

    private static final float[] NOTHING = {};
    private static final int SHORT = 16; // below it a loop is faster than a call
    private static final Blocks NO_BLOCKS = new Blocks(0, 0, 0, 0, 0);
    private static final Stretch NO_STRETCH = Stretch.of(Shape.of(), Shape.of());

    /// What becomes of an element and the stretched one.
    enum Kind {
        COPY,
        STRETCH,
        ADD,
        MULTIPLY
    }

    private final Team team;
    private Kind kind = Kind.COPY;
    private Blocks blocks = NO_BLOCKS;
    private Stretch stretch = NO_STRETCH;
    private float[] a = NOTHING;
    private float[] b = NOTHING;
    private float[] y = NOTHING;

    BlockTask(Team team) {
        this.team = team;
    }

    void copy(int count, Blocks of, float[] from, float[] to) {
        kind = Kind.COPY;
        blocks = of;
        a = from;
        y = to;
        run(count, (long) count * of.length());
    }

    void stretch(Kind operation, Stretch how, int examples, float[] full, float[] small, float[] result) {
        kind = operation;
        stretch = how;
        a = full;
        b = small;
        y = result;
        run(examples * how.segments(), (long) examples * how.size());
    }

    private void run(int count, long elements) {
        if (team.pays(elements)) {
            divide(team, 0, count, 1);
        } else {
            compute(0, count);
        }
        a = NOTHING;
        b = NOTHING;
        y = NOTHING;
    }

    @Override
    protected void compute(int from, int to) {
        if (kind == Kind.COPY) {
            copy(from, to);
        } else {
            stretch(from, to);
        }
    }

    private void copy(int first, int end) {
        int length = blocks.length();
        for (int i = first; i < end; i++) {
            int from = blocks.from() + i * blocks.fromStep();
            int to = blocks.to() + i * blocks.toStep();
            if (length >= SHORT) {
                System.arraycopy(a, from, y, to, length);
            } else {
                for (int j = 0; j < length; j++) {
                    y[to + j] = a[from + j];
                }
            }
        }
    }

    private void stretch(int first, int end) {
        int segments = stretch.segments();
        int length = stretch.length();
        for (int i = first; i < end; i++) {
            int small = i / segments * stretch.smallSize() + stretch.offset(i % segments);
            if (stretch.repeats()) {
                repeat(i * length, length, b[small]);
            } else {
                spread(i * length, length, small);
            }
        }
    }

    private void repeat(int at, int length, float number) {
        switch (kind) {
            case ADD -> {
                for (int j = at; j < at + length; j++) {
                    y[j] = a[j] + number;
                }
            }
            case MULTIPLY -> {
                for (int j = at; j < at + length; j++) {
                    y[j] = a[j] * number;
                }
            }
            case STRETCH, COPY -> {
                for (int j = at; j < at + length; j++) {
                    y[j] = number;
                }
            }
        }
    }

    private void spread(int at, int length, int small) {
        switch (kind) {
            case ADD -> {
                for (int j = 0; j < length; j++) {
                    y[at + j] = a[at + j] + b[small + j];
                }
            }
            case MULTIPLY -> {
                for (int j = 0; j < length; j++) {
                    y[at + j] = a[at + j] * b[small + j];
                }
            }
            case STRETCH, COPY -> System.arraycopy(b, small, y, at, length);
        }
    }
}
