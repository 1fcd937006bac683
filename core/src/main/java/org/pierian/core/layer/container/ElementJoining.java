package org.pierian.core.layer.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Stretch;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Sums or products of outputs, element by element, in the order of the branches; axes of size 1 are stretched.
final class ElementJoining implements Joining {

    private final boolean multiplies;
    private final TensorType joined;
    private final Elementwise elementwise;
    private final Reductions reductions;
    private final List<Optional<Stretch>> stretches = new ArrayList<>(); // of each branch
    private final PerBatch<Tensor> products; // dy times the outputs of the other branches
    private final List<PerBatch<Tensor>> sums; // gradients of stretched outputs

    /// @param multiplies whether outputs are multiplied, else added
    /// @param outputs one example of each branch
    /// @param joined one example of the container's output
    ElementJoining(boolean multiplies, List<Shape> outputs, TensorType joined, int maxBatch, Backend backend) {
        this.multiplies = multiplies;
        this.joined = joined;
        this.elementwise = backend.elementwise();
        this.reductions = backend.reductions();
        Shape large = joined.shape();
        for (Shape output : outputs) {
            stretches.add(output.equals(large) ? Optional.empty() : Optional.of(Stretch.of(output, large)));
        }
        this.products = multiplies && outputs.size() > 1 ? Scratch.own(large, maxBatch, backend) : Scratch.none();
        List<Shape> small = outputs.stream()
                .map(output -> output.equals(large) ? Shape.of(0) : output)
                .toList();
        this.sums = Scratch.views(small, maxBatch, backend);
    }

    @Override
    public Tensor join(int branch, Tensor before, Tensor output, Tensor y) {
        Optional<Stretch> stretch = stretches.get(branch);
        if (branch > 0) {
            combine(stretch, before, output, y);
            return y;
        }
        if (stretch.isPresent()) {
            elementwise.stretch(stretch.get(), output, y);
            return y;
        }
        if (stretches.size() == 1 && !output.sharesBuffer(y)) {
            elementwise.copy(0, y.size(), output, y);
            return y;
        }
        return output;
    }

    private void combine(Optional<Stretch> stretch, Tensor a, Tensor b, Tensor y) {
        if (stretch.isPresent()) {
            if (multiplies) {
                elementwise.multiplyStretched(stretch.get(), a, b, y);
            } else {
                elementwise.addStretched(stretch.get(), a, b, y);
            }
        } else if (multiplies) {
            elementwise.multiply(0, y.size(), a, b, y);
        } else {
            elementwise.add(0, y.size(), a, b, y);
        }
    }

    @Override
    public Tensor gradient(Pass pass, int branch, Tensor[] outputs, Tensor dy) {
        Tensor gradient = dy;
        for (int other = 0; multiplies && other < outputs.length; other++) {
            if (other != branch) {
                Tensor product = products.of(pass.end());
                combine(stretches.get(other), gradient, outputs[other], product);
                gradient = product;
            }
        }
        Optional<Stretch> stretch = stretches.get(branch);
        return stretch.isPresent()
                ? sum(pass, stretch.get(), gradient, sums.get(branch).of(pass.end()))
                : gradient;
    }

    /// Without the steps behind an example's length.
    private Tensor sum(Pass pass, Stretch stretch, Tensor gradient, Tensor sum) {
        int steps = joined.padded() ? joined.shape().dim(0) : 1;
        int step = stretch.size() / Math.max(1, steps);
        for (int example = 0; example < gradient.rows(); example++) {
            int count = joined.padded() ? pass.length(example, steps) * step : stretch.size();
            reductions.sumStretched(stretch, example, count, gradient, sum);
        }
        return sum;
    }
}
