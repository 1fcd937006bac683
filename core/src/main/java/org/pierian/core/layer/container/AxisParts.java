package org.pierian.core.layer.container;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Blocks;
import org.pierian.core.layer.Axis;
import org.pierian.core.tensor.Shape;

/// The parts of an axis, of tensors that follow one another along it.
final class AxisParts {

    private final int before; // product of an example's axes before
    private final List<Blocks> blocks = new ArrayList<>();
    private final List<Blocks> back = new ArrayList<>();

    /// @param parts one example of each tensor
    /// @param axis of an example, from 0
    AxisParts(List<Shape> parts, int axis) {
        Axis first = Axis.at(axis, parts.getFirst());
        this.before = first.before();
        int inner = first.behind();
        int width = inner * parts.stream().mapToInt(part -> part.dim(axis)).sum();
        int start = 0;
        for (Shape part : parts) {
            int length = part.dim(axis) * inner;
            Blocks taken = new Blocks(length, start, width, 0, length);
            blocks.add(taken);
            back.add(taken.back());
            start += length;
        }
    }

    /// Number of blocks in a batch.
    int count(int rows) {
        return rows * before;
    }

    /// From the whole to a part.
    Blocks taken(int part) {
        return blocks.get(part);
    }

    /// From a part to the whole.
    Blocks put(int part) {
        return back.get(part);
    }
}
