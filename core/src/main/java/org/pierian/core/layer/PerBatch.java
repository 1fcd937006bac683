package org.pierian.core.layer;

import java.util.Arrays;
import java.util.function.IntFunction;

/// Something for each batch size, made once for each, in the first pass that asks for it.
///
/// @param <T> what there is for a size
public final class PerBatch<T> {

    private final IntFunction<T> make;
    private int[] sizes = {};
    private Object[] made = {};

    /// @param make makes it for a batch size
    public PerBatch(IntFunction<T> make) {
        this.make = make;
    }

    /// What there is for a batch size; the same object for the same size.
    @SuppressWarnings("unchecked") // only what `make` gives is kept
    public T of(int batch) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == batch) {
                return (T) made[i];
            }
        }
        T value = make.apply(batch);
        int last = sizes.length;
        sizes = Arrays.copyOf(sizes, last + 1);
        made = Arrays.copyOf(made, last + 1);
        sizes[last] = batch;
        made[last] = value;
        return value;
    }
}
