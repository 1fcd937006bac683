package org.pierian.core.testing;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.tensor.Tensor;

/// Numbers as their bits, to be compared.
public final class FloatBits {

    private FloatBits() {}

    /// The bits of each number.
    public static List<Integer> of(float... values) {
        List<Integer> bits = new ArrayList<>();
        for (float value : values) {
            bits.add(Float.floatToRawIntBits(value));
        }
        return bits;
    }

    /// The bits of each element.
    public static List<Integer> of(Tensor tensor) {
        return of(tensor.toArray());
    }
}
