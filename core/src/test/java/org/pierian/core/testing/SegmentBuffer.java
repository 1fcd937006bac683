package org.pierian.core.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pierian.core.tensor.Buffer;

/// Numbers outside the Java heap.
final class SegmentBuffer implements Buffer {

    private final int size;
    private final MemorySegment segment;

    SegmentBuffer(Arena arena, int size) {
        this.size = size;
        this.segment = arena.allocate(ValueLayout.JAVA_FLOAT, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public float get(int index) {
        return segment.getAtIndex(ValueLayout.JAVA_FLOAT, index);
    }

    @Override
    public void set(int index, float value) {
        segment.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
    }

    @Override
    public void read(int from, float[] target, int to, int count) {
        MemorySegment.copy(segment, ValueLayout.JAVA_FLOAT, 4L * from, target, to, count);
    }

    @Override
    public void write(int at, float[] source, int from, int count) {
        MemorySegment.copy(source, from, segment, ValueLayout.JAVA_FLOAT, 4L * at, count);
    }

    @Override
    public void fill(int from, int to, float value) {
        for (int i = from; i < to; i++) {
            set(i, value);
        }
    }
}
