package org.pierian.core.testing;

import java.util.Arrays;
import java.util.function.BiConsumer;

/// What comparisons of a kernel's two forms have in common: sizes around those of vectors, and results within arrays
/// in which nothing else may be touched.
public final class Twins {

    /// Stands in every element that a kernel may not touch.
    public static final float UNTOUCHED = 123.25f;
    /// Elements behind a result.
    public static final int MARGIN = 5;

    private static final int[] SIZES = {0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128, 129, 200, 1000};

    private Twins() {}

    /// Numbers of elements to try.
    public static int[] sizes() {
        return SIZES.clone();
    }

    /// What a kernel writes into an array of `size` elements with a margin behind.
    ///
    /// @param <K> what the kernel is
    public static <K> float[] result(int size, K kernel, BiConsumer<K, float[]> work) {
        float[] target = untouched(size);
        work.accept(kernel, target);
        return target;
    }

    /// `size` elements and a margin that nothing has touched.
    public static float[] untouched(int size) {
        float[] target = new float[size + MARGIN];
        Arrays.fill(target, UNTOUCHED);
        return target;
    }
}
