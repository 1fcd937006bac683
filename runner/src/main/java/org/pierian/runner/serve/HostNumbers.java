package org.pierian.runner.serve;

import java.util.Arrays;
import org.pierian.core.tensor.Buffer;

/// Numbers that a pass has left behind: they stay when the network passes on others.
///
/// @param values the numbers
@SuppressWarnings("ArrayRecordComponent") // a handle on memory, never compared
record HostNumbers(float[] values) implements Buffer {

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public float get(int index) {
        return values[index];
    }

    @Override
    public void set(int index, float value) {
        values[index] = value;
    }

    @Override
    public void read(int from, float[] target, int to, int count) {
        System.arraycopy(values, from, target, to, count);
    }

    @Override
    public void write(int at, float[] source, int from, int count) {
        System.arraycopy(source, from, values, at, count);
    }

    @Override
    public void fill(int from, int to, float value) {
        Arrays.fill(values, from, to, value);
    }
}
