package org.pierian.core.tensor;

/// Memory for float32 numbers that belongs to a backend. Where it lies is the backend's business; everything else
/// reads and writes it through these methods.
///
/// Reading waits for whatever the backend still has to do for these numbers.
public interface Buffer {

    /// Number of elements.
    int size();

    /// Element `index`.
    ///
    /// @param index 0 to `size() - 1`
    float get(int index);

    /// Sets element `index`.
    ///
    /// @param index 0 to `size() - 1`
    void set(int index, float value);

    /// Copies elements out: `target[to .. to + count)` receives elements `from .. from + count`.
    void read(int from, float[] target, int to, int count);

    /// Copies elements in: elements `at .. at + count` receive `source[from .. from + count)`.
    void write(int at, float[] source, int from, int count);

    /// Sets elements `from .. to` to one value.
    void fill(int from, int to, float value);

    /// The buffer without elements.
    Buffer EMPTY = new Buffer() {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public float get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public void set(int index, float value) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public void read(int from, float[] target, int to, int count) {
            requireNothing(count);
        }

        @Override
        public void write(int at, float[] source, int from, int count) {
            requireNothing(count);
        }

        @Override
        public void fill(int from, int to, float value) {
            requireNothing(to - from);
        }

        private static void requireNothing(int count) {
            if (count != 0) {
                throw new IndexOutOfBoundsException("the buffer has no elements");
            }
        }
    };
}
