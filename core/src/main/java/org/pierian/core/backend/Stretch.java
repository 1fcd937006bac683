package org.pierian.core.backend;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;

/// How the elements of one shape are repeated over a larger one whose axes are as long or, where they are 1, longer.
///
/// The larger shape is seen as segments of equal length along memory: to each belongs either one element of the
/// smaller shape, or as many as it is long.
public final class Stretch {

    private final int[] offsets;
    private final int length;
    private final boolean repeats;
    private final int smallSize;

    private Stretch(int[] offsets, int length, boolean repeats, int smallSize) {
        this.offsets = offsets;
        this.length = length;
        this.repeats = repeats;
        this.smallSize = smallSize;
    }

    /// From one example to another.
    ///
    /// @param small every axis as in `large`, or 1
    /// @param large of the same rank, without an axis of 0
    /// @throws ShapeException when an axis cannot be stretched
    public static Stretch of(Shape small, Shape large) {
        if (!fits(small, large)) {
            throw new ShapeException(small + " cannot be stretched to " + large);
        }
        int axis = large.rank();
        while (axis > 0 && large.dim(axis - 1) == 1) {
            axis--;
        }
        boolean repeats = axis > 0 && small.dim(axis - 1) == 1;
        int length = 1;
        while (axis > 0 && (large.dim(axis - 1) == 1 || (small.dim(axis - 1) == 1) == repeats)) {
            axis--;
            length *= large.dim(axis);
        }
        int[] offsets = offsets(small, large, axis, repeats ? 1 : length);
        return new Stretch(offsets, length, repeats, small.size());
    }

    /// Whether every axis is as long or 1.
    public static boolean fits(Shape small, Shape large) {
        boolean fits = small.rank() == large.rank();
        for (int i = 0; i < small.rank() && fits; i++) {
            fits = small.dim(i) == large.dim(i) || small.dim(i) == 1;
        }
        return fits;
    }

    /// Where in the smaller shape each segment begins.
    ///
    /// @param axes number of axes before those of a segment
    /// @param step elements of the smaller shape in a segment
    private static int[] offsets(Shape small, Shape large, int axes, int step) {
        int count = 1;
        for (int i = 0; i < axes; i++) {
            count *= large.dim(i);
        }
        int[] offsets = new int[count];
        for (int segment = 0; segment < count; segment++) {
            int rest = segment;
            int stride = step;
            for (int i = axes - 1; i >= 0; i--) {
                int index = rest % large.dim(i);
                rest /= large.dim(i);
                offsets[segment] += small.dim(i) == 1 ? 0 : index * stride;
                stride *= small.dim(i);
            }
        }
        return offsets;
    }

    /// Segments of an example.
    public int segments() {
        return offsets.length;
    }

    /// Elements of a segment.
    public int length() {
        return length;
    }

    /// Whether one element of the smaller shape is repeated over a segment.
    public boolean repeats() {
        return repeats;
    }

    /// The element of a smaller example that belongs to a segment's first.
    ///
    /// @param segment 0 to `segments() - 1`
    public int offset(int segment) {
        return offsets[segment];
    }

    /// Elements of a smaller example.
    public int smallSize() {
        return smallSize;
    }

    /// Elements of a larger example.
    public int size() {
        return offsets.length * length;
    }
}
